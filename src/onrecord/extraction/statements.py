"""From attributions to statements: who says it, how, through what, to whom, when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.extraction.addressees import addressee_in_frame, audience_after
from onrecord.extraction.channels import ChannelPhrase, channel_in_frame, occasion_in
from onrecord.extraction.frames import Frame, find_frame
from onrecord.extraction.parts import Parts, attribution_parts
from onrecord.extraction.polarity import statement_polarity
from onrecord.extraction.quoting import quoted_parts, statement_kind
from onrecord.extraction.saying_dates import date_in_frame, day_in_quotation, day_within
from onrecord.extraction.stances import Stances
from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Annotations, Offsets, Polarity
from onrecord.schema.article import Article
from onrecord.schema.dated import Dated
from onrecord.schema.provenance import Origin
from onrecord.schema.record import Channel, Mention, Statement, StatementKind, TimeExpression
from onrecord.schema.resolution import ResolvedEntities, SpeakerReference
from onrecord.schema.span import Span, text_version
from onrecord.schema.times import dated_when, published_when

_ID_DIGITS: Final = 12
# A date stands this near an occasion's words, in characters: "his February 24 address".
_LONGEST_DATE: Final = 24
_CLOSING_MARKS: Final = "’'”\",.:; "


def extract_statements(
    article: Article,
    annotations: Annotations,
    resolved: ResolvedEntities,
    dates: Sequence[TimeExpression],
) -> tuple[Statement, ...]:
    """Make a statement of each attribution, in order of their first words.

    Args:
        article: the article.
        annotations: what the encoder found in it.
        resolved: its entities, and whom each source stands for.
        dates: its time expressions.
    """
    return _Extraction(article, annotations, resolved, dates).statements()


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """What the text around a statement tells of the saying."""

    channel: Channel | None = None
    addressee: str | None = None
    said_on: Dated | None = None


_NOTHING_TOLD: Final = _Circumstances()


class _Extraction:
    """The work on one article."""

    def __init__(
        self,
        article: Article,
        annotations: Annotations,
        resolved: ResolvedEntities,
        dates: Sequence[TimeExpression],
    ) -> None:
        self._article = article
        self._text = article.text
        self._annotations = annotations
        self._speakers = resolved.speakers
        self._around = Surroundings(
            article.text, annotations.sentences, resolved.mentions, resolved.entities, dates
        )
        self._stances = Stances(annotations)
        self._done: list[Statement] = []

    def statements(self) -> tuple[Statement, ...]:
        """Do the work."""
        parts = [
            one
            for one in attribution_parts(self._text, self._annotations)
            if not self._is_date(one.source)
        ]
        ids = {p.number: self._identifier(p) for p in parts}
        order = sorted(parts, key=lambda p: (p.content[0], p.outer is not None))
        for one in sorted(order, key=lambda p: p.outer is not None):
            self._done.append(self._statement(one, ids))
        unique = {statement.id: statement for statement in self._done}
        return tuple(
            sorted(unique.values(), key=lambda s: (_first(s), s.reported_by is not None, s.id))
        )

    def _is_date(self, source: Offsets | None) -> bool:
        """Whether a source is a date, which says nothing: "was seen that October praising him"."""
        if source is None:
            return False
        near = self._around.dates((source[0] - _LONGEST_DATE, source[1] + _LONGEST_DATE))
        return any(d.span.start <= source[0] and source[1] <= d.span.end for d in near)

    def _identifier(self, parts: Parts) -> str:
        key = f"{self._article.id} {parts.source} {parts.cue} {parts.content}"
        return "s" + text_version(key)[:_ID_DIGITS]

    def _statement(self, parts: Parts, ids: dict[int, str]) -> Statement:
        quoted = quoted_parts(self._text, parts.content, self._annotations.quotations)
        kind = statement_kind(self._text, parts.content, quoted)
        speaker = self._speakers[parts.number]
        told = self._circumstances(parts, speaker, kind, quoted)
        about = self._about(parts, speaker.entity)
        is_inner = parts.outer is not None
        return Statement(
            id=ids[parts.number],
            kind=kind,
            source=self._span(parts.source),
            cue=self._span(parts.cue),
            content=tuple(self._article.span(*content) for content in parts.content),
            quoted=tuple(self._article.span(*part) for part in quoted),
            speaker=speaker.entity,
            unnamed=speaker.unnamed,
            channel=told.channel,
            addressee=told.addressee if told.addressee != speaker.entity else None,
            about=tuple(about),
            said_on=told.said_on,
            reported_by=ids.get(parts.outer) if parts.outer is not None else None,
            polarity=self._polarity(parts),
            confidence=round(parts.confidence, 4),
            origin=Origin(
                "model",
                "nested-attribution" if is_inner else "attribution",
                self._annotations.model,
            ),
            stances=tuple(self._stances.towards(about)),
        )

    def _polarity(self, parts: Parts) -> Polarity:
        """What the words say outright goes before what the encoder makes of them."""
        said = statement_polarity(self._text, parts.cue, parts.content)
        return parts.polarity if said == "asserted" else said

    def _span(self, offsets: Offsets | None) -> Span | None:
        return self._article.span(*offsets) if offsets else None

    def _about(self, parts: Parts, speaker: str | None) -> dict[str, list[Mention]]:
        """Return whom the content names, in order, each with their mentions in it."""
        found: dict[str, list[Mention]] = {}
        for content in parts.content:
            for mention in self._around.mentions(content):
                if mention.entity != speaker and not self._around.is_place(mention):
                    found.setdefault(mention.entity, []).append(mention)
        return found

    def _circumstances(
        self,
        parts: Parts,
        speaker: SpeakerReference,
        kind: StatementKind,
        quoted: Sequence[Offsets],
    ) -> _Circumstances:
        frame = find_frame(parts, self._around)
        told = self._told_in_frame(frame, parts, speaker) if frame else _NOTHING_TOLD
        if told.said_on is None and kind != "indirect":
            told = _Circumstances(
                told.channel, told.addressee, day_in_quotation(quoted, self._around)
            )
        if told.channel is None and kind != "indirect" and parts.outer is None:
            told = self._told_before(parts, speaker, told)
        return self._told_by_encoder(parts, speaker, told)

    def _told_by_encoder(
        self, parts: Parts, speaker: SpeakerReference, told: _Circumstances
    ) -> _Circumstances:
        """What no rule found, the encoder may have."""
        channel, addressee = told.channel, told.addressee
        if channel is None and (extent := self._seen_channel(parts, speaker)):
            span = self._article.span(*extent)
            channel = Channel(span.text, span)
        if addressee is None and parts.addressee:
            spoken_to = self._around.mentions(parts.addressee)
            addressee = next((m.entity for m in spoken_to if m.entity != speaker.entity), None)
        if channel is told.channel and addressee is told.addressee:
            return told
        return replace(told, channel=channel, addressee=addressee)

    def _seen_channel(self, parts: Parts, speaker: SpeakerReference) -> Offsets | None:
        """Return what the encoder takes for the channel, unless it is who speaks or a person."""
        if parts.channel is None or _overlaps(parts.channel, parts.content):
            return None
        if parts.source and _overlaps(parts.channel, [parts.source]):
            return None
        start = parts.channel[0]
        end = start + len(self._text[slice(*parts.channel)].rstrip(_CLOSING_MARKS))
        inside = self._around.mentions((start, end))
        whole = {m.entity for m in inside if (m.span.start, m.span.end) == (start, end)}
        if any(one == speaker.entity or self._is_person(one) for one in whole):
            return None
        return (start, end) if start < end else None

    def _is_person(self, entity: str) -> bool:
        return self._around.entities[entity].type == "person"

    def _told_in_frame(
        self, frame: Frame, parts: Parts, speaker: SpeakerReference
    ) -> _Circumstances:
        phrase = channel_in_frame(frame, self._around)
        said_on = self._unless_ahead(date_in_frame(frame, self._around))
        channel = self._channel(phrase)
        if phrase and phrase.kind == "post" and phrase.is_definite:
            channel, posted_on = self._earlier_post(phrase, speaker)
            said_on = said_on or posted_on
        addressee = None
        if parts.cue:
            addressee = addressee_in_frame(frame, parts.cue, self._around)
        if phrase and phrase.kind == "outlet":
            addressee = None
        return _Circumstances(channel, addressee.entity if addressee else None, said_on)

    def _unless_ahead(self, said_on: Dated | None) -> Dated | None:
        """A day after the publication is that of something to come, not of the saying."""
        said = dated_when(said_on).interval
        printed = published_when(self._article.published).interval
        return None if said and printed and said.first > printed.last else said_on

    def _channel(self, phrase: ChannelPhrase | None) -> Channel | None:
        if phrase is None:
            return None
        span = self._article.span(phrase.start, phrase.end)
        return Channel(span.text, span)

    def _earlier_post(
        self, phrase: ChannelPhrase, speaker: SpeakerReference
    ) -> tuple[Channel | None, Dated | None]:
        """A post that was told of before is on the platform that was named there."""
        span = self._article.span(phrase.start, phrase.end)
        for earlier in reversed(self._done):
            if earlier.speaker is None or earlier.speaker != speaker.entity:
                continue
            if earlier.channel and earlier.channel.name == earlier.channel.span.text:
                name = earlier.channel.name
                posted = earlier.said_on
                inherited = Dated(posted.value, "inferred", posted.span) if posted else None
                return Channel(name, span), inherited
        return Channel(span.text, span), None

    def _told_before(
        self, parts: Parts, speaker: SpeakerReference, told: _Circumstances
    ) -> _Circumstances:
        """The sentence before a quotation may name the occasion that its speaker spoke at."""
        sentence = self._around.sentence_before(parts.content[0][0])
        if sentence is None or speaker.entity is None:
            return told
        if self._subject(sentence) != speaker.entity:
            return told
        phrase = occasion_in(sentence, self._around)
        if phrase is None:
            return told
        audience = audience_after(phrase.end, self._around)
        held_on = day_within(
            (phrase.start - _LONGEST_DATE, phrase.end + _LONGEST_DATE), self._around
        )
        return _Circumstances(
            self._channel(phrase),
            told.addressee or (audience.entity if audience else None),
            told.said_on or held_on,
        )

    def _subject(self, sentence: Offsets) -> str | None:
        """Return the first entity of a sentence that is no possessor."""
        for mention in self._around.mentions(sentence):
            if not self._around.is_place(mention) and not self._around.is_possessor(mention):
                return mention.entity
        return None


def _overlaps(extent: Offsets, others: Sequence[Offsets]) -> bool:
    return any(start < extent[1] and extent[0] < end for start, end in others)


def _first(statement: Statement) -> int:
    spans = [*statement.content, *filter(None, (statement.source, statement.cue))]
    return min(span.start for span in spans)
