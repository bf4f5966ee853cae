"""The words that tell that something was withheld, refused, denied or not settled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.happenings.absences.openings import OPENING
from onrecord.extraction.happenings.clause_words import stem
from onrecord.schema.happenings import AbsenceKind


def _stems(verbs: str) -> frozenset[str]:
    return frozenset(stem(verb) for verb in verbs.split())


# What verbs tell, by their stems, that are refused, failed or not done.
_ANSWERS: Final = _stems(
    "comment respond answer reply return say speak talk discuss address apologize acknowledge "
    "testify show condemn denounce admit concede retract disavow "
    "comply cooperate recall weigh criticize rule"
)
_TELLINGS: Final = _stems(
    "release disclose reveal provide offer give specify identify name cite detail describe publish "
    "explain confirm elaborate divulge determine"
)
_SETTLINGS: Final = _stems(
    "decide agree reach endorse vote act pass schedule resolve approve settle choose take "
    "make bow commit conclude compromise"
)
# What must follow some of these, which tell much else.
_NEEDED: Final = {
    stem(verb): re.compile(pattern)
    for verb, pattern in {
        "say": r"(?:\s(?:for\scertain|exactly|[a-z]{1,20}ly))?"
        r"\s(?:who|what|whether|why|how|when|where|if|which)\b",
        "return": r"\s(?:an?|the|calls?|messages?|e-?mails?|requests?|multiple|phone|repeated"
        r"|several)\b",
        "give": r"(?:\s[\w-]{1,20}){0,3}\s(?:details?|explanations?|reasons?|names?|evidence"
        r"|information|specifics|answers?|interviews?|dates?)\b",
        "offer": r"(?:\s[\w-]{1,20}){0,3}\s(?:details?|explanations?|reasons?|evidence|information"
        r"|specifics|proof|ideas?)\b",
        "take": r"(?:\s[\w-]{1,20}){0,2}\s(?:position|stance|action|questions?|vote|steps?)\b",
        "make": r"(?:\s[\w-]{1,20}){0,2}\s(?:decisions?|announcements?|endorsements?|determination"
        r"|commitments?|public)\b",
        "show": r"\sup\b",
        "release": r"(?!\s(?:[a-z-]{1,20}\s){0,2}(?:prisoners?|criminals?|inmates?|hostages?"
        r"|detainees?|terrorists?|him|her|them)\b)",
        "name": r"(?!\s(?:him|her|them|it|names)\b)",
        "respond": r"(?!\sin\skind\b)",
        "identify": r"(?!\swith\b)",
        "speak": r"\s(?:to|with|about|publicly|on\sthe)\b",
        "talk": r"\s(?:to|with|about|publicly)\b",
        "reach": r"(?:\s[\w-]{1,20}){0,3}\s(?:agreements?|deals?|decisions?|consensus|compromises?"
        r"|conclusions?|settlements?)\b",
    }.items()
}
ABSTENTIONS: Final[Mapping[str, AbsenceKind]] = {
    **dict.fromkeys(_SETTLINGS, "no_agreement"),
    **dict.fromkeys(_TELLINGS, "not_disclosed"),
    **dict.fromkeys(_ANSWERS, "no_response"),
}

_ADVERBS: Final = r"(?:\s(?:[a-z]{1,20}ly|yet|even|so\sfar|also|ever|still|been|be)){0,3}"
_WITHHELD: Final = (
    r"(?:details?|evidence|proof|explanations?|information|specifics|names|ideas?|reasons|sources?"
    r"|specificity|numbers|figures|timetable|indication)"
)
_SETTLED: Final = (
    r"(?:agreements?|deals?|decisions?|dates?|accords?|consensus|compromises?|settlements?|verdicts?"
    r"|resolutions?|votes?|timetables?)"
)
# Named patterns, each a way in which absences are told; none backtracks beyond a few words.
PATTERNS: Final[Mapping[str, str]] = {
    "unreached": r"(?:(?:could|can|was|were|is|are)\s)?(?:not|n[’']t)\s(?:immediately\s"
    r"|be\simmediately\s|immediately\sbe\s|be\s)?(?:reached|contacted|available\sfor\scomment)\b"
    r"|unavailable\sfor\scomment",
    "unclear": r"(?:unknown(?!\s(?:in|to|among|outside|beyond|as)\b)"
    r"|too\s(?:early|soon)\sto\s(?:tell|say|know)"
    r"|no\sway\s(?:of\sknowing|to\sknow))\b",
    "reject request": r"(?:reject|den|refus|declin)(?:s|ied|ed|ing)\s(?:an?\s|the\s)?"
    r"(?:[a-z]{2,20}\s){0,3}requests?\b",
    "avoid": r"(?:(?:avoid|ignor|evad|dodg|duck|sidestep(?:p)?|deflect|brush)(?:ed|es|s|ing)"
    r"(?:\s(?:off|aside))?(?:\s[\w’'-]{1,20}){0,3}\s(?:questions?|answer\w{0,4}|requests?|inquiries"
    r"|comment\w{0,4}|discuss\w{0,4})|(?:refrain(?:ed|s|ing)|sh(?:ied|ying)\saway)\sfrom"
    r"\s(?:comment|respond|answer|discuss|say|address|disclos|reveal|confirm|endors)[a-z]*"
    r"|turn(?:ed|s|ing)\sdown(?:\s[\w’'-]{1,20}){0,3}\s(?:requests?|interviews?))\b",
    "choose not": r"(?:chose|chosen|opted|decided|choosing|elected|preferred)\snot\sto"
    r"\s(?P<chosen>[a-z]+)",
    "unanswered": r"(?:unanswered|unreturned"
    r"|(?<!yes-)(?<!yes-or-)no\s(?:immediate\s)?(?:response|answer|reply)"
    r"|(?:calls?|messages?|e-?mails?|requests?|inquiries)(?:\s[\w’'-]{1,20}){0,6}\s(?:were|was)\snot"
    r"(?:\simmediately)?\s(?:returned|answered))\b",
    "refer": r"(?:referred|directed|deferred|redirected)(?:\s[\w’'-]{1,20}){0,3}\s"
    r"(?:questions?|requests?|inquiries|calls|comment|reporters?)\b",
    "silent": r"(?:(?:been|was|is|gone|went|fell)(?:\s[a-z]{1,20}ly)?\s(?:silent|mum|tight-lipped)"
    r"|made\sno\scomment|said\s(?:nothing|little)\s(?:about|of|on))\b",
    "wary": r"(?:reluctant|hesitant|unwilling)\sto"
    r"\s(?P<wary_of>[a-z]+)",
    "untold": r"(?:undisclosed|unsubstantiated|unverified|unproven|not\sbeen\smade\spublic"
    r"|(?:could|can)\s?not\sbe(?:\s(?:immediately|independently))?\s(?:verified|confirmed"
    r"|identified))\b",
    "lack": r"(?:lack(?:s|ed|ing)?(?:\sof)?(?:\s[\w-]{1,20}){0,2}\s(?:details?|evidence|specifics?"
    r"|specificity|transparency|proof|information|explanation))\b",
    "divided": r"(?:(?:talks|negotiations|deal|agreement|bill|compromise)(?:\s\w{1,20}){0,3}\s"
    r"(?:collapsed|broke\sdown|fell\s(?:apart|through))|h(?:old|eld)(?:ing|s)?\soff\s(?:on|from)"
    r"|still\s(?:deciding|weighing)|(?:not|n[’']t)\s(?:yet\s)?made\sup"
    r"|reject(?:s|ed|ing)(?:\s[\w’'-]{1,20}){0,3}\s(?:deal|offer|proposal|bill|amendment"
    r"|compromise))\b",
    "untrue": r"(?:not\strue|no\struth\s(?:to|in)|(?:is|was|are)\s(?:a\slie|lies"
    r"|(?:\w{1,20}\s)?false"
    r"|untrue)|disavow(?:s|ed|ing)|took\sissue\swith)\b",
    "refuse": rf"(?:declin(?:es|ed|ing)|refus(?:e|es|ed|ing|al))\b{_ADVERBS}"
    r"(?:\sto\s(?:[a-z]{1,20}ly\s)?(?P<refused>[a-z]+))?",
    "fail": rf"fail(?:s|ed|ing|ure)?\b{_ADVERBS}\sto\s(?P<failed>[a-z]+)",
    "yet to": r"(?:has|have|had)\syet\sto(?:\s[a-z]{1,20}ly)?\s(?P<awaited>[a-z]+)",
    "no comment": r"no\scomment\b|not\s(?:going\sto|gonna)\s(?:go\sinto|answer|comment|discuss"
    r"|say)",
    "dodge": r"(?:demurr|bristl|equivocat)ed\b|(?:waver|hedg)ed\sin\sanswering"
    r"|(?:remain|stay|kept)(?:s|ed)?\s(?:silent|quiet|mum)|silence\son",
    "nothing of": r"(?<!\ba\s)(?!no\sidea\b)(?:no|few|little)(?:\s[a-z-]{2,20}){0,2}"
    rf"\s{_WITHHELD}\b",
    "without": r"without(?:\s(?:any|further|much|more|giving|providing|offering|citing)){0,2}"
    rf"\s{_WITHHELD}\b",
    "hide": r"(?:withh(?:eld|olds?|olding)(?!\s(?:his\s|her\s|their\s|its\s)?"
    r"(?:support|endorsements?|aid|funds|funding|pay|approval|judgment|consent)\b)|conceal(?:s|ed|ing)?|hid"
    r"|cover(?:s|ed|ing)?\sup"
    r"|ke(?:pt|eps)(?:\s[\w’']{1,20}){0,4}\ssecret)\b",
    "in part": r"(?:releas|disclos|provid|offer|publish|nam)(?:ed|es|ing)\s(?:only|just)\s"
    r"(?:some|parts?|portions?|a\sfew|limited|partial)\b",
    "unsettled": r"(?:on\sthe\sfence|at\sodds\sover"
    r"|disagree(?:d|s)?\son"
    r"|at\san\simpasse)\b",
    "no agreement": r"no(?!\s(?:big|great)\sdeal)(?:\s(?!of\b|to\b)[a-z-]{2,20}){0,2}"
    rf"\s{_SETTLED}\b",
    "deny": r"(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)"
    r"|dismiss(?:es|ed|ing)(?=(?:\s[\w’'-]{1,20}){0,4}\s(?:claims?|reports?|allegations?"
    r"|accusations?|charges?|suggestions?|rumou?rs?|critic(?:s|ism))\b)"
    r"|refut(?:es|ed|ing)"
    r"|contested|rebutted|distanced\s(?:him|her|it|them)sel(?:f|ves)\sfrom(?=(?:\s[\w’'-]{1,20}){0,4}"
    r"\s(?:comments|remarks|interviews?|statements?|reports?|claims?|words)\b)"
    r"|reject(?:s|ed|ing)(?:\s(?:the|any|that|such|this))?\s"
    r"(?:claims?|idea\sthat|notion|suggestions?|reports?|allegations?|accusations?|charges?"
    r"|criticism))\b",
    "false": r"call(?:s|ed|ing)\s(?:it|that|this|them|(?:the|those)\s\w{1,20})\s[“\"‘']?"
    r"(?:beyond\s)?"
    r"(?:preposterous|false|untrue|baseless|nonsense|ridiculous|absurd|unfounded|fabricated)\b",
    "not": r"(?:(?:did|does|do|has|have|had|would|will|was|were|is|are|could|wo|ca)\s?n(?:[’']t|ot)"
    rf"|never|(?:unwilling|unable)\sto)(?!\sonly\b){_ADVERBS}\s(?P<undone>[a-z]+)",
    "no to it": r"(?<=[“\"])no,\s",
    "none": r"no\s(?P<absent>[a-z]+)",
}
_CUE: Final = re.compile(
    rf"(?<![^\W_])(?={OPENING})(?:" + "|".join(
        f"(?P<{name.replace(' ', '_')}>{pattern})" for name, pattern in PATTERNS.items()
    ) + ")", re.IGNORECASE,
)  # fmt: skip

_KINDS: Final[Mapping[str, AbsenceKind]] = {
    "unreached": "no_response",
    "avoid": "no_response",
    "unanswered": "no_response",
    "refer": "no_response",
    "silent": "no_response",
    "untold": "not_disclosed",
    "lack": "not_disclosed",
    "divided": "no_agreement",
    "untrue": "denial",
    "no comment": "no_response",
    "dodge": "no_response",
    "nothing of": "not_disclosed",
    "without": "not_disclosed",
    "unclear": "not_disclosed",
    "hide": "not_disclosed",
    "in part": "not_disclosed",
    "unsettled": "no_agreement",
    "no agreement": "no_agreement",
    "deny": "denial",
    "false": "denial",
    "none": "denial",
    "no to it": "denial",
}
# What voters determine is decided; only what has not been determined is not told.
_DETERMINED: Final = stem("determine")
# What will, would or could not be done has not been left undone, but for what would not be said.
_UNSURE: Final = re.compile(r"(?:will|wo|would|could|ca|unable)(?:n[’']t|\s)", re.IGNORECASE)
_SPOKEN: Final = _stems("comment respond answer reply say speak talk discuss address elaborate")
# Whether there will be a vote is not settled; an offer that is declined is no agreement.
_OPEN: Final = re.compile(
    r"\s(?:whether|if|when)\s[^,;.]{0,40}\b(?:votes?|deals?|decisions?|agreements?|hearings?)\b"
)
_OFFERED: Final = re.compile(r"\b(?:offer|propos|invit)(?:ed|es|s|al|ation)?\b", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\sbe(?:en)?\s")
# "The names were not released", and not "they were not releasing the names".
_NOT_DONE: Final = re.compile(
    r"(?:was|were|is|are)(?:n[’']t|\snot)\s(?!.*ing\b)", re.IGNORECASE | re.DOTALL
)
# To refuse to say certain words is to refuse a deed.
_WORDS: Final = re.compile(r"\s(?:the|those|these|such)\s")
_ENDS_CLAUSE: Final = re.compile(r"\s?[.,;:)”\"]|$")
_UNSEALED: Final = re.compile(
    r"\b(?:unseal|release|public|disclos|records?|documents?)", re.IGNORECASE
)
# What is not said is not told: "did not say who", but "did not say whether" answers nothing.
_SAYING: Final = stem("say")
_WHICH: Final = re.compile(r"(?:\s[a-z]{1,20}ly)?\s(?:who|what|when|where|which|how)\b")
_REACH: Final = 90
_REACH_OF_OFFERS: Final = 200


@dataclass(frozen=True, slots=True)
class AbsenceCue:
    """Words that tell that something was withheld or denied.

    Attributes:
        start, end: its characters, with the verb that is refused or not done.
        family: the way in which it is told.
        kind: what it tells.
        verb: the stem of what is refused or not done, or "".
        is_passive: whether it was not done to the subject ("has not been released").
    """

    start: int
    end: int
    family: str
    kind: AbsenceKind
    verb: str
    is_passive: bool


def find_cues(text: str) -> Iterator[AbsenceCue]:
    """Yield whatever may tell of an absence, in order."""
    for found in _CUE.finditer(text):
        family = _family(found)
        verb = stem(_verb(found))
        kind = _kind(text, found, family, verb)
        if kind:
            is_passive = bool(verb) and bool(_PASSIVE.search(found[0]) or _NOT_DONE.match(found[0]))
            yield AbsenceCue(found.start(), found.end(), family, kind, verb, is_passive)


def _family(found: re.Match[str]) -> str:
    # The group of the family is the last to close.
    return (found.lastgroup or "").replace("_", " ")


def _verb(found: re.Match[str]) -> str:
    groups = ("refused", "failed", "undone", "awaited", "absent", "chosen", "wary_of")
    return next((found[group].lower() for group in groups if found[group]), "")


def _kind(text: str, found: re.Match[str], family: str, verb: str) -> AbsenceKind | None:
    """Return what a cue tells; None where what fails or is not done is no absence."""
    if family == "unclear" and _OPEN.match(text, found.end()):
        return "no_agreement"
    if family in _KINDS:
        return _KINDS[family]
    if family == "reject request":
        is_unsealed = _UNSEALED.search(text, found.end(), found.end() + _REACH)
        return "not_disclosed" if is_unsealed else "no_response"
    kind = _kind_of_verb(text, found, verb)
    if verb == _SAYING and family in ("not", "yet to") and _WHICH.match(text, found.end()):
        return "not_disclosed"
    if family in ("refuse", "choose not"):
        return kind or _refused(text, found, verb)
    if family == "not":
        is_spoken = kind == "no_response" and verb in _SPOKEN
        if _UNSURE.match(found[0]) and not (is_spoken or kind == "not_disclosed"):
            return None
        return kind if kind and not found["undone"].lower().endswith("ing") else "denial"
    return kind


def _refused(text: str, found: re.Match[str], verb: str) -> AbsenceKind | None:
    """Return what it tells that something else is refused than to answer, tell or settle.

    An offer, where one was made before; nothing, where a deed is declined, or a thing declines.
    """
    if verb == stem("say") and not _WORDS.match(text, found.end()):
        return "no_response"
    if verb or found[0].lower().startswith("declining"):
        return None
    lead = max(0, found.start() - _REACH_OF_OFFERS)
    if _OFFERED.search(text, lead, found.start()):
        return "no_agreement"
    return "no_response" if _ENDS_CLAUSE.match(text, found.end()) else None


def _kind_of_verb(text: str, found: re.Match[str], verb: str) -> AbsenceKind | None:
    """Return what it tells that a verb is not done, or None where it tells nothing."""
    needed = _NEEDED.get(verb)
    if needed and not needed.match(text, found.end()):
        return None
    if verb == _DETERMINED and not _PASSIVE.search(found[0]):
        return None
    return ABSTENTIONS.get(verb)
