"""The words that tell that somebody is to do something: "will", "vowed to", "his offer to"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.schema.happenings import CommitmentKind

# What follows a cue before what is to be done, by what it asks for.
_ADVERB: Final = r"(?:\s[a-z]{1,20}ly)?"
_TO: Final = rf"{_ADVERB}(?:\snot)?\sto(?:\s[a-z]{{1,20}}ly)?(?=\s[a-z“\"])"
_DOING: Final = rf"{_ADVERB}(?:\snot)?(?=\s[a-z]{{2,30}}ing\b)"
_FOLLOWS: Final[Mapping[str, str]] = {
    "verb": r"(?:n[’']t|\snot|\snever|\salso|\snow|\sthen|\ssoon|\sstill|\sjust|\s[a-z]{1,20}ly|"
    r"\salways|\sinstead|\sagain|\sonce){0,4}(?=\s[“\"‘]?[a-z]{2})",
    "to": _TO,
    "to, that": rf"(?:{_TO}|\s(?:that\b|his|her|their|its|to|“|\")|{_DOING}"
    r"|(?:\s(?!(?:is|was|are|were|of|for|delegates)\b)[A-Za-z.’']{1,20}){1,4}\s(?:that|to)\b)",
    "to, on doing": rf"(?:{_TO}|\son(?=\s[a-z]{{2,30}}ing\b))",
    "to doing": r"\sto(?=\s[a-z]{2,30}ing\b|\s[a-z])",
    "doing": _DOING,
    "doing, to": rf"(?:{_TO}|{_DOING}|\sthat\b|(?=\s(?:an?|the|his|her|its|their|more|new)\s))",
    "deed": r"(?:\snot|\salso|\snow|\s[a-z]{1,20}ly)?(?=\s{1,2}[a-z]{2,30}ing\b)",
    "for": r"\sfor(?=\s)",
    "of doing": rf"(?:{_TO}|\s(?:of|on)(?:\snot)?(?=\s[a-z]{{2,30}}ing\b))",
    "of, for": rf"(?:{_TO}|\s(?:of|on|for)(?:\snot)?(?=\s[A-Za-z“\"$]))",
    "somebody to": r"(?=\s)",
    "out doing": r"\sout(?=\s[a-z]{2,30}ing\b)",
}


@dataclass(frozen=True, slots=True)
class CueFamily:
    """Cues that are read alike.

    Attributes:
        name: what they are called in the features.
        kind: how what they tell binds.
        follows: what follows such a cue, a key of the patterns above.
        forms: their first words, in lower case.
        is_noun: whether they are nouns, and so possessed rather than done.
    """

    name: str
    kind: CommitmentKind
    follows: str
    forms: tuple[str, ...]
    is_noun: bool = False


def _family(
    name: str, kind: CommitmentKind, follows: str, forms: str, *, is_noun: bool = False
) -> CueFamily:
    return CueFamily(name, kind, follows, tuple(forms.split()), is_noun)


_FAMILIES: Final = (
    _family("will", "plan", "verb", "will shall wo"),
    _family("would", "plan", "verb", "would"),
    _family("going to", "plan", "to", "going"),
    _family("is to", "plan", "to", "is are was were"),
    _family("set to", "plan", "to", "set scheduled slated due poised"),
    _family("expected to", "plan", "to", "expected expects expect"),
    _family("prepared to", "plan", "to", "ready prepared"),
    _family("ready to", "offer", "to", "willing"),
    _family("committed to", "promise", "to doing", "committed commits commit committing"),
    _family(
        "promise", "promise", "to, that",
        "promised promises promising pledged pledges pledging vowed vows vowing swore swears "
        "guaranteed vow pledge promise",
    ),
    _family("threaten", "threat", "to", "threatened threatens threatening threaten"),
    _family("offer", "offer", "to", "offered offers offering offer"),
    _family("invite", "offer", "somebody to", "invited invites inviting"),
    _family(
        "plan", "plan", "to, on doing",
        "plan plans planned planning intend intends intended intending",
    ),
    _family("aim", "plan", "to", "aim aims aimed aiming seek seeks seeking looking"),
    _family("hope", "plan", "to", "hope hopes hoped hoping want wants wanted"),
    _family("prepare", "plan", "to", "prepare prepares preparing"),
    _family("decide", "plan", "to, that", "decided decides deciding opted chosen"),
    _family("agree", "plan", "to", "agreed agrees agreeing accepted"),
    _family("propose", "plan", "doing, to", "proposed proposes proposing propose"),
    _family("call for", "plan", "for", "called calls calling"),
    _family("is doing", "plan", "deed", "is are was were am"),
    _family("rule out", "promise", "out doing", "ruled rules"),
    _family("decision noun", "plan", "to", "decision decisions", is_noun=True),
    _family("call noun", "plan", "for", "call calls", is_noun=True),
    _family("plan noun", "plan", "of, for", "plan plans proposal proposals intention intentions "
            "goal aim intent designs", is_noun=True),
    _family("promise noun", "promise", "of, for", "promise promises pledge pledges vow vows "
            "commitment guarantee", is_noun=True),
    _family("threat noun", "threat", "of doing", "threat threats", is_noun=True),
    _family("ready noun", "offer", "of doing", "willingness readiness openness", is_noun=True),
    _family("offer noun", "offer", "to", "offer offers invitation", is_noun=True),
)  # fmt: skip
_CONTRACTED: Final = {"ll": "will", "d": "would", "re": "are", "s": "is", "m": "am"}
_BY_FORM: Final[Mapping[str, tuple[CueFamily, ...]]] = {
    form: tuple(family for family in _FAMILIES if form in family.forms)
    for form in sorted({form for family in _FAMILIES for form in family.forms})
}
_AFTER: Final = {follows: re.compile(pattern) for follows, pattern in _FOLLOWS.items()}
# Every word, and what a contraction leaves of "will": which are cues tells a look at the table.
_WORD: Final = re.compile(
    r"[’'](?:ll|d|re|s|m)\b|(?<![^\W_])[A-Za-z]{2,12}?(?:(?![^\W_])|(?=n[’']t\b))"
)


@dataclass(frozen=True, slots=True)
class CommitmentCue:
    """Words that tell that something is to be done.

    Attributes:
        start, end: its characters, with "not" and "to".
        word_end: where its first word ends.
        family: what it is one of.
        form: its first word, in lower case.
    """

    start: int
    end: int
    word_end: int
    family: CueFamily
    form: str

    @property
    def is_modal(self) -> bool:
        """Whether it only puts a verb in the future, as predictions do too."""
        return self.family.follows == "verb" or self.family.name == "going to"


def find_cues(text: str) -> Iterator[CommitmentCue]:
    """Yield whatever may tell of a commitment, in order; a word may be a verb and a noun."""
    for found in _WORD.finditer(text):
        form = found[0].lower()
        families = _BY_FORM.get(_CONTRACTED.get(form[1:], "") if form[0] in "’'" else form, ())
        for family in families:
            after = _AFTER[family.follows].match(text, found.end())
            if after:
                yield CommitmentCue(found.start(), after.end(), found.end(), family, form)
