"""OntoGUM (Zhu et al. 2021): GUM's documents with coreference by the guidelines of OntoNotes.

CoNLL-U with brackets of numbers, ``(3`` to ``3)``, for the mentions of each chain. Mentions that
stand for something mentioned once are not bracketed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from onrecord.errors import MalformedInput
from onrecord.evaluation.corpora.gum import GumDocument, GumMention, gum_mentions, mention_of
from onrecord.evaluation.corpora.gum_tokens import GumSpan, GumText, read_gum_texts

Extent = tuple[int, int]
Chain = frozenset[Extent]


@dataclass(frozen=True, slots=True)
class OntoGumDocument:
    """A text and its chains: sets of at least two mentions, as characters, without closing 's."""

    name: str
    text: str
    chains: tuple[Chain, ...]

    @property
    def genre(self) -> str:
        """The genre of the document."""
        return genre_of(self.name)


def genre_of(name: str) -> str:
    """Return the genre of a document, which is the second part of its name."""
    return name.split("_")[1] if "_" in name else name


def read_ontogum(folder: Path) -> Iterator[OntoGumDocument]:
    """Read the documents of a folder, by name.

    Raises:
        UnreadableInput: the folder holds none.
        MalformedInput: a file is no CoNLL-U of GUM.
    """
    for text in read_gum_texts(folder):
        chains = [
            frozenset(text.extent(span.first, span.last) for span in spans)
            for spans in _chains(text)
        ]
        yield OntoGumDocument(text.name, text.text, tuple(c for c in chains if len(c) > 1))


def read_gum_in_chains(gum: Path, ontogum: Path) -> Iterator[GumDocument]:
    """Read GUM's mentions with the chains of OntoGUM as their entities.

    Mentions that are in no chain have entities of their own, with numbers below 0. Of several
    mentions of one head one in a chain is taken before others, then the longest.

    Args:
        gum: a folder with GUM's own annotation.
        ontogum: a folder with OntoGUM's of the same documents.

    Raises:
        UnreadableInput: a folder holds no document.
        MalformedInput: a file is no CoNLL-U of GUM, or the folders hold different documents.
    """
    for typed, chained in zip_longest(read_gum_texts(gum), read_gum_texts(ontogum)):
        if typed is None or chained is None or typed.text != chained.text:
            raise MalformedInput(f"{gum} and {ontogum} do not hold the same documents")
        yield GumDocument(typed.name, typed.text, _in_chains(typed, chained))


def _in_chains(typed: GumText, chained: GumText) -> tuple[GumMention, ...]:
    mentions = gum_mentions(typed)
    known = {(m.start, m.end): m for m in mentions}
    heads = {m.head_start: m for m in mentions}
    entities: dict[Extent, int] = {}
    for number, spans in enumerate(_chains(chained)):
        for span in spans:
            extent = chained.extent(span.first, span.last)
            entities[extent] = number
            if extent not in known:
                # GUM's mention of the same head tells the type; that of a chain has other edges.
                added = mention_of(chained, span)
                like = heads.get(added.head_start, added)
                known[extent] = replace(added, type=like.type, form=like.form)
    chosen: dict[int, GumMention] = {}
    ranked = sorted(known.values(), key=lambda m: ((m.start, m.end) in entities, m.end - m.start))
    for mention in ranked:
        chosen[mention.head_start] = mention
    ordered = sorted(chosen.values(), key=lambda m: (m.start, -m.end))
    return tuple(
        replace(m, entity=entities.get((m.start, m.end), -1 - n)) for n, m in enumerate(ordered)
    )


def _chains(text: GumText) -> list[list[GumSpan]]:
    """Return the spans of the mentions of each chain."""
    chains: dict[int, list[GumSpan]] = {}
    for span in text.spans():
        chains.setdefault(span.entity, []).append(span)
    return list(chains.values())
