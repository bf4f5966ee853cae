"""A correction as a person gives it, checked against the article and kept by its words."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, get_args

from onrecord.errors import MalformedInput
from onrecord.review.entries import Entry, entry_of, extents_of
from onrecord.review.laying import day_field, kind_field
from onrecord.schema.article import Article
from onrecord.schema.browsing import ListedKind
from onrecord.schema.dated import Dated
from onrecord.schema.record import (
    ArticleRecord,
    Entity,
    EntityType,
    Mention,
    Statement,
)
from onrecord.schema.review import (
    CORRECTABLE_KINDS,
    EntryCorrection,
    NewSpeaker,
    SettledCorrection,
    SettledSpeaker,
)
from onrecord.schema.span import Span
from onrecord.schema.times import calendar_interval

_WORD: Final = re.compile(r"\w")
# Parts of one content, or of a happening's evidence.
_MOST_EXTENTS: Final = 20
# Of those whom words name after these, something else is told: "a spokesman for Dana Marsh".
_LEADS_AWAY: Final = re.compile(r"\b(?:for|of|to|from|at|by|with|and|s)\b|['’,]", re.IGNORECASE)

_Offsets = tuple[int, int]


def settled(
    record: ArticleRecord, kind: ListedKind, id: str, correction: EntryCorrection
) -> tuple[SettledCorrection, SettledCorrection]:
    """Return a correction as it is kept, and the fields that it changes as they were.

    Args:
        record: the record as it is shown.
        kind: of what entry.
        id: its id.
        correction: as a person gave it.

    Raises:
        MalformedInput: it does not fit the text, or the entry.
    """
    entry = entry_of(record, kind, id)
    if entry is None:
        raise MalformedInput(f"There is no {kind} {id!r} in the article.")
    if correction.is_empty:
        raise MalformedInput("A correction changes something.")
    check = _Check(record, kind, entry)
    after = SettledCorrection(
        speaker=check.speaker(correction.speaker),
        content=check.content(correction.content),
        source=check.source(correction.source),
        kind=check.kind(correction.kind),
        day=check.day(correction.day),
    )
    return after, _before(record, entry, after)


class _Check:
    """The checks of what is given for one entry."""

    def __init__(self, record: ArticleRecord, kind: ListedKind, entry: Entry) -> None:
        self._record = record
        self._kind = kind
        self._entry = entry

    def speaker(self, given: NewSpeaker | None) -> SettledSpeaker | None:
        """Return who speaks, by words of the article."""
        if given is None:
            return None
        self._is_of_statement("speaker")
        if given.type not in get_args(EntityType):
            raise MalformedInput(f"{given.type!r} is nothing that a speaker can be.")
        if given.entity is not None:
            entity = self._record.entity(given.entity)
            if entity is None:
                raise MalformedInput(f"There is no {given.entity!r} in the article.")
            return self._named(entity)
        if given.words is None:
            return SettledSpeaker(None, None)
        words = _span(self._record.article, given.words)
        known = self._meant(words)
        if known is not None:
            return self._named(known)
        is_named = (
            any(letter.isupper() for letter in words.text)
            or words.text.lower() == words.text.upper()
        )
        return SettledSpeaker(words, given.type if is_named else None)

    def content(self, given: Sequence[_Offsets] | None) -> tuple[Span, ...] | None:
        """Return what is said, or what an entry stands on."""
        if given is None:
            return None
        spans = tuple(_span(self._record.article, one) for one in given)
        is_one = self._kind in ("commitment", "absence")
        if not 1 <= len(spans) <= (1 if is_one else _MOST_EXTENTS):
            most = "one extent" if is_one else f"one to {_MOST_EXTENTS} extents"
            raise MalformedInput(f"The words of this {self._kind} are {most} of the text.")
        for one, other in pairwise(spans):
            if one.end > other.start:
                raise MalformedInput("The extents are given in the order of the text, none twice.")
        return spans

    def source(self, given: _Offsets | None) -> Span | None:
        """Return the words that stand for the speaker."""
        if given is None:
            return None
        self._is_of_statement("source")
        return _span(self._record.article, given)

    def kind(self, given: str | None) -> str | None:
        """Return the kind."""
        if given is not None and given not in CORRECTABLE_KINDS[self._kind]:
            known = ", ".join(CORRECTABLE_KINDS[self._kind])
            raise MalformedInput(f"{given[:40]!r} is none of: {known}.")
        return given

    def day(self, given: str | None) -> str | None:
        """Return the day."""
        if given is None:
            return None
        if day_field(self._entry) is None:
            raise MalformedInput(f"An {self._kind} has no day of its own.")
        if given and calendar_interval(given) is None:
            raise MalformedInput(
                f"{given[:40]!r} is not a day, month or year such as 2026-02-26, 2026-02 or 2026."
            )
        return given

    def _is_of_statement(self, field: str) -> None:
        if not isinstance(self._entry, Statement):
            raise MalformedInput(f"Only a statement has a {field} to correct.")

    def _named(self, entity: Entity) -> SettledSpeaker:
        words = naming(self._record, entity.id)
        if words is None:
            raise MalformedInput(f"The article has no words for {entity.name!r}.")
        return SettledSpeaker(words, entity.type)

    def _meant(self, words: Span) -> Entity | None:
        """Return the entity that words stand for: "Mayor Dana Marsh" for that of "Dana Marsh"."""
        mentions = self._record.mentions
        exact = next((one for one in mentions if one.span == words), None)
        if exact is not None:
            return self._record.entity(exact.entity)
        named = (one for one in mentions if one.form == "name" and _heads(one, words))
        longest = max(named, key=lambda one: len(one.span.text), default=None)
        return self._record.entity(longest.entity) if longest else None


def naming(record: ArticleRecord, entity: str) -> Span | None:
    """Return the words that name an entity most fully, else those that stand for it."""
    own = [one for one in record.mentions if one.entity == entity]
    named = [one for one in own if one.form == "name"] or own
    longest = max(named, key=lambda one: (len(one.span.text), -one.span.start), default=None)
    return longest.span if longest else None


def _heads(mention: Mention, words: Span) -> bool:
    """Whether words end with a name, and only a title stands before it."""
    if not words.contains(mention.span) or mention.span.end != words.end:
        return False
    before = words.text[: mention.span.start - words.start]
    return _LEADS_AWAY.search(before) is None


def _span(article: Article, given: _Offsets) -> Span:
    """Return the characters that were selected, without the space around them.

    Raises:
        MalformedInput: they are none, or hold no word.
    """
    start, end = given
    if not 0 <= start < end <= len(article.text):
        raise MalformedInput(f"There are no characters {start} to {end} in the article.")
    text = article.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    if start >= end or not _WORD.search(article.text, start, end):
        raise MalformedInput(f"The characters {given[0]} to {given[1]} hold no word.")
    return article.span(start, end)


def _before(record: ArticleRecord, entry: Entry, after: SettledCorrection) -> SettledCorrection:
    """Return the fields that are changed, as they are."""
    speaker = source = None
    if isinstance(entry, Statement):
        source = entry.source if after.source else None
        speaker = _spoken_by(record, entry) if after.speaker else None
    field = day_field(entry)
    dated: Dated | None = getattr(entry, field) if field else None
    kind: str = getattr(entry, kind_field(entry))
    return SettledCorrection(
        speaker=speaker,
        content=extents_of(entry) if after.content else None,
        source=source,
        kind=kind if after.kind else None,
        day=(dated.value if dated else "") if after.day is not None else None,
    )


def _spoken_by(record: ArticleRecord, statement: Statement) -> SettledSpeaker:
    entity = record.entity(statement.speaker)
    if entity is not None:
        return SettledSpeaker(naming(record, entity.id), entity.type)
    if statement.unnamed is None or statement.source is None:
        return SettledSpeaker(None, None)
    at = statement.source.text.find(statement.unnamed)
    if at < 0:
        return SettledSpeaker(statement.source, None)
    start = statement.source.start + at
    return SettledSpeaker(record.article.span(start, start + len(statement.unnamed)), None)
