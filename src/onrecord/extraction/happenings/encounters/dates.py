"""When an encounter took place: by its own sentence, by what was said there, by the story's day."""

import re
from datetime import date as calendar_date
from functools import cached_property
from typing import Final

from onrecord.extraction.happenings.encounters.sketches import Sketch
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.record import TimeExpression

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED: Final = re.compile(
    r"[^.;:“”\"]{0,80}\b(?:published|posted|printed|released)\s(?:\w+\s){0,3}"
)
# What somebody does: "Lund campaigned", and no list of names.
_ACTS: Final = re.compile(r"\s(?:[a-z]+ly\s)?[a-z]+(?:ed|s|t|d|ke|me)\b")
# Between a trigger and a date, these give the date to something else.
_OTHER_AFTER: Final = re.compile(
    r"\b(?:since|until|till|before|after|following|ahead\sof|who|which|when|that|whose|but|said|"
    r"says|because|while|where)\b|[;:“”\"]",
    re.IGNORECASE,
)
_OTHER_BEFORE: Final = re.compile(
    r"\b(?:that|who|which|after|before|since|until|because|when|while|but)\b|[;:]", re.IGNORECASE
)
_BOUNDED: Final = re.compile(r"\b(?:since|until|till|by|before|after)\s(?:the\s)?$", re.IGNORECASE)
# A date before a noun that modifies it: "Monday night's second debate".
_MODIFYING: Final = re.compile(r"(?:[’']s?)?\s(?:[\w.’'“”-]+\s){0,5}")
_WITHIN: Final = re.compile(r"\b(?:in|during|since|of|on|for)\s(?:early\s|late\s)?$", re.IGNORECASE)
_BARE: Final = re.compile(r"\d{4}|[A-Z][a-z]+\.?(?:\s\d{4})?")
_NOUN_AFTER: Final = re.compile(r"\s(?:[a-z]|[A-Z][a-z]+\s[a-z])")
# A date further from its trigger is of something else, in characters.
_FURTHEST_DATE: Final = 150
# A date that opens a sentence dates all of it: "On Tuesday, ...", in characters.
_OPENS: Final = 12
# What is told so without a statement is told of the story's day too.
_IN_PAST: Final = frozenset({"told-outlet", "told-audience"})
# The day of a story is told in its first so many characters, and not longer ago than so many days.
_OPENING: Final = 700
_LONGEST_AGO: Final = 6
# Of one paragraph or the one before, in characters: a day told there goes on.
_GOES_ON: Final = 400
# Words right after count too: "told the Courier then", in characters.
_JUST_AFTER: Final = 8
_AT_THE_TIME: Final = re.compile(
    r"(?:At\sthe\stime|Then|Back\sthen|At\sthat\stime|Once|Earlier|Previously)\b"
)
# Words that take what they tell out of the story's day.
_ANOTHER_TIME: Final = re.compile(
    r"\b(?:recent|recently|past|earlier|previous|previously|once|often|last|ago|"
    r"(?:has|have|had)(?!\s(?:an?|the|no|some|this|his|her|its)\b)|"
    r"years?|months?|weeks?|next|then|time|always|repeatedly|frequently|times|will|would|upcoming|"
    r"first|former|following|same|subsequent)\b",
    re.IGNORECASE,
)


