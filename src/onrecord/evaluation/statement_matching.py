"""Which statement of a record is which annotated attribution."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.evaluation.attribution_scores import SHARED_CONTENT
from onrecord.schema.annotation import AttributionSpans, Offsets
from onrecord.schema.record import Statement
from onrecord.schema.span import Span

_WORD: Final = re.compile(r"\w+(?:[.'’-]\w+)*")

Words = frozenset[Offsets]


def found_statements(
    text: str, contents: Iterable[Sequence[Offsets]], statements: Iterable[Statement]
) -> list[Statement | None]:
    """Return the statement that is each annotated attribution, or None where it is not found.

    In the order of the annotations, each takes of the statements that are left the one that shares
    most of its words, if that is half of the words of both (Jaccard).

    Args:
        text: the article.
        contents: content of each annotated attribution.
        statements: the statements of the record.
    """
    free = [(statement, _content_words(text, statement)) for statement in statements]
    found: list[Statement | None] = []
    for content in contents:
        wanted = _words(text, content)
        best = max(free, key=lambda pair: _jaccard(wanted, pair[1]), default=None)
        if best is None or _jaccard(wanted, best[1]) < SHARED_CONTENT:
            found.append(None)
            continue
        free.remove(best)
        found.append(best[0])
    return found


def given_statements(
    text: str, given: Iterable[AttributionSpans], statements: Sequence[Statement]
) -> list[Statement | None]:
    """Return the statement that was made of each attribution that the reader was given.

    Source and cue stay; a content may have become longer, or, where it is no word that tells
    anything, have made no statement.
    """
    made: list[Statement | None] = []
    for one in given:
        wanted = _words(text, one.content)
        alike = [
            (shared, statement)
            for statement in statements
            if (_extent(statement.source), _extent(statement.cue)) == (one.source, one.cue)
            and (shared := _jaccard(wanted, _content_words(text, statement)))
        ]
        made.append(max(alike, key=lambda pair: pair[0])[1] if alike else None)
    return made


def _extent(span: Span | None) -> Offsets | None:
    return (span.start, span.end) if span else None


def _content_words(text: str, statement: Statement) -> Words:
    return _words(text, [(span.start, span.end) for span in statement.content])


def _words(text: str, spans: Iterable[Offsets]) -> Words:
    return frozenset(match.span() for span in spans for match in _WORD.finditer(text, *span))


def _jaccard(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0
