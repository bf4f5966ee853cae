"""Where entries stand, and which entry of a reading is the one that a person decided of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from onrecord.review.chains import Chain
from onrecord.review.entries import Entry, entries_of, entry_of, extents_of
from onrecord.schema.browsing import ListedKind
from onrecord.schema.record import ArticleRecord
from onrecord.schema.review import Place
from onrecord.schema.span import Span

# The share of the characters of both that an entry must have in common to be the same one.
_LEAST_COMMON: Final = 0.5
_SPACE: Final = re.compile(r"\s+")


def place_of(record: ArticleRecord, kind: ListedKind, id: str) -> Place | None:
    """Return where an entry stands; None where the record has none of this id."""
    entry = entry_of(record, kind, id)
    if entry is None:
        return None
    extents = extents_of(entry)
    others = frozenset(
        other.id
        for other in entries_of(record, kind)
        if other.id != id and _share(extents, extents_of(other)) >= _LEAST_COMMON
    )
    return Place(extents, others)


def entries_meant(
    record: ArticleRecord, kind: ListedKind, chains: Sequence[Chain]
) -> dict[str, Entry]:
    """Return the entries that chains of one kind are about, by the ids that they keep.

    Args:
        record: the reading.
        kind: the kind.
        chains: what was decided of entries of this kind.
    """
    entries = {entry.id: entry for entry in entries_of(record, kind)}
    here = {one.entry: one.place_in(record.article.version) for one in chains}
    found = {kept: entries[kept] for kept, place in here.items() if place and kept in entries}
    sought = {kept: place for kept, place in here.items() if place and kept not in found}
    found.update(_most_alike(sought, entries, taken={one.id for one in found.values()}))
    taken = {one.id for one in found.values()} | {kept for kept, place in here.items() if place}
    for chain in sorted(chains, key=lambda one: one.entry):
        if here[chain.entry] is None:
            same = _same_words(chain, (one for one in entries.values() if one.id not in taken))
            if same is not None:
                found[chain.entry] = same
                taken.add(same.id)
    return found


def _most_alike(
    sought: Mapping[str, Place], entries: Mapping[str, Entry], taken: set[str]
) -> dict[str, Entry]:
    pairs = sorted(
        (-share, kept, one.id)
        for kept, place in sought.items()
        for one in entries.values()
        if one.id not in taken | place.others
        if (share := _share(place.extents, extents_of(one))) >= _LEAST_COMMON
    )
    found: dict[str, Entry] = {}
    used: set[str] = set()
    for _, kept, other in pairs:
        if kept not in found and other not in used:
            found[kept] = entries[other]
            used.add(other)
    return found


def _same_words(chain: Chain, entries: Iterable[Entry]) -> Entry | None:
    """Return the entry of another text that says the same, the nearest where several do."""
    place = chain.reviews[-1].place
    words, start = _words(place.extents), place.extents[0].start
    same = [one for one in entries if _words(extents_of(one)) == words]
    return min(
        same,
        key=lambda one: (one.id != chain.entry, abs(extents_of(one)[0].start - start), one.id),
        default=None,
    )


def _words(spans: Iterable[Span]) -> str:
    return " ".join(_SPACE.sub(" ", span.text).strip() for span in spans).casefold()


def _share(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of the characters of either that both have."""
    first, second = _characters(one), _characters(other)
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    whole = sum(end - start for start, end in (*first, *second)) - common
    return common / whole


def _characters(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return extents in order, none of which share a character."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
