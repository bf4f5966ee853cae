"""What stands around a place in an article: its sentences, mentions and dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Entity, Mention, TimeExpression


class Surroundings:
    """One article's sentences, mentions and dates, asked by offset."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Offsets],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        dates: Sequence[TimeExpression],
    ) -> None:
        """Index them; all sequences are in order of their first characters."""
        self.text = text
        self.entities = {entity.id: entity for entity in entities}
        self._sentences = sentences
        self._sentence_starts = [start for start, _ in sentences]
        self._mentions = mentions
        self._mention_starts = [mention.span.start for mention in mentions]
        self._dates = dates
        self._date_starts = [date.span.start for date in dates]

    def mentions(self, extent: Offsets) -> list[Mention]:
        """Return the mentions that lie within an extent, in order."""
        first = bisect_left(self._mention_starts, extent[0])
        last = bisect_left(self._mention_starts, extent[1])
        return [m for m in self._mentions[first:last] if m.span.end <= extent[1]]

    def dates(self, extent: Offsets) -> list[TimeExpression]:
        """Return the time expressions that lie within an extent, in order."""
        first = bisect_left(self._date_starts, extent[0])
        last = bisect_left(self._date_starts, extent[1])
        return [d for d in self._dates[first:last] if d.span.end <= extent[1]]

    def is_place(self, mention: Mention) -> bool:
        """Whether a mention stands for a place."""
        return self.entities[mention.entity].type == "place"

    def is_possessor(self, mention: Mention) -> bool:
        """Whether a possessive ending follows a mention."""
        return self.text[mention.span.end : mention.span.end + 1] in ("’", "'")

    def sentence(self, position: int) -> Offsets | None:
        """Return the sentence that holds a position, or None."""
        number = bisect_right(self._sentence_starts, position) - 1
        if number < 0 or position >= self._sentences[number][1]:
            return None
        return self._sentences[number]

    def sentence_before(self, position: int) -> Offsets | None:
        """Return the sentence that ends right before a position, quotation marks aside."""
        number = bisect_left(self._sentence_starts, position) - 1
        while number >= 0 and self._sentences[number][1] > position:
            number -= 1
        if number < 0:
            return None
        sentence = self._sentences[number]
        between = self.text[sentence[1] : position]
        return sentence if not between.strip(" \t\r\n“\"‘'") else None
