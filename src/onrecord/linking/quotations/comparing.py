"""A quotation beside what was printed, word by word."""

from collections.abc import Iterator, Sequence

from onrecord.linking.quotations.alignment import MOST_WORDS, Alignment, Block, Wording, align
from onrecord.linking.quotations.matching import LEAST_LIKENESS, has_words, statement_words
from onrecord.linking.quotations.words import QuotedWord, quoted_words
from onrecord.schema.article import Article
from onrecord.schema.quotations import PrintedQuotation, PrintedWords, WordComparison, WordStanding
from onrecord.schema.span import Span, text_version


class AskedWords:
    """A quotation that is asked for, ready to be compared with what was printed."""

    def __init__(self, text: str) -> None:
        """Split it into words."""
        self.text = text
        self.words = list(quoted_words(text))[:MOST_WORDS]
        self.wording = _wording(self.words)
        self._version = text_version(text)

    def beside(self, printed: PrintedWords, is_by: bool | None) -> PrintedQuotation | None:
        """Return the quotation beside the words of a statement; None where they are others."""
        found = printed.found
        words = statement_words(found.statement, printed.inner, is_quoted=printed.is_quoted)
        alignment = align(self.wording, _wording(words[:MOST_WORDS]), least=LEAST_LIKENESS)
        if alignment is None or not has_words(self.wording, alignment):
            return None
        return PrintedQuotation(
            found=found,
            is_quoted=printed.is_quoted,
            is_exact=alignment.is_exact,
            likeness=alignment.likeness,
            is_by=is_by,
            words=tuple(self._compared(alignment, words, found.article)),
        )

    def span(self, start: int, end: int) -> Span:
        """Return characters of the quotation."""
        return Span(start, end, self.text[start:end], self._version)

    def _compared(
        self, alignment: Alignment, words: Sequence[QuotedWord], article: Article
    ) -> Iterator[WordComparison]:
        first, last = alignment.blocks[0], alignment.blocks[-1]
        # What stands in the place of the first and the last words that are asked for.
        asked_at, printed_at = 0, max(first.printed - first.asked, 0)
        for block in alignment.blocks:
            between = words[printed_at : block.printed]
            yield from self._differing(asked_at, block.asked, between, article)
            yield from self._same(block, words, article)
            asked_at, printed_at = block.asked + block.size, block.printed + block.size
        left = len(self.words) - last.asked - last.size
        after = words[printed_at : printed_at + left]
        yield from self._differing(asked_at, len(self.words), after, article)

    def _differing(
        self, start: int, end: int, between: Sequence[QuotedWord], article: Article
    ) -> Iterator[WordComparison]:
        if start < end:
            asked = self.span(self.words[start].start, self.words[end - 1].end)
            yield WordComparison("asked", asked, None)
        is_free = self.wording.has_gap(start, end)
        standing: WordStanding = "left out" if is_free and start == end else "printed"
        for first, last in _stretches(between):
            printed = article.span(between[first].start, between[last].end)
            yield WordComparison(standing, None, printed)

    def _same(
        self, block: Block, words: Sequence[QuotedWord], article: Article
    ) -> Iterator[WordComparison]:
        printed = words[block.printed : block.printed + block.size]
        asked = self.words[block.asked : block.asked + block.size]
        for first, last in _stretches(printed):
            yield WordComparison(
                "same",
                self.span(asked[first].start, asked[last].end),
                article.span(printed[first].start, printed[last].end),
            )


def _stretches(words: Sequence[QuotedWord]) -> Iterator[tuple[int, int]]:
    """Yield first and last word of each stretch without a gap, which one span can hold."""
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or words[end].gap:
            yield start, end - 1
            start = end


def _wording(words: Sequence[QuotedWord]) -> Wording:
    gaps = frozenset(at for at, word in enumerate(words) if word.gap)
    return Wording(tuple(word.key for word in words), gaps)