class EncounterDates:
    """The dates of one article, asked by encounter."""

    def __init__(self, scene: Scene) -> None:
        """Wrap a scene."""
        self._scene = scene
        self._text = scene.text

    def of(self, sketch: Sketch) -> Dated | None:
        """Return when an encounter was held, as far as the text tells."""
        own = self._in_sentence(sketch)
        if own is not None:
            is_told = sketch.trigger.word == "told" or sketch.family == "noun-said"
            return None if is_told and self._is_ahead(own) else _as_dated(own)
        said = sketch.statement.said_on if sketch.statement else None
        return said or self._of_story(sketch)

    def _is_ahead(self, date: TimeExpression) -> bool:
        """Whether a day is after the article: what was said then was not said yet."""
        last = self._scene.article.published
        return bool(last and date.value and date.value[:10] > last.value[: len(date.value[:10])])

    def _in_sentence(self, sketch: Sketch) -> TimeExpression | None:
        trigger = sketch.trigger
        sentence = self._scene.clause(trigger.start).sentence
        dates = [d for d in self._scene.around.dates(sentence) if d.value and d.type != "DURATION"]
        before = [d for d in dates if trigger.start - 60 <= d.span.end <= trigger.start]
        if trigger.form == "noun" and before:
            between = self._text[before[-1].span.end : trigger.start]
            if before[-1].span.start >= sketch.phrase_start - 24 and _MODIFYING.fullmatch(between):
                return before[-1]
        if any(_PUBLISHED.fullmatch(self._text, trigger.end, d.span.start) for d in dates):
            # "in an interview published Monday": nothing tells when it was given.
            return None
        fitting = [d for d in dates if self._may_date(d, sketch, sentence)]
        return min(fitting, key=lambda d: _gap(trigger.extent, d), default=None)

    def _may_date(self, date: TimeExpression, sketch: Sketch, sentence: Offsets) -> bool:
        span, trigger = date.span, sketch.trigger
        opens = span.start - sentence[0] < _OPENS and span.end <= trigger.start
        if _gap(trigger.extent, date) > _FURTHEST_DATE and not opens:
            return False
        if self._text[span.end : span.end + 1] in ("’", "'") or self._is_attribute(date):
            return False
        if _BOUNDED.search(self._text, max(0, span.start - 12), span.start):
            return False
        if span.start >= trigger.end:
            if _OTHER_AFTER.search(self._text, trigger.end, span.start):
                return False
            if self._is_of_next_clause((trigger.end, span.start)):
                return False
        elif not opens and _OTHER_BEFORE.search(self._text, span.end, trigger.start):
            return False
        inner = self._scene.statement_around(trigger.start)
        return inner is self._scene.statement_around(span.start)

    def _is_of_next_clause(self, extent: Offsets) -> bool:
        """Whether somebody new stands between, after a comma: "spoke, Lund campaigned Monday"."""
        comma = self._text.find(", ", *extent)
        if comma < 0:
            return False
        following = self._scene.outermost((comma + 2, extent[1]))
        return any(_ACTS.match(self._text, m.span.end, extent[1]) for m in following)

    def _is_attribute(self, date: TimeExpression) -> bool:
        """Whether a year or month says which of another thing: "the 2016 campaign"."""
        if _DAY.match(date.value or "") or not _BARE.fullmatch(date.span.text):
            return False
        is_bare = _WITHIN.search(self._text, max(0, date.span.start - 12), date.span.start) is None
        return is_bare and _NOUN_AFTER.match(self._text, date.span.end) is not None

    def _of_story(self, sketch: Sketch) -> Dated | None:
        """Return the day that a report goes on with: told just before, or the day of the story.

        Only for what is said on an occasion that nothing puts at another time.
        """
        if sketch.statement is None and sketch.family not in _IN_PAST:
            return None
        if sketch.statement is not None and sketch.statement.reported_by is not None:
            return None
        if sketch.kind == "debate" or self._scene.statement_around(sketch.trigger.start):
            return None
        sentence = self._scene.clause(sketch.trigger.start).sentence
        if _ANOTHER_TIME.search(self._frame(sketch, sentence)):
            return None
        if _AT_THE_TIME.match(self._text, *sentence):
            return None
        if any(map(self._is_beside, self._scene.around.dates(sentence))):
            return None
        before = self._days_in((max(0, sentence[0] - _GOES_ON), sketch.trigger.start))
        day = before[-1] if before else self._story_day
        return Dated(day.value, "inferred", day.span) if day and day.value else None

    def _is_beside(self, date: TimeExpression) -> bool:
        """Whether a date stands in the report itself, and not in what was said."""
        if date.value is None or date.type == "DURATION":
            return False
        return self._scene.statement_around(date.span.start) is None

    def _frame(self, sketch: Sketch, sentence: Offsets) -> str:
        """Return the words that tell the occasion, without what was said there."""
        cue = sketch.statement.cue if sketch.statement else None
        source = sketch.statement.source if sketch.statement else None
        begins = [s.start for s in (source, cue) if s] or [sketch.trigger.start - 60]
        low = max(sentence[0], min(*begins, sketch.phrase_start or sketch.trigger.start))
        high = max(sketch.trigger.end, sketch.extent[1] if sketch.trigger.form == "verb" else 0)
        high = max(high, cue.end if cue else 0) + _JUST_AFTER
        for content in sketch.statement.content if sketch.statement else ():
            if content.end <= sketch.trigger.start:
                low = max(low, content.end)
            elif content.start >= sketch.trigger.end:
                high = min(high, content.start)
        return self._text[low:high]

    @cached_property
    def _published(self) -> calendar_date | None:
        published = self._scene.article.published
        if published is None or not _DAY.fullmatch(published.value[:10]):
            return None
        return calendar_date.fromisoformat(published.value[:10])

    def _days_in(self, extent: Offsets) -> list[TimeExpression]:
        """Return the single days of the week before publication that stand there, in order."""
        last = self._published
        if last is None:
            return []
        dates = self._scene.around.dates(extent)
        return [
            d
            for d in dates
            if d.value
            and _is_recent(d.value, last)
            # The whole date of the article is its dateline.
            and not (d.basis == "explicit" and d.value == last.isoformat())
            # "Tuesday's vote", "her Tuesday-night victory": days of other things.
            and self._text[d.span.end : d.span.end + 1] not in ("’", "'", "-")
        ]

    @cached_property
    def _story_day(self) -> TimeExpression | None:
        return next(iter(self._days_in((0, _OPENING))), None)


def _is_recent(value: str, last: calendar_date) -> bool:
    if not _DAY.fullmatch(value):
        return False
    return 0 <= (last - calendar_date.fromisoformat(value)).days <= _LONGEST_AGO


def _gap(one: Offsets, date: TimeExpression) -> int:
    return max(date.span.start - one[1], one[0] - date.span.end, 0)


def _as_dated(date: TimeExpression) -> Dated | None:
    if date.value is None:
        return None
    return Dated(date.value, "explicit" if date.basis == "explicit" else "anchored", date.span)
