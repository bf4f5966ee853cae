"""Articles whose chains of mentions the project annotated, made into documents to learn from.

The annotations tell extents of mentions, and which stand for one and the same; what is mentioned
once they leave out. Heads, types and forms of mentions, and what is mentioned once, are therefore
those that a network finds which has learned to find mentions.
"""

import json
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from onrecord.encoder.annotator import Annotator
from onrecord.evaluation.corpora.gum import GumDocument, GumMention, one_for_each_head
from onrecord.evaluation.source_words import is_pronoun
from onrecord.schema.annotation import EntityMention, MentionForm, Offsets
from training.annotations import CHAINS_FILE
from training.corpus_texts import corpus_texts

# The least that a mention found and one annotated have in common of all that either has.
_LEAST_SHARED: Final = 0.3
# What follows the head of a noun phrase.
_AFTER_HEAD: Final = re.compile(
    r"[,(:;]|\s(?:of|in|on|at|for|to|from|with|by|about|against|between|over|under|after|before"
    r"|who|that|which|whose|whom|where)\s"
)
_WORD: Final = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class ChainedArticle:
    """A text, and the extents of the mentions of each chain, at least two."""

    name: str
    text: str
    chains: tuple[tuple[Offsets, ...], ...]


def read_chained(shared: Path, annotations: Path = CHAINS_FILE) -> Iterator[ChainedArticle]:
    """Yield the annotated articles whose texts are there.

    Args:
        shared: the folder of what is learned from.
        annotations: a JSON object a line: name of the article, and chains of offsets.
    """
    with annotations.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chains = {row["article"]: row["chains"] for row in rows}
    for prose in corpus_texts(shared):
        if prose.name in chains:
            extents = (tuple((a, b) for a, b in chain) for chain in chains[prose.name])
            yield ChainedArticle(prose.name, prose.text, tuple(extents))


def chained_documents(
    shared: Path, finder: Path, left_out: Container[str] = ()
) -> tuple[GumDocument, ...]:
    """Return the annotated articles with all their mentions.

    Args:
        shared: the folder of what is learned from.
        finder: the model files of a network that finds mentions.
        left_out: names of articles that are not to be learned from.
    """
    annotator = Annotator(finder)
    articles = (one for one in read_chained(shared) if one.name not in left_out)
    return tuple(with_mentions(one, annotator.annotate(one.text).mentions) for one in articles)


def with_mentions(article: ChainedArticle, found: Sequence[EntityMention]) -> GumDocument:
    """Return an article with the heads, types and forms of its mentions.

    Args:
        article: the article.
        found: the mentions that a network finds in it.

    Returns:
        A document with an entity for each chain, and one below 0 for each mention that was found
        and stands in none.
    """
    taken_from = _FoundMentions(article.text, found)
    chained = [
        taken_from.mention(extent, number)
        for number, chain in enumerate(article.chains)
        for extent in chain
    ]
    # Of several mentions of one head the longest is learned, as of GUM's documents.
    kept = one_for_each_head(chained)
    taken = {mention.head_start for mention in kept}
    numbers = count(-1, -1)
    alone = [
        GumMention(m.start, m.end, *m.head, m.type, m.form, next(numbers))
        for m in found
        if m.head[0] not in taken
    ]
    return GumDocument(article.name, article.text, one_for_each_head([*kept, *alone]))


class _FoundMentions:
    """The mentions that a network found: heads, types and forms are taken from them."""

    def __init__(self, text: str, found: Sequence[EntityMention]) -> None:
        self._text = text
        self._found = found

    def mention(self, extent: Offsets, entity: int) -> GumMention:
        """Return the mention of an extent: like the one found that has most in common with it."""
        start, end = extent
        inside = [m for m in self._found if start <= m.head[0] and m.head[1] <= end]
        likest = max(inside, key=lambda m: _shared(extent, (m.start, m.end)), default=None)
        if likest is None or _shared(extent, (likest.start, likest.end)) < _LEAST_SHARED:
            return GumMention(*extent, *self._head(extent), "thing", self._form(extent), entity)
        return GumMention(*extent, *likest.head, likest.type, likest.form, entity)

    def _head(self, extent: Offsets) -> Offsets:
        """Return the last word before whatever follows a head."""
        start, end = extent
        after = _AFTER_HEAD.search(self._text, start + 1, end)
        words = list(_WORD.finditer(self._text, start, after.start() if after else end))
        if not words:
            return extent
        return words[-1].span()

    def _form(self, extent: Offsets) -> MentionForm:
        words = self._text[slice(*extent)]
        if is_pronoun(words):
            return "pronoun"
        head = self._text[slice(*self._head(extent))]
        return "name" if head[:1].isupper() else "description"


def _shared(one: Offsets, other: Offsets) -> float:
    """Return how much of what either extent has both have, 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))
