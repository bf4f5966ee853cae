"""What entries of the record are called on a page, in plain words."""

from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.interfaces.safe_text import flatten
from onrecord.schema.browsing import DayBasis, ListedEntry, ListedKind
from onrecord.schema.subjects import subjects

_SAID: Final[Mapping[str, str]] = {
    "asserted": "said",
    "denied": "denied",
    "asked": "asked",
    "refused": "declined to say",
}
# Cues that say no more than that it was said.
_PLAIN_CUES: Final = frozenset(
    "say says said saying tell tells told telling state states stated stating speak speaks spoke "
    "speaking add adds added adding write writes wrote written writing according remark remarks "
    "remarked comment comments commented recount recounts recounted".split()
)
_LONGEST_CUE: Final = 40
_OCCASIONS: Final[Mapping[str, str]] = {
    "meeting": "met",
    "call": "spoke by telephone",
    "interview": "in an interview",
    "debate": "in a debate",
    "hearing": "at a hearing",
    "visit": "on a visit",
    "rally": "at a rally",
    "event": "at an event",
}
_OCCASIONS_TO_COME: Final[Mapping[str, str]] = {
    "meeting": "to meet",
    "call": "to speak by telephone",
}
_TO_COME: Final = frozenset({"planned", "proposed"})
_DEEDS: Final[Mapping[str, str]] = {
    "AGREE": "agreed with",
    "CONSULT": "consulted",
    "SUPPORT": "backed",
    "COOPERATE": "worked with",
    "AID": "gave help to",
    "YIELD": "gave way to",
    "REQUEST": "asked something of",
    "ACCUSE": "accused",
    "INVESTIGATE": "investigated",
    "REJECT": "turned down",
    "THREATEN": "threatened",
    "PROTEST": "protested against",
    "SANCTION": "took measures against",
    "MOBILIZE": "sent forces towards",
    "COERCE": "used force of law or arms on",
    "ASSAULT": "attacked",
    "ELECTION": "in an election, against",
}
_DEEDS_ALONE: Final[Mapping[str, str]] = {
    "AGREE": "agreed",
    "CONSULT": "held talks",
    "SUPPORT": "gave support",
    "COOPERATE": "worked together",
    "AID": "gave help",
    "YIELD": "gave way",
    "REQUEST": "made a request",
    "ACCUSE": "made an accusation",
    "INVESTIGATE": "opened an inquiry",
    "REJECT": "refused",
    "THREATEN": "made a threat",
    "PROTEST": "protested",
    "SANCTION": "took measures",
    "MOBILIZE": "sent forces",
    "COERCE": "used force of law or arms",
    "ASSAULT": "made an attack",
    "ELECTION": "in an election",
}
_PROMISED: Final[Mapping[str, str]] = {
    "promise": "promised",
    "plan": "plans",
    "threat": "threatened",
    "offer": "offered",
}
_WITHHELD: Final[Mapping[str, str]] = {
    "no_response": "gave no answer",
    "not_disclosed": "did not disclose",
    "no_agreement": "did not agree",
    "denial": "denied",
}
_STANDING: Final[Mapping[str, str]] = {
    "critical": "at odds",
    "friendly": "on good terms",
    "mixed": "on mixed terms",
    "neutral": "have to do with one another",
}
_VERBS: Final[Mapping[ListedKind, Mapping[str, str]]] = {
    "encounter": _OCCASIONS,
    "commitment": _PROMISED,
    "absence": _WITHHELD,
    "relation": _STANDING,
}
_KINDS: Final[Mapping[ListedKind, tuple[str, str]]] = {
    "statement": ("statement", "statements"),
    "encounter": ("encounter", "encounters"),
    "action": ("action", "actions"),
    "commitment": ("commitment", "commitments"),
    "absence": ("question unanswered", "questions unanswered"),
    "relation": ("word on how two stand", "words on how two stand"),
}
# What a status says beside the verb; the usual goes without saying.
_USUAL: Final = frozenset({"occurred", "asserted", "refused", "asked"})
_STATUSES: Final[Mapping[str, str]] = {
    "hypothetical": "only supposed",
    "denied": "denied",
    "planned": "planned",
    "proposed": "proposed",
    "cancelled": "called off",
    "threatened": "threatened",
    "kept": "kept",
    "broken": "broken",
    "changed": "changed",
    "open": "open",
    "closed": "closed",
}
_STATEMENT_KINDS: Final[Mapping[str, str]] = {
    "direct": "in quotation marks",
    "mixed": "partly quoted",
    "indirect": "in the article’s words",
}
_STANCES: Final[Mapping[str, tuple[str, str]]] = {
    "negative": ("−", "critical"),
    "positive": ("+", "favourable"),
    "mixed": ("±", "both critical and favourable"),
    "neutral": ("○", "neutral"),
}
_DAY_VERBS: Final[Mapping[ListedKind, str]] = {
    "statement": "said",
    "encounter": "held",
    "action": "done",
    "commitment": "due",
    "absence": "told",
    "relation": "stood so",
}
_BASES: Final[Mapping[DayBasis, str]] = {
    "explicit": "as the article dates it",
    "anchored": "counted from another date in the article",
    "inferred": "follows from the article",
    "published": "day of publication",
    "unknown": "no day known",
}
_SHORT_BASES: Final[Mapping[DayBasis, str]] = {
    "explicit": "dated in the text",
    "anchored": "worked out",
    "inferred": "inferred",
    "published": "published",
    "unknown": "no day known",
}
# From each of these on, as weather services and intelligence analysts word likelihoods.
_LIKELIHOODS: Final = (
    (0.95, "almost certain"),
    (0.85, "very likely"),
    (0.7, "likely"),
    (0.5, "more likely than not"),
    (0.0, "doubtful"),
)
TICKS: Final = len(_LIKELIHOODS)


