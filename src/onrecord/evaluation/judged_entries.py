"""Entries of a record as a person judges them: what they say, and the words that they say it by."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Party, Relation
from onrecord.schema.record import ArticleRecord
from onrecord.schema.span import Span

JudgedSort = Literal["encounters", "actions", "commitments", "absences", "relations"]
JUDGED_SORTS: Final[tuple[JudgedSort, ...]] = (
    "encounters",
    "actions",
    "commitments",
    "absences",
    "relations",
)

_KEY_DIGITS: Final = 16
# How much of the text before and after is shown to who judges, in characters.
_BEFORE: Final = 400
_AFTER: Final = 250
_Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JudgedEntry:
    """An entry, as it is sampled and judged.

    Attributes:
        article: name of the article.
        sort: what it is an entry of.
        span: offsets of the clearest words that tell it.
        anchor: offset of the word that tells it, which stays where the rest is read otherwise.
        fields: all that is judged, by name; offsets and ids of entities, no words.
        said: the same for people to read.
        surroundings: the words that tell it in brackets, with those before and after them.
        confidence: probability that it is right, as the record has it, 0 to 1.
    """

    article: str
    sort: JudgedSort
    span: tuple[int, int]
    anchor: int
    fields: _Fields
    said: str
    surroundings: str
    confidence: float

    @property
    def key(self) -> str:
        """Its key: the same for the same article, sort, words and all else that is judged."""
        told = [self.article, self.sort, *self.span, *(f"{n}={v}" for n, v in self.fields)]
        digest = hashlib.sha256("\n".join(map(str, told)).encode())
        return digest.hexdigest()[:_KEY_DIGITS]


def judged_entries(name: str, record: ArticleRecord) -> Iterator[JudgedEntry]:
    """Yield the entries of an article's record, sort by sort.

    Args:
        name: name of the article.
        record: what was read in it.
    """
    entries = _Entries(name, record)
    happenings = record.happenings
    yield from map(entries.encounter, happenings.encounters)
    yield from map(entries.action, happenings.actions)
    yield from map(entries.commitment, happenings.commitments)
    yield from map(entries.absence, happenings.absences)
    yield from map(entries.relation, happenings.relations)


class _Entries:
    """Makes entries of one record."""

    def __init__(self, name: str, record: ArticleRecord) -> None:
        self._name = name
        self._record = record
        self._names = {entity.id: entity.name for entity in record.entities}

    def encounter(self, one: Encounter) -> JudgedEntry:
        told = (
            ("kind", one.kind),
            ("status", one.status),
            ("participants", " ".join(sorted(one.participants))),
            ("held on", _date(one.held_on)),
            ("place", _offsets(one.place)),
            ("also", " ".join(map(_offsets, one.evidence[1:]))),
        )
        said = (
            f"{one.kind}, {one.status}, of {self._all(one.participants)}{_on(one.held_on)}"
            f"{_quoted('at', one.place)}{_quoted('named', one.name)}"
            + "".join(_quoted("also", span) for span in one.evidence[1:])
        )
        return self._entry(
            "encounters", one.evidence[0], one.evidence[0].start, told, said, one.confidence
        )

    def action(self, one: Action) -> JudgedEntry:
        told = (
            ("kind", one.kind),
            ("status", one.status),
            ("trigger", _offsets(one.trigger)),
            ("actor", _party(one.actor)),
            ("recipient", _party(one.recipient)),
            ("happened on", _date(one.happened_on)),
            ("place", _offsets(one.place)),
        )
        said = (
            f"{one.kind} ({one.mode or ''}), {one.status}, “{one.trigger.text}”: "
            f"{self._whom(one.actor)} -> {self._whom(one.recipient)}"
            f"{_on(one.happened_on)}{_quoted('at', one.place)}"
        )
        return self._entry(
            "actions", one.evidence[0], one.trigger.start, told, said, one.confidence
        )

    def commitment(self, one: Commitment) -> JudgedEntry:
        told = (
            ("kind", one.kind),
            ("cue", _offsets(one.cue)),
            ("who", _party(one.who)),
            ("for whom", _party(one.for_whom)),
            ("due", _date(one.due)),
            ("condition", _offsets(one.condition)),
            ("as told by", one.as_told_by or ""),
        )
        said = (
            f"{one.kind}, “{one.cue.text}”, of {self._whom(one.who)}"
            + (f" for {self._whom(one.for_whom)}" if one.for_whom else "")
            + _on(one.due)
            + _quoted("if", one.condition)
            + (f", told by {self._names.get(one.as_told_by)}" if one.as_told_by else "")
        )
        return self._entry("commitments", one.wording, one.cue.start, told, said, one.confidence)

    def absence(self, one: Absence) -> JudgedEntry:
        told = (
            ("kind", one.kind),
            ("cue", _offsets(one.cue)),
            ("who", _party(one.who)),
            ("asked by", _party(one.asked_by)),
            ("about", _offsets(one.about)),
        )
        said = (
            f"{one.kind}, “{one.cue.text}”, of {self._whom(one.who)}"
            + (f", asked by {self._whom(one.asked_by)}" if one.asked_by else "")
            + _quoted("about", one.about)
        )
        return self._entry("absences", one.wording, one.cue.start, told, said, one.confidence)

    def relation(self, one: Relation) -> JudgedEntry:
        told = (
            ("tone", one.tone),
            ("between", " ".join(one.between)),
            ("mutual", str(one.is_mutual)),
            ("dated", _date(one.dated)),
        )
        sign = "<->" if one.is_mutual else "->"
        parties = f" {sign} ".join(self._names.get(party, party) for party in one.between)
        said = f"{one.tone}: {parties}{_on(one.dated)}"
        return self._entry(
            "relations", one.evidence[0], one.evidence[0].start, told, said, one.confidence
        )

    def _entry(
        self,
        sort: JudgedSort,
        span: Span,
        anchor: int,
        fields: _Fields,
        said: str,
        confidence: float,
    ) -> JudgedEntry:
        extent = span.start, span.end
        shown = _surroundings(self._record.article.text, extent)
        return JudgedEntry(self._name, sort, extent, anchor, fields, said, shown, confidence)

    def _all(self, entities: tuple[str, ...]) -> str:
        return " + ".join(self._names.get(entity, entity) for entity in entities)

    def _whom(self, party: Party | None) -> str:
        if party is None:
            return "nobody told"
        name = self._names.get(party.entity or "")
        return f"“{party.words.text}”" + (f" = {name}" if name else "")


def _surroundings(text: str, extent: tuple[int, int]) -> str:
    """Return the words with what stands around them, on one line."""
    start, end = extent
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    return " ".join(f"{before}[[{text[start:end]}]]{after}".split())


def _offsets(span: Span | None) -> str:
    return f"{span.start}-{span.end}" if span else ""


def _date(dated: Dated | None) -> str:
    return dated.value if dated else ""


def _party(party: Party | None) -> str:
    return f"{_offsets(party.words)} {party.entity or ''}" if party else ""


def _on(dated: Dated | None) -> str:
    return f", {dated.value} ({dated.basis})" if dated else ""


def _quoted(label: str, span: Span | None) -> str:
    return f", {label} “{span.text}”" if span else ""
