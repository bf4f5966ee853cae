"""Whether an action happened, is planned, threatened, denied or only thought of."""

import re
from typing import Final

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import ActionKind, ActionStatus

# How far before a verb stands what bears on it, in characters.
_NEAR: Final = 60
_FAR: Final = 140
_ADVERBS: Final = (
    r"(?:\s+(?:also|all|both|then|now|later|still|just|already|even|ever|yet|[a-z]+ly|be|been"
    r"|have))*"
)
# The stop of a title or an initial ends no clause: "called for Mr. Lund's ouster".
_TITLES: Final = "".join(
    rf"|(?<={title})\." for title in ("Mr", "Ms", "Mrs", "Dr", "Sen", "Rep", "Gov", "Gen", "[A-Z]")
)
_WITHIN_CLAUSE: Final = rf"(?:[^.;,“”\"]{_TITLES})"
_QUESTION: Final = re.compile(r"\?[\s”\"’')]*$")
_NEGATED: Final = re.compile(
    r"(?:\b(?:not|never|nor|neither|without|cannot)|n[’']t)(?:\s+(?!(?:but|only)\b)[\w’'-]+){0,2}\s+$"
    r"|\b(?:refus\w+|declin\w+|fail\w*|opt\w*\snot|decid\w+\snot|forgot|neglect\w*)\s+to(?:\s+\w+)?\s+$"
    r"|(?:\bnot|n[’']t|\bnever)\s(?:[a-z]+ly\s)?(?:expected|likely|planning|going|set|scheduled|poised"
    r"|about)\sto\s(?:[a-z]+ly\s)?$"
    r"|\ball\s+but\s+$|\b(?:no|any)\s+(?:[\w-]+\s+){0,1}$"
    r"|\b(?:stopp\w+\sshort\sof|rul\w+\sout|instead\sof|rather\sthan|short\sof|against)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DENYING: Final = re.compile(
    r"(?<!been\s)(?<!being\s)\bden(?:y|ies|ied|ying)\s(?:that|having|he|she|they|it|ever|any|the\s\w+)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
# What is asked or hindered is no deed.
_CALLED_FOR: Final = re.compile(
    r"\b(?:request|demand|call|insist|propos|recommend|urg|suggest|ask)\w*\s(?:\w+\s)?that\s[^.;,]{0,60}$"
    r"|\b(?:believ|suspect|th(?:ink|ought))\w*\s(?:\w+\s)?that\s[^.;,]{0,60}$"
    r"|\b(?:criticism|criticisms|rumou?rs?|speculation|reporting)\s(?:\w+\s)?that\s[^.;,]{0,60}$"
    r"|\b(?:hop|wish|pray|fear|expect|doubt|predict)\w*\s(?:\S+\s){0,5}?that\s[^.;,]{0,60}$"
    r"|\b(?:prohibit|prevent|stop|keep|bar|bann|ban|block|deter|discourag|protect|dissuad)\w*\s[^.;]{0,50}"
    r"\bfrom\s(?:being\s)?$|\bguarantee\s[^.;]{0,80}$",
    re.IGNORECASE,
)
_IF: Final = re.compile(
    r"^\W*Had\s[^,;]{0,90}$|\b(?:until|once|as\s+soon\s+as)\s[^,;]{0,60}\b(?:is|are|has|have)\s+$"
    r"|\b(?:if|unless|whether|in\s+case|had\s+he|were\s+to|lest|suppose|imagine|as\s+though|as\s+if)"
    r"(?:\sof\scourse,)?\s[^,;]{0,110}$",
    re.IGNORECASE,
)
# A support that is not affirmed, or that somebody has none of, is none that is told.
_WITHHELD: Final = re.compile(
    r"\b(?:affirm|reaffirm|extend(?:ing)?|los(?:t|e|es|ing)|withdr[ae]w\w*|lack\w*|reluctan\w+|commitment)\s[^.;,]{0,40}$",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|question(?:s|ed)?|unclear|unsure|sure|care|know|say|decide[d]?)\s"
    r"(?:[\w.]+\s){0,3}?(?:if|whether)\s[^.;]{0,110}$",
    re.IGNORECASE,
)
_MODAL: Final = re.compile(
    rf"\b(?:could|might|(?-i:may)|should|can|must|ought\s+to|would)\b{_ADVERBS}\s+"
    r"(?:be\s+|have\s+|been\s+|get\s+)*$"
    r"|\b(?:could|might|(?-i:may)|should|must|would)\s(?:[\w’'-]+\s){0,3}$"
    r"|\b(?:could|might|(?-i:may)|should|would)\s[^.;,]{0,50}\sand\s$",
    re.IGNORECASE,
)
_SHORTENED: Final = re.compile(r"[’']d\s(?:[a-z]+ly\s|also\s|never\s)?$")
_PLANNED: Final = re.compile(
    r"\b(?:will|shall)\s(?:\w+ly\s)?continue\sto\s(?:\w+ly\s)?$"
    rf"|(?:\b(?:will|shall|won[’']t)|[’']ll)\b{_ADVERBS}\s+(?:be\s+|get\s+)?(?:[a-z]+ly\s+)?$"
    r"|\b(?:going|plan\w*|scheduled|set|slated|due|expect\w*|about|intend\w*|agree\w*|promis\w*|prepar\w*"
    r"|decid\w*|pledg\w*|vow\w*|announc\w*|ready|poised|commit\w*|aim\w*|propos\w*)\s+to\s+"
    r"(?:be\s+|then\s+|\w+ly\s+)?$"
    r"|\b(?:plan|plans|intention|decision|promise|pledge|vow)\s+(?:to|for|of)\s+(?:[\w-]+\s+){0,2}$"
    r"|\b(?:upcoming|planned|impending|forthcoming|imminent|expected)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_THREATENED: Final = re.compile(
    r"\b(?:threat(?:en\w*|s)?|vow\w*|warn\w*)\s+(?:to|of|that|with)\s"
    rf"(?:[^.;“”\"]{_TITLES}){{0,50}}$",
    re.IGNORECASE,
)
_THOUGHT_OF: Final = re.compile(
    r"\b(?:fear\w*|call(?:s|ed|ing)?\s+(?:for|on)|urg(?:e|es|ed|ing)|demand\w*|want\w*|wish\w*|hop(?:e|es|ed"
    r"|ing)|seek\w*|sought|possib\w+|potential\w*|prospect\w*|consider\w*|propos\w+|suggest\w*|likely"
    r"|need\w*|try\w*|tried|tries|attempt\w*|ask(?:s|ed|ing)?|alleg\w+|would|could|should|might|(?-i:may)|risk"
    r"|persuad\w*|convinc\w*|pressur\w*|encourag\w*|press(?:ed|ing)|push\w*|hypothetical\w*|imagin\w*"
    r"|willing\w*|able|eager|reluctant|unlikely|accus\w+|ways?|chances?|hopes?|without|opportunity|in\s+order|enough|idea"
    rf"|rumou?r\w*|speculat\w*|let|allow\w*|how|doors?|paths?)\b{_WITHIN_CLAUSE}{{0,50}}\s$",
    re.IGNORECASE,
)
# "would" after a word of saying is the future as it was seen then.
_WOULD: Final = re.compile(
    r"\b(?:said|says|that|announced|news|promised|pledged|vowed)\s[^.;“”\"?]{0,80}?\bwould\s+(?:be\s+)?$",
    re.IGNORECASE,
)
_ALLEGED: Final = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|suspect(?:s|ed|ing)?|alleg(?:ed|edly)|convict(?:ed)?)\s[^.;“”\"]{0,40}\bof\s(?:\w+ly\s)?$"
    r"|\b(?:allegedly|reportedly|supposedly)\s(?:[a-z]+\sto\s)?$",
    re.IGNORECASE,
)
_INFINITIVE: Final = re.compile(r"(?<!\w)to\s+(?:[a-z]+ly\s+)?(?:be\s+|get\s+)?$")
# Verbs that make what follows "to" a fact.
_IMPLIED: Final = re.compile(
    r"\b(?:manag\w+|began|begun|beg[ai]ns?|start\w*|continu\w+|help\w*|dar(?:e|es|ed|ing)|rush\w*|went\s+on|used"
    r"|proceed\w*|chose|chosen|was\s+able|were\s+able|came\s+out|vot(?:ed|es|ing)|moved|first|last"
    r"|only\s+one|got|forced)\s+(?:the\s\w+\s)?to\s+(?:[a-z]+ly\s+)?$",
    re.IGNORECASE,
)
# "after she steps down": to come.
_NOT_YET: Final = re.compile(r"\b(?:after|when|before|until|once)\s(?:he|she|it)\s$", re.IGNORECASE)
_HOSTILE: Final = frozenset(
    {"ACCUSE", "REJECT", "PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "INVESTIGATE"}
)


def action_status(
    scene: Scene, kind: ActionKind, verb: Offsets, *, is_noun: bool
) -> ActionStatus | None:
    """Return how the sentence puts an action, or None where it only asks for it.

    Args:
        scene: the article.
        kind: the action's root: only what hurts is threatened.
        verb: the verb, or the noun, before which it is told.
        is_noun: whether it is a noun.
    """
    sentence = scene.around.sentence(verb[0]) or verb
    if _QUESTION.search(scene.text[max(sentence[0], sentence[1] - 6) : sentence[1]]):
        return None
    near = scene.text[max(sentence[0], verb[0] - _NEAR) : verb[0]]
    far = scene.text[max(sentence[0], verb[0] - _FAR) : verb[0]]
    if _ASKED.search(far) or _CALLED_FOR.search(far):
        return None
    if kind in _HOSTILE and _THREATENED.search(near):
        return "threatened"
    if _NEGATED.search(near) or _DENYING.search(far):
        return "denied"
    if _IF.search(far):
        return "hypothetical"
    if _NOT_YET.search(near) and scene.text[slice(*verb)].split(maxsplit=1)[0].endswith("s"):
        return "planned"
    if _PLANNED.search(near) or _is_future(scene.text, sentence, far):
        return "planned"
    if _MODAL.search(near) or _is_would(near, scene.text[slice(*verb)]):
        return "hypothetical"
    return _of_noun(near) if is_noun else _of_verb(near)


def _of_noun(near: str) -> ActionStatus | None:
    if _WITHHELD.search(near):
        return None
    return "hypothetical" if _THOUGHT_OF.search(near) else "occurred"


def _of_verb(near: str) -> ActionStatus | None:
    if _ALLEGED.search(near):
        return "hypothetical"
    if _INFINITIVE.search(near):
        # What somebody only wants, or is asked, to do is neither fact nor supposition.
        return "occurred" if _IMPLIED.search(near) else None
    return "hypothetical" if _THOUGHT_OF.search(near[-30:]) else "occurred"


def _is_future(text: str, sentence: Offsets, lead: str) -> bool:
    """Whether "would" only moves a future into the past: no condition stands with it."""
    return bool(_WOULD.search(lead)) and not re.search(r"\bif\b", text[slice(*sentence)])


def _is_would(near: str, verb: str) -> bool:
    """Whether "’d" before a verb is "would": before a participle it is "had"."""
    return bool(_SHORTENED.search(near)) and not verb.split(maxsplit=1)[0].endswith(
        ("ed", "en", "own")
    )
