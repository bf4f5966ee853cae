"""A correction laid on one entry."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from onrecord.review.cast import Cast
from onrecord.review.chains import Chain
from onrecord.review.entries import Entry, extents_of
from onrecord.review.quoting import kind_of, quoted_within
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter
from onrecord.schema.provenance import Origin
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.review import SettledCorrection, SettledSpeaker
from onrecord.schema.span import Span
from onrecord.schema.topic import Topic

# Of how corrections are laid.
_VERSION: Final = "1"
_ACCEPTED: Final = Origin("human", "accepted", _VERSION)
_CORRECTED: Final = Origin("human", "corrected", _VERSION)


def laid(
    entry: Entry, chain: Chain, correction: SettledCorrection, read: ArticleRecord, cast: Cast
) -> Entry:
    """Return an entry as a person says it is; one that was only noted stays as it is.

    Args:
        entry: as it was read.
        chain: what was decided of it.
        correction: what is changed in it, its words in this text.
        read: the reading.
        cast: the entities.
    """
    if not chain.is_vouched_for:
        return entry
    if isinstance(entry, Statement):
        changed: Entry = _statement(entry, correction, read, cast)
    else:
        changed = _happening(entry, correction, read)
    origin = _CORRECTED if chain.is_corrected else _ACCEPTED
    return replace(changed, confidence=1.0, origin=origin)


def _statement(
    statement: Statement, correction: SettledCorrection, read: ArticleRecord, cast: Cast
) -> Statement:
    if correction.content is not None and correction.content != statement.content:
        statement = _saying(statement, correction.content, read, cast)
    if correction.kind is not None:
        statement = replace(statement, kind=correction.kind)  # type: ignore[arg-type]  # checked when it was given
    if correction.source is not None:
        statement = replace(statement, source=correction.source)
    if correction.speaker is not None:
        statement = _said_by(statement, correction.speaker, cast)
    if correction.day is not None:
        said_on = _day(correction.day, statement, read)
        statement = replace(statement, said_on=said_on)
    return statement


def _saying(
    statement: Statement, content: tuple[Span, ...], read: ArticleRecord, cast: Cast
) -> Statement:
    """Return a statement with another content, and what follows from its words."""
    quoted = quoted_within(read.article, content, statement.quoted)
    named = [
        one.entity
        for one in cast.mentions
        if _within(one.span, content)
        and one.entity != statement.speaker
        and (entity := cast.entity(one.entity)) is not None
        and entity.type != "place"
    ]
    about = tuple(dict.fromkeys(named))
    return replace(
        statement,
        content=content,
        quoted=quoted,
        kind=kind_of(content, quoted),
        about=about,
        stances=tuple(
            one for one in statement.stances if one.target in about and _within(one.words, content)
        ),
        topics=_topics(statement.topics, content),
    )


def _topics(topics: Sequence[Topic], content: tuple[Span, ...]) -> tuple[Topic, ...]:
    kept = []
    for topic in topics:
        evidence = tuple(one for one in topic.evidence if _within(one, content))
        if evidence:
            kept.append(replace(topic, evidence=evidence))
    return tuple(kept)


def _said_by(statement: Statement, speaker: SettledSpeaker, cast: Cast) -> Statement:
    entity = cast.speaking(speaker)
    is_described = speaker.words is not None and speaker.type is None
    return replace(
        statement,
        speaker=entity,
        unnamed=speaker.words.text if speaker.words and is_described else None,
        source=statement.source or speaker.words,
        addressee=statement.addressee if statement.addressee != entity else None,
        about=tuple(one for one in statement.about if one != entity),
        stances=tuple(one for one in statement.stances if one.target != entity),
    )


def _happening(entry: Entry, correction: SettledCorrection, read: ArticleRecord) -> Entry:
    if correction.content is not None:
        entry = _standing_on(entry, correction.content)
    changes: dict[str, Any] = {}
    if correction.kind is not None:
        changes |= _of_kind(entry, correction.kind)
    if correction.day is not None and (field := day_field(entry)) is not None:
        changes[field] = _day(correction.day, entry, read)
    return replace(entry, **changes)


def _standing_on(entry: Entry, extents: tuple[Span, ...]) -> Entry:
    if isinstance(entry, Statement):
        return replace(entry, content=extents)
    if isinstance(entry, Commitment | Absence):
        return replace(entry, wording=extents[0])
    return replace(entry, evidence=extents)


def _of_kind(entry: Entry, kind: str) -> dict[str, Any]:
    if isinstance(entry, Action):
        # The mode and CAMEO's code are those of the root that it had.
        is_same = kind == entry.kind
        return {} if is_same else {"kind": kind, "mode": None, "cameo": None}
    return {kind_field(entry): kind}


def kind_field(entry: Entry) -> str:
    """Return the name of the field that tells of which kind an entry is."""
    is_kind = isinstance(entry, Statement | Encounter | Action | Commitment | Absence)
    return "kind" if is_kind else "tone"


def day_field(entry: Entry) -> str | None:
    """Return the name of the field that has the day of an entry; absences have none."""
    if isinstance(entry, Statement):
        return "said_on"
    if isinstance(entry, Encounter):
        return "held_on"
    if isinstance(entry, Action):
        return "happened_on"
    if isinstance(entry, Commitment):
        return "due"
    return None if isinstance(entry, Absence) else "dated"


def _day(day: str, entry: Entry, read: ArticleRecord) -> Dated | None:
    """Return a day with the words of the article that tell it, where any do."""
    if not day:
        return None
    start = extents_of(entry)[0].start
    telling = [one for one in read.dates if one.value == day and one.basis != "unknown"]
    nearest = min(telling, key=lambda one: abs(one.span.start - start), default=None)
    if nearest is None or nearest.basis == "unknown":
        return Dated(day, "inferred", None)
    return Dated(day, nearest.basis, nearest.span)


def _within(span: Span, content: Sequence[Span]) -> bool:
    return any(one.contains(span) for one in content)
