"""Groups that sources tell of: several named together, "some voters", "those who"."""

import re
from collections.abc import Iterable, Sequence, Set
from typing import Final

from onrecord.resolution.drafts import EntityDraft, MentionIndex
from onrecord.resolution.listed_names import listed_together
from onrecord.resolution.made_entities import MadeEntities
from onrecord.resolution.phrases import is_plural
from onrecord.resolution.source_heads import LONGEST_ANTECEDENT
from onrecord.schema.annotation import EntityMention, Offsets

# Several people right before "who".
_SEVERAL: Final = re.compile(
    r"\b(?P<several>(?P<those>those|anyone|everyone)|(?:(?:a\s\w+\s(?:\w+\s)?of|the|some|many|"
    r"most|few|all|several|other|two|three)\s(?:[\w’'-]+\s){0,2}?|[\d,]+\s|(?<!\band\s))"
    r"(?P<noun>[A-Za-z]+)),?\s$",
    re.IGNORECASE,
)
_WHO: Final = re.compile(r"\swh(?:o|om|ose)\b")
# Where what is said of the named begins: "Voss and Orr, who sit on the Harbour Board".
_MORE: Final = re.compile(r",\s(?:both\sof\s)?(?:who|whom|whose|which|both)\b")
_THOSE_ASKED: Final = re.compile(r"those\s\w+(?:ed|ing)\b")
# Names of those whom a description before them tells of: "two senators, Voss and Orr".
_TOLD_FIRST: Final = re.compile(r"(?:,|:|\s[-–—]{1,2})\s$")
# A group's words are no longer than this.
_LONGEST: Final = 160


class GroupSources:
    """Makes the groups that the sources of one article tell of."""

    def __init__(
        self,
        text: str,
        seen: Iterable[EntityMention],
        mentions: MentionIndex,
        named: Set[EntityDraft],
        made: MadeEntities,
    ) -> None:
        """Prepare.

        Args:
            text: the article's text.
            seen: the encoder's mentions.
            mentions: the mentions of its entities; those added later are seen too.
            named: the entities that the article names.
            made: what makes entities.
        """
        self._text = text
        self._mentions = mentions
        self._named = named
        self._made = made
        self._ends: dict[int, int] = {}
        for mention in seen:
            if mention.form == "description" and mention.end - mention.start <= _LONGEST:
                known = self._ends.get(mention.start, 0)
                self._ends[mention.start] = max(known, mention.end)

    def named_together(self, source: Offsets) -> EntityDraft | None:
        """Return the group of those who are named together: "Reyes, Lund and the Harbour Board"."""
        start, end = source
        if more := _MORE.search(self._text, start, end):
            end = more.start()
        named = {
            (mention.start, mention.end): draft
            for mention, draft in self._mentions.beginning_in(start, end)
            if mention.form == "name"
            and mention.end <= end
            and draft.type in ("person", "organization")
            and draft in self._named
        }
        if len(set(named.values())) < 2:
            return None
        listed = self._listed((start, end), sorted(named))
        return self._made.make("group", self._text[slice(*listed)], listed) if listed else None

    def _listed(self, source: Offsets, names: Sequence[Offsets]) -> Offsets | None:
        """Return where names stand together, in all of a phrase or after a description in it."""
        if listed := listed_together(self._text, source, names):
            return listed
        for number in range(1, len(names) - 1):
            start = names[number][0]
            if _TOLD_FIRST.search(self._text, source[0], start):
                return listed_together(self._text, (start, source[1]), names[number:])
        return None

    def before_who(self, position: int) -> EntityDraft | None:
        """Return the group that "who" stands for: "some voters", "those" right before it."""
        start = max(0, position - LONGEST_ANTECEDENT)
        match = _SEVERAL.search(self._text, start, position)
        if match is None or not (match["those"] or is_plural(match["noun"].lower())):
            return None
        return self.told(match.span("several"))

    def told(self, extent: Offsets) -> EntityDraft:
        """Return the group of a phrase, named by it and by what tells who is meant."""
        start, end = extent
        if self._text[end - 1].isalpha() and _WHO.match(self._text, end):
            end = max(end, self._ends.get(start, end))
        elif more := _THOSE_ASKED.match(self._text, max(start, end - len("those"))):
            end = more.end()
        return self._made.make("group", self._text[start:end].strip(" ,-–—:;"), (start, end))