def verb(entry: ListedEntry) -> str:
    """Return what those who act in an entry did: said, met, promised, gave no answer."""
    if entry.entry == "statement":
        return _said(entry)
    if entry.entry == "action":
        deeds = _DEEDS if entry.of_role("recipient") else _DEEDS_ALONE
        return deeds.get(entry.type, _plain(entry.type))
    if entry.entry == "encounter" and entry.status in _TO_COME:
        usual = _OCCASIONS.get(entry.type, _plain(entry.type))
        return _OCCASIONS_TO_COME.get(entry.type, usual)
    return _VERBS[entry.entry].get(entry.type, _plain(entry.type))


def _said(entry: ListedEntry) -> str:
    """Return "said" or its like; of what an article attributes in other words, these words."""
    status = entry.status or "asserted"
    if status != "asserted" or entry.cue is None:
        return _SAID.get(status, "said")
    cue = flatten(entry.cue).strip(" ,;:.—–-")
    words = cue.casefold().split()
    is_plain = not any(word.isalpha() for word in words) or not _PLAIN_CUES.isdisjoint(words)
    return "said" if is_plain or len(cue) > _LONGEST_CUE else f"“{cue}”"


def type_verb(kind: ListedKind, type: str) -> str:
    """Return what those who act in an entry of a kind did, by its type alone."""
    verbs = _DEEDS_ALONE if kind == "action" else _VERBS.get(kind, {})
    return verbs.get(type, _plain(type))


def status_words(entry: ListedEntry) -> str | None:
    """Return whether it took place or how it stands, where its verb leaves that open."""
    if entry.status is None or entry.status in _USUAL:
        return None
    if entry.entry == "statement":
        return None
    return _STATUSES.get(entry.status, _plain(entry.status))


def kind_words(kind: ListedKind, count: int = 1) -> str:
    """Return what entries of a kind are called."""
    return _KINDS[kind][count != 1]


def statement_kind_words(kind: str) -> str:
    """Return how much of a statement is quoted, in words."""
    return _STATEMENT_KINDS.get(kind, _plain(kind))


def stance_sign(stance: str) -> str:
    """Return a sign for a stance, so that it is not told by colour."""
    return _STANCES.get(stance, ("○", stance))[0]


def stance_words(stance: str) -> str:
    """Return a stance in words."""
    return _STANCES.get(stance, ("○", _plain(stance)))[1]


def day_verb(entry: ListedEntry) -> str:
    """Return what the day of an entry is the day of."""
    if entry.entry in ("encounter", "action") and entry.status in _TO_COME:
        return "planned for"
    return _DAY_VERBS[entry.entry]


def basis_words(basis: DayBasis) -> str:
    """Return how a day is known."""
    return _BASES[basis]


def short_basis(basis: DayBasis) -> str:
    """Return the same in a word or two."""
    return _SHORT_BASES[basis]


def how_words(how: str) -> str:
    """Return how something is known of an article, such as its title, in words."""
    if how == "given":
        return "as it was handed over"
    return how if how.startswith("inferred") else f"from its {how}"


def likelihood(probability: float) -> str:
    """Return a probability of 0 to 1 in words."""
    return next(words for least, words in _LIKELIHOODS if probability >= least or least == 0.0)


def ticks(probability: float) -> int:
    """Return how many of `TICKS` marks of a meter a probability of 0 to 1 fills, at least one."""
    return max(sum(probability >= least for least, _ in _LIKELIHOODS), 1)


def subject_name(subject: str) -> str:
    """Return what a subject is called in print; of one that the scheme lacks, its id."""
    known = subjects().get(subject)
    return known.name if known else _plain(subject)


def one_or_many(count: int, one: str, many: str | None = None) -> str:
    """Return a number with what is counted: 1 article, 1,204 articles."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def and_words(words: Sequence[str]) -> str:
    """Return words as a list that is read: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _plain(name: str) -> str:
    return name.lower().replace("_", " ")
