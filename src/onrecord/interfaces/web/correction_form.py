"""The form by which somebody corrects an entry, and what of it is changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Annotated, Final, get_args

from fastapi import Depends, Form, Request

from onrecord.errors import MalformedInput
from onrecord.interfaces.web.correctable import Correctable
from onrecord.schema.record import EntityType
from onrecord.schema.review import EntryCorrection, NewSpeaker
from onrecord.schema.span import Span

SPEAKER_TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)
_OFFSET: Final = re.compile(r"[0-9]{1,9}")
_ENTITY: Final = "entity:"
_Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What was filled in, not checked yet; what is None or empty was not asked or stays.

    Attributes:
        speaker: ``entity:ID``, ``words`` or ``nobody``.
        speaker_extent: where the words stand that name who speaks.
        speaker_type: what they name.
        content: where each part of what is said stands, as pairs.
        source: where the words stand that stand for who speaks.
        kind: the kind.
        day: the day; "" for none, None where it was not asked.
        note: a remark.
        seen: number of the last act upon the entry that was seen with the form, or "".
    """

    speaker: str = ""
    speaker_extent: tuple[str, str] = ("", "")
    speaker_type: str = "person"
    content: tuple[tuple[str, str], ...] = ()
    source: tuple[str, str] = ("", "")
    kind: str = ""
    day: str | None = None
    note: str = ""
    seen: str = ""

    def asked(self, own: Correctable) -> EntryCorrection:
        """Return what is changed in an entry.

        Raises:
            MalformedInput: something is left open.
        """
        return EntryCorrection(
            speaker=self._speaker(own),
            content=self._content(own),
            source=_unless_same(
                _extent(self.source, "the words that stand for who said it"),
                (own.source.start, own.source.end) if own.source else None,
            ),
            kind=self.kind if self.kind and self.kind != own.type else None,
            day=self._day(own),
        )

    def _speaker(self, own: Correctable) -> NewSpeaker | None:
        if not self.speaker or own.speaker is None:
            return None
        if self.speaker == "words":
            return self._speaker_of_words(own)
        if self.speaker == own.speaker:
            return None
        if self.speaker == "nobody":
            return NewSpeaker()
        if not self.speaker.startswith(_ENTITY):
            raise MalformedInput("Choose who said it.")
        return NewSpeaker(entity=self.speaker.removeprefix(_ENTITY))

    def _speaker_of_words(self, own: Correctable) -> NewSpeaker | None:
        words = _extent(self.speaker_extent, "the words that name who said it")
        if words is None:
            raise MalformedInput("Choose the words that name who said it.")
        if own.unnamed and words == (own.unnamed.start, own.unnamed.end):
            return None
        if self.speaker_type not in SPEAKER_TYPES:
            raise MalformedInput("Choose what the words name.")
        return NewSpeaker(words=words, type=self.speaker_type)

    def _content(self, own: Correctable) -> tuple[_Offsets, ...] | None:
        given = [_extent(one, "each part of the words") for one in self.content]
        parts = tuple(sorted(one for one in given if one is not None))
        same = tuple((one.start, one.end) for one in own.extents)
        return None if not parts or parts == same else parts

    def _day(self, own: Correctable) -> str | None:
        if self.day is None or own.day is None:
            return None
        day = self.day.strip()
        return None if day == own.day else day


def _extent(given: tuple[str, str], what: str) -> _Offsets | None:
    start, end = (one.strip() for one in given)
    if not start and not end:
        return None
    if not _OFFSET.fullmatch(start) or not _OFFSET.fullmatch(end):
        raise MalformedInput(f"Choose the first and the last word of {what}.")
    if int(start) >= int(end):
        raise MalformedInput(f"The first word of {what} stands before the last.")
    return int(start), int(end)


def _unless_same(given: _Offsets | None, own: _Offsets | None) -> _Offsets | None:
    return None if given == own else given


async def _correction_form(
    request: Request,
    speaker: Annotated[str, Form()] = "",
    speaker_start: Annotated[str, Form()] = "",
    speaker_end: Annotated[str, Form()] = "",
    speaker_type: Annotated[str, Form()] = "person",
    content_start: Annotated[list[str] | None, Form()] = None,
    content_end: Annotated[list[str] | None, Form()] = None,
    source_start: Annotated[str, Form()] = "",
    source_end: Annotated[str, Form()] = "",
    # Addresses have a kind too.
    own_kind: Annotated[str, Form(alias="kind")] = "",
    day: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
    seen: Annotated[str, Form()] = "",
) -> CorrectionForm:
    # An empty day says that none is told; a day that was not sent says nothing.
    is_day_sent = "day" in await request.form()
    return CorrectionForm(
        speaker, (speaker_start, speaker_end), speaker_type,
        _pairs(content_start or (), content_end or ()), (source_start, source_end),
        own_kind, day if is_day_sent else None, note, seen,
    )  # fmt: skip


def _pairs(starts: Sequence[str], ends: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(zip_longest(starts, ends, fillvalue=""))


GivenCorrection = Annotated[CorrectionForm, Depends(_correction_form)]


def form_of(own: Correctable, seen: str) -> CorrectionForm:
    """Return the form as it is shown first: with what the entry has."""
    return CorrectionForm(
        speaker=own.speaker or "",
        speaker_extent=_strings(own.unnamed),
        content=tuple(map(_strings, own.extents)),
        source=_strings(own.source),
        kind=own.type,
        day=own.day,
        seen=seen,
    )


def _strings(span: Span | None) -> tuple[str, str]:
    return (str(span.start), str(span.end)) if span else ("", "")
