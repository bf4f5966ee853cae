"""Which wordings have the words of a quotation, and which are the same quotation."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.linking.quotations.alignment import GAP, MOST_WORDS, Alignment, Wording, align
from onrecord.linking.quotations.evidence import is_telling, weight_of
from onrecord.linking.quotations.words import QuotedWord, quoted_words, words_of_parts
from onrecord.schema.quotations import StatementWords
from onrecord.schema.record import Statement
from onrecord.schema.span import Span

# Of the words that are asked for, two thirds must be there: what is less alike is found among made
# sentences too (`onrecord evaluate quotations`), and half of a quotation with half of another is
# neither.
LEAST_LIKENESS: Final = 0.65
# Of two wordings, so many of the words of the shorter one make them one quotation: less than that
# is found among what different people say of one thing.
_LEAST_OF_SHORTER: Final = 0.75
# And what they share must weigh so much: a phrase of all talk joins no two quotations.
_LEAST_WEIGHT: Final = 3.0
# Shorter wordings are not kept: nothing could be found by them.
_FEWEST_WORDS: Final = 3

Extent = tuple[int, int]


def normalised(words: Sequence[QuotedWord]) -> str:
    """Return words as they are kept: a space between them, an ellipsis for each gap."""
    return " ".join(f"{GAP} {word.key}" if word.gap else word.key for word in words[:MOST_WORDS])


def normalised_text(text: str) -> str:
    """Return the words of a text as they are kept."""
    return normalised(list(quoted_words(text)))


def words_of_statements(statements: Sequence[Statement]) -> Iterator[StatementWords]:
    """Yield the words of the statements of one article: those quoted, and those of the content.

    What a statement reports somebody else to have said is the other's, and is not its own.
    """
    inner = inner_contents(statements)
    for statement in statements:
        own = inner.get(statement.id, ())
        for is_quoted in (True, False):
            words = statement_words(statement, own, is_quoted=is_quoted)
            if len(words) >= _FEWEST_WORDS:
                yield StatementWords(statement.id, is_quoted, normalised(words))


def inner_contents(statements: Sequence[Statement]) -> dict[str, tuple[Extent, ...]]:
    """Return what each statement reports others to have said."""
    found: dict[str, tuple[Extent, ...]] = {}
    for statement in statements:
        if statement.reported_by is not None:
            extents = tuple((span.start, span.end) for span in statement.content)
            found[statement.reported_by] = found.get(statement.reported_by, ()) + extents
    return found


def statement_words(
    statement: Statement, inner: Sequence[Extent], *, is_quoted: bool
) -> list[QuotedWord]:
    """Return the words of a statement in quotation marks, or else all of an indirect one.

    Args:
        statement: the statement.
        inner: the extents of what it reports others to have said.
        is_quoted: which of them.
    """
    if not is_quoted and statement.kind == "direct":
        return []
    spans = statement.quoted if is_quoted else statement.content
    return words_of_parts([part for span in spans for part in _outside(span, inner)])


def likest(asked: str, wordings: Mapping[int, str]) -> list[tuple[int, float]]:
    """Return those wordings that have the words asked for, or nearly, the most alike first.

    Args:
        asked: the words, normalised.
        wordings: the wordings to look through, by their numbers.
    """
    wording = Wording.parse(asked)
    found = []
    for number, words in wordings.items():
        alignment = align(wording, Wording.parse(words), least=LEAST_LIKENESS)
        if alignment and has_words(wording, alignment):
            found.append((number, alignment.likeness))
    return sorted(found, key=lambda one: (-one[1], one[0]))


def same_quotation(words: str, others: Mapping[int, str]) -> list[int]:
    """Return those wordings that are of one quotation with another: whole, cut or reworded.

    Args:
        words: the wording.
        others: those to look through, by their numbers.
    """
    wording = Wording.parse(words)
    return [number for number, other in others.items() if _are_one(wording, Wording.parse(other))]


def has_words(asked: Wording, alignment: Alignment) -> bool:
    """Whether what two wordings have in common cannot well be there by chance."""
    shared = [key for at, _, size in alignment.blocks for key in asked.keys[at : at + size]]
    return is_telling(shared, alignment.likeness)


def _are_one(one: Wording, other: Wording) -> bool:
    shorter, longer = sorted((one, other), key=lambda each: (len(each.keys), each.keys))
    alignment = align(shorter, longer, least=_LEAST_OF_SHORTER)
    if alignment is None:
        return False
    shared = [key for at, _, size in alignment.blocks for key in shorter.keys[at : at + size]]
    return weight_of(shared) >= _LEAST_WEIGHT


def _outside(span: Span, inner: Sequence[Extent]) -> Iterator[tuple[int, str]]:
    """Yield the parts of a span that lie outside of others, with where they start."""
    at = span.start
    for start, end in sorted(inner):
        if end <= at or start >= span.end:
            continue
        if start > at:
            yield at, span.text[at - span.start : start - span.start]
        at = max(at, end)
    if at < span.end:
        yield at, span.text[at - span.start :]
