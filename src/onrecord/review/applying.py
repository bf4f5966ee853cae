"""What people decided, laid on a reading of an article."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.review.cast import Cast
from onrecord.review.chains import Chain, chains_of
from onrecord.review.entries import (
    KINDS,
    Entry,
    entries_of,
    entry_of,
    extents_of,
    teller_of,
    told_within,
    with_entries,
)
from onrecord.review.laying import laid
from onrecord.review.places import entries_meant
from onrecord.review.relocating import relocated
from onrecord.review.taking_in import kept_with, nothing_of, taken_in
from onrecord.schema.browsing import ListedKind
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.review import CorrectedReading, Review


def corrected(
    read: ArticleRecord, reviewed: ArticleRecord | None, reviews: Sequence[Review]
) -> CorrectedReading:
    """Lay acts of people on a reading.

    An entry that a person accepted or corrected keeps its id, has their word for its origin and a
    confidence of 1; where the reading lacks it, it is put in as it was read before. One that was
    rejected is left out. What a later act says of a field goes before an earlier one; otherwise
    their order does not matter. Laying the same acts again changes nothing.

    Args:
        read: the reading.
        reviewed: what was kept of reviewed entries for the last reading of this text, or None.
        reviews: acts on entries of this article that stand, in whatever text of it.
    """
    work = _Work(read, reviewed or nothing_of(read))
    for kind in KINDS:
        chains = [one for one in chains_of(reviews) if one.kind == kind]
        work.lay(kind, sorted(chains, key=lambda one: one.entry))
    return work.done()


@dataclass
class _OfKind:
    """The entries of one kind on their way.

    Attributes:
        entries: those of the reading, by their ids there.
        added: those that are put in.
        is_moved: whether an extent has changed, or one was put in.
    """

    entries: dict[str, Entry]
    added: list[Entry] = field(default_factory=list)
    is_moved: bool = False


class _Work:
    """One reading on its way."""

    def __init__(self, read: ArticleRecord, reviewed: ArticleRecord) -> None:
        self._read = read
        self._reviewed = reviewed
        self._cast = Cast(read)
        self._kinds: dict[ListedKind, _OfKind] = {}
        self._ids: dict[str, str] = {}
        self._found: set[int] = set()

    def lay(self, kind: ListedKind, chains: Sequence[Chain]) -> None:
        """Lay what was decided of entries of one kind."""
        entries = {one.id: one for one in entries_of(self._read, kind)}
        own = self._kinds[kind] = _OfKind(entries)
        meant = entries_meant(self._read, kind, chains)
        for chain in chains:
            target = meant.get(chain.entry)
            if target is not None:
                self._lay_on(own, target, chain)
            elif chain.is_vouched_for:
                self._put_in(own, chain)

    def done(self) -> CorrectedReading:
        """Return what has come of it."""
        entries: list[Entry] = []
        for own in self._kinds.values():
            added = sorted(own.added, key=lambda one: (_start(one), one.id))
            both = [*own.entries.values(), *added]
            entries += sorted(both, key=_start) if own.is_moved else both
        told = self._tellers(entries)
        record = self._cast.applied(with_entries(self._read, told))
        return CorrectedReading(record, self._reviewed, frozenset(self._found))

    def _lay_on(self, own: _OfKind, target: Entry, chain: Chain) -> None:
        article = self._read.article
        correction = relocated(chain.correction, article, _start(target))
        if correction is None:
            return
        self._found.update(one.number for one in chain.reviews)
        # An id that another entry of this text has is not taken from it.
        is_free = chain.entry == target.id or chain.entry not in own.entries
        kept = chain.entry if is_free else target.id
        self._reviewed = kept_with(self._reviewed, self._read, target, chain.kind, kept)
        if chain.is_rejected:
            del own.entries[target.id]
            return
        changed = laid(target, chain, correction, self._read, self._cast)
        own.is_moved |= extents_of(changed) != extents_of(target)
        own.entries = {
            (kept if known == target.id else known): (
                replace(changed, id=kept) if known == target.id else entry
            )
            for known, entry in own.entries.items()
        }
        if chain.kind == "statement":
            self._ids[target.id] = kept

    def _put_in(self, own: _OfKind, chain: Chain) -> None:
        kept = entry_of(self._reviewed, chain.kind, chain.entry)
        if kept is None or chain.entry in own.entries:
            return
        correction = relocated(chain.correction, self._read.article, _start(kept))
        if correction is None:
            return
        self._found.update(one.number for one in chain.reviews)
        entry = taken_in(kept, self._reviewed, self._cast)
        own.added.append(laid(entry, chain, correction, self._read, self._cast))
        own.is_moved = True

    def _tellers(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return entries told within the statements that there are, by the ids these have."""
        there = {one.id for one in entries if isinstance(one, Statement)}
        told = []
        for entry in entries:
            teller = teller_of(entry)
            if teller is not None:
                teller = self._ids.get(teller, teller)
                is_own = isinstance(entry, Statement) and teller == entry.id
                entry = told_within(entry, teller if teller in there and not is_own else None)  # noqa: PLW2901
            told.append(entry)
        return told


def _start(entry: Entry) -> int:
    return min(span.start for span in extents_of(entry))
