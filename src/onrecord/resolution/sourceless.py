"""Who speaks where an attribution has no source of its own, and the sentence tells.

Of two verbs with one subject the second has none: "Reyes accused Lund of it and chided him", "she
smiled, adding that". A quotation without source and cue goes on from the one in the paragraph
before.
"""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.resolution.drafts import EntityDraft, Extents, MentionIndex
from onrecord.resolution.source_heads import SourceHeads
from onrecord.schema.annotation import AttributionSpans, Offsets

GOING_ON: Final = 0.6
"""Confidence that who spoke before goes on speaking."""

# The rest of a paragraph, without another quotation, and the break after it.
_NEXT_PARAGRAPH: Final = re.compile(r"[^“\"\n]{0,80}\n+\s*")
_JOINED: Final = re.compile(
    r"(?:,|\b(?:and|but|or|while|by|after|before|then))\s+"
    r"(?:(?:on|in|at)\s[A-Z]\w+\s|\w+ly\s|also\s|then\s|later\s|even\s|still\s|now\s)?$"
)
_VERB: Final = re.compile(
    r"(?:\w+ly\s|also\s|then\s|later\s|even\s|still\s|now\s|has\s|have\s|had\s|was\s)?"
    r"(?:\w+ing|\w+ed|said|says|told|made|gave|cast|took|spoke|wrote|thought|felt|knew|went|saw|"
    r"held|swore|sought|laid|put|set|read|did|does|has|is|was)\b"
)
_WHO: Final = re.compile(r"\b(?P<who>who)(?:[’']s|[’']d|[’']ve)?\s(?:\w+ly\s|also\s|once\s)?$")
# What may stand before the subject in its sentence: quotation marks, titles, a clause.
_OPENS: Final = re.compile(r"[“\"'(\s]*(?:[A-Z][\w.’'-]*\s){0,6}|[^\n]*,\s(?:the\s)?")
# A verb that the sentence begins with has another subject.
_LEAST_BEFORE: Final = 8


class SourcelessSpeakers:
    """Finds who speaks in the attributions of one article that have no source."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[AttributionSpans],
        quotations: Extents,
        sentences: Extents,
        mentions: MentionIndex,
        heads: SourceHeads,
    ) -> None:
        """Prepare; ``mentions`` are those of the article's entities, also those added later."""
        self._text = text
        self._attributions = attributions
        self._quotations = quotations
        self._sentences = sentences
        self._mentions = mentions
        self._heads = heads

    def goes_on_from(self, number: int) -> int | None:
        """Return the attribution whose speaker goes on in this one, or None."""
        attribution = self._attributions[number]
        if attribution.source:
            return None
        if attribution.cue is None:
            return self._quotation_before(number)
        return self._verb_before(attribution.cue) if self._is_joined(attribution.cue) else None

    def subject(self, number: int) -> EntityDraft | None:
        """Return who opens the sentence whose later verb is a cue without a source, or None."""
        cue = self._attributions[number].cue
        if self._attributions[number].source or cue is None:
            return None
        if who := _WHO.search(self._text, max(0, cue[0] - 20), cue[0]):
            found = self._heads.before_relative(who.start("who"))
            return found[0] if found else None
        return self._opener(cue[0]) if self._is_joined(cue) else None

    def _is_joined(self, cue: Offsets) -> bool:
        """Whether a cue is a verb that is joined to one before it."""
        return bool(
            _JOINED.search(self._text, max(0, cue[0] - 40), cue[0])
            and _VERB.match(self._text, cue[0], cue[1])
        )

    def _opener(self, position: int) -> EntityDraft | None:
        start = self._sentence_start(position)
        for mention, draft in self._mentions.beginning_in(start, position - _LEAST_BEFORE):
            if draft.type == "place":
                continue
            is_subject = _OPENS.fullmatch(self._text, start, mention.start)
            is_owner = self._text.startswith(("’", "'"), mention.end)
            return draft if is_subject and not is_owner else None
        return None

    def _verb_before(self, cue: Offsets) -> int | None:
        """Return the last attribution of the sentence whose source and cue stand before a cue."""
        start = self._sentence_start(cue[0])
        before = [
            (one.cue[0], number)
            for number, one in enumerate(self._attributions)
            if one.cue and one.source and start <= one.source[0] and one.source[1] <= cue[0]
            if one.cue[1] <= cue[0]
        ]
        return max(before)[1] if before else None

    def _sentence_start(self, position: int) -> int:
        number = self._sentences.index(position)
        return self._sentences[number][0] if number >= 0 else 0

    def _quotation_before(self, number: int) -> int | None:
        """Return the quotation that fills the paragraph right before this one, or None."""
        if number == 0:
            return None
        attribution, before = self._attributions[number], self._attributions[number - 1]
        start, end = attribution.content[0][0], before.content[-1][1]
        if not self._quotations.holds(start) or not self._quotations.holds(before.content[-1][0]):
            return None
        between = self._text[end:start] if end <= start else ""
        return number - 1 if _NEXT_PARAGRAPH.fullmatch(between) else None
