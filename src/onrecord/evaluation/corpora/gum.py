"""GUM (Zeldes 2017): mentions of anybody and anything, and which are the same.

CoNLL-U with ``Entity=`` in the last column. Texts are put together again from their tokens.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.gum_tokens import GumSpan, GumText, read_gum_texts
from onrecord.schema.annotation import MentionForm, MentionType

_TYPES: Final[dict[str, MentionType]] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class GumMention:
    """A mention: its characters, those of its head, what it is and which entity it stands for."""

    start: int
    end: int
    head_start: int
    head_end: int
    type: MentionType
    form: MentionForm
    entity: int


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A text and its mentions, in order of their first characters."""

    name: str
    text: str
    mentions: tuple[GumMention, ...]


def read_gum(folder: Path) -> Iterator[GumDocument]:
    """Read the documents of a folder, by name.

    Raises:
        UnreadableInput: the folder holds none.
        MalformedInput: a file is no CoNLL-U of GUM.
    """
    for text in read_gum_texts(folder):
        yield GumDocument(text.name, text.text, one_for_each_head(gum_mentions(text)))


def gum_mentions(text: GumText) -> list[GumMention]:
    """Return all mentions of a document, in no order."""
    return [mention_of(text, span) for span in text.spans()]


def one_for_each_head(mentions: Iterable[GumMention]) -> tuple[GumMention, ...]:
    """Return the longest of the mentions of each head, in order of their first characters."""
    found = {(m.head_start, m.head_end): m for m in sorted(mentions, key=lambda m: m.start - m.end)}
    return tuple(sorted(found.values(), key=lambda m: (m.start, -m.end)))


def mention_of(text: GumText, span: GumSpan) -> GumMention:
    """Return the mention of a span, its head and form read off the tree."""
    tokens = text.tokens
    first, last, entity, kind = span
    head = next((n for n in range(first, last + 1) if not first <= tokens[n].parent <= last), last)
    coordination = [
        n
        for n in range(first, last + 1)
        if tokens[n].relation == "cc"
        and 0 <= tokens[n].parent < len(tokens)
        and tokens[tokens[n].parent].relation == "conj"
        and tokens[tokens[n].parent].parent == head
    ]
    # "[[A] and [B]]" is headed by its conjunction, for A has its own head already.
    place = coordination[-1] if coordination else head
    word = tokens[head]
    form: MentionForm = "description"
    if word.is_pronoun or (first == last and word.tag in ("DT", "PRP", "PRP$", "WP", "WP$")):
        form = "pronoun"
    elif word.tag.startswith("NNP") or any(
        t.parent == head and t.tag == "NNP" and t.relation in ("flat", "nmod:desc")
        for t in tokens[first : last + 1]
    ):
        form = "name"
    is_plural = word.is_plural or word.tag in ("NNS", "NNPS") or coordination
    type_ = "group" if kind == "person" and is_plural else _TYPES.get(kind, "thing")
    return GumMention(
        *text.extent(first, last),
        tokens[place].start,
        tokens[place].end,
        type_,
        form,
        entity,
    )
