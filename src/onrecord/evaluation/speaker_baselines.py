"""Two simple ways to tell who speaks, that the resolution of speakers has to beat.

Both are given the names that the reader finds and which of them are one, and use neither grammar
nor pronouns nor descriptions.
"""

from bisect import bisect_right

from onrecord.evaluation.entity_matching import NOBODY, ToldSpeaker
from onrecord.schema.record import ArticleRecord, Statement

Words = tuple[str, ...]


class NameBaselines:
    """What the names of one article alone tell of its speakers."""

    def __init__(self, record: ArticleRecord) -> None:
        """Gather the names of those who can speak: places are left out."""
        speaking = {e.id: e.name for e in record.entities if e.type != "place"}
        named = [m for m in record.mentions if m.form == "name" and m.entity in speaking]
        self._fullest = speaking
        self._named = sorted(named, key=lambda m: m.span.end)
        self._ends = [m.span.end for m in self._named]
        self._names = dict.fromkeys((_words(m.span.text), m.entity) for m in self._named)

    def nearest_name(self, statement: Statement) -> ToldSpeaker:
        """Return whoever is named last in the source, else before it.

        Without a source, whoever is named last before the content.
        """
        end = statement.source.end if statement.source else statement.content[0].start
        count = bisect_right(self._ends, end)
        return self._told(self._named[count - 1].entity) if count else NOBODY

    def string_match(self, statement: Statement) -> ToldSpeaker:
        """Return who has the source's words for a name, or a name in them or around them.

        Of several names the longest one in the source, the shortest one around it; words are
        compared in lower case.
        """
        if statement.source is None:
            return NOBODY
        said = _words(statement.source.text)
        held = [(name, entity) for name, entity in self._names if _holds(said, name)]
        if held:
            return self._told(max(held, key=lambda pair: len(pair[0]))[1])
        around = [(name, entity) for name, entity in self._names if _holds(name, said)]
        if around:
            return self._told(min(around, key=lambda pair: len(pair[0]))[1])
        return NOBODY

    def _told(self, entity: str) -> ToldSpeaker:
        return ToldSpeaker(self._fullest[entity])


def _words(text: str) -> Words:
    return tuple(text.lower().split())


def _holds(longer: Words, shorter: Words) -> bool:
    """Whether words stand side by side in others."""
    width = len(shorter)
    return any(longer[n : n + width] == shorter for n in range(len(longer) - width + 1))
