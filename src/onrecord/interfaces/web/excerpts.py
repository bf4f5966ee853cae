"""Words of an article in their paragraph, and sentences of others, with what matters marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.interfaces.safe_text import clean
from onrecord.interfaces.web.marked_text import Mark, MarkKind, Piece, pieces, segments, shown_marks
from onrecord.schema.article import Article
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Relation
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement
from onrecord.schema.stored_happenings import AnyHappening, FollowUp

# So many characters are shown around the words; paragraphs of news are shorter.
_AROUND: Final = 700
LONGEST: Final = 4_000
"""Characters of a passage that a page shows at most after its words begin."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of an article with marks.

    Attributes:
        pieces: the passage.
        is_cut_before, is_cut_after: whether the paragraph goes on there.
    """

    pieces: tuple[Piece, ...]
    is_cut_before: bool
    is_cut_after: bool


def statement_excerpt(found: StoredStatement) -> Excerpt:
    """Return a statement in its paragraph, with what attributes it and to whom."""
    said = found.statement
    kinds = [*_marks("statement", said.content), *_marks("quoted", said.quoted)]
    kinds += _marks("cue", [said.cue])
    kinds += _marks("source", [said.source])
    return _excerpt(found.article, said.content, kinds)


def evidence_excerpt(
    article: Article,
    kind: Literal["encounter", "action", "relation"],
    told: Encounter | Action | Relation,
) -> Excerpt:
    """Return the words that tell of a happening in their paragraphs."""
    return _excerpt(article, told.evidence, _marks(kind, told.evidence))


def happening_excerpt(found: AnyHappening) -> Excerpt:
    """Return a happening of any kind in its paragraphs."""
    match found.happening:
        case Commitment() as promised:
            return commitment_excerpt(found.article, promised)
        case Absence() as withheld:
            return absence_excerpt(found.article, withheld)
        case Encounter() as met:
            return evidence_excerpt(found.article, "encounter", met)
        case Action() as done:
            return evidence_excerpt(found.article, "action", done)
        case told:
            return evidence_excerpt(found.article, "relation", told)


def commitment_excerpt(article: Article, promised: Commitment) -> Excerpt:
    """Return a commitment in its paragraph, with what binds, its day and its condition marked."""
    details = [promised.cue, promised.due.span if promised.due else None, promised.condition]
    kinds: list[Mark] = [Mark("commitment", promised.wording.start, promised.wording.end)]
    kinds += _marks("cue", details[:1])
    kinds += _marks("date", details[1:2])
    kinds += _marks("quoted", details[2:])
    return _excerpt(article, [promised.wording], kinds)


def absence_excerpt(article: Article, withheld: Absence) -> Excerpt:
    """Return an absence in its paragraph, with the words that tell it and what it is about."""
    kinds = [Mark("absence", withheld.wording.start, withheld.wording.end)]
    kinds += _marks("cue", [withheld.cue])
    kinds += _marks("quoted", [withheld.about])
    return _excerpt(article, [withheld.wording], kinds)


def follow_up_excerpt(found: FollowUp) -> Excerpt:
    """Return a sentence of a later article with the words in common and its cue marked."""
    start, end = found.sentence.start, found.sentence.end
    kinds = [*_marks("match", found.shared), *_marks("cue", [found.cue])]
    return _passage(found.article, start, min(end, start + LONGEST), (start, end), kinds)


def _marks(kind: MarkKind, spans: Iterable[Span | None]) -> Iterator[Mark]:
    for span in spans:
        if span is not None:
            yield Mark(kind, span.start, span.end)


def _excerpt(article: Article, words: Sequence[Span], marks: Iterable[Mark]) -> Excerpt:
    """Return the paragraphs of some words, one span at least, as far as they are near."""
    text = article.text
    begin, end = min(one.start for one in words), max(one.end for one in words)
    first = text.rfind("\n", 0, begin) + 1
    last = text.find("\n", end)
    paragraph = (first, last if last >= 0 else len(text))
    start = _edge(text, max(first, begin - _AROUND), first)
    stop = min(paragraph[1], max(end + _AROUND, start), begin + LONGEST)
    return _passage(article, start, stop, paragraph, marks)


def _edge(text: str, start: int, first: int) -> int:
    """Return where a passage begins, between words where it begins within a paragraph."""
    if start == first:
        return start
    space = text.find(" ", start, start + 40)
    return space + 1 if space >= 0 else start


def _passage(
    article: Article, start: int, end: int, paragraph: tuple[int, int], marks: Iterable[Mark]
) -> Excerpt:
    shown, _ = shown_marks(marks)
    cut = segments(clean(article.text), shown, start, end)
    return Excerpt(tuple(pieces(cut)), start > paragraph[0], end < paragraph[1])
