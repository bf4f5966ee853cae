"""All that was decided of one entry, in order."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from onrecord.schema.browsing import ListedKind
from onrecord.schema.review import Place, Review, SettledCorrection


@dataclass(frozen=True, slots=True)
class Chain:
    """The acts upon one entry that stand.

    Attributes:
        kind: of what entry.
        entry: the id that it keeps.
        reviews: the acts, the earliest first; at least one.
    """

    kind: ListedKind
    entry: str
    reviews: tuple[Review, ...]

    @property
    def is_rejected(self) -> bool:
        """Whether the last word on it is that it is wrong."""
        decided = [one.act for one in self.reviews if one.act != "note"]
        return bool(decided) and decided[-1] == "reject"

    @property
    def is_corrected(self) -> bool:
        """Whether a person changed anything in it."""
        return any(one.act == "correct" for one in self.reviews)

    @property
    def is_vouched_for(self) -> bool:
        """Whether a person stands for it."""
        decided = any(one.act in ("accept", "correct") for one in self.reviews)
        return decided and not self.is_rejected

    @property
    def correction(self) -> SettledCorrection:
        """What is changed in it: of each field the last that was said."""
        merged = SettledCorrection()
        for review in self.reviews:
            said = {
                field.name: value
                for field in fields(SettledCorrection)
                if (value := getattr(review.correction, field.name)) is not None
            }
            merged = replace(merged, **said)
        return merged

    def place_in(self, version: str) -> Place | None:
        """Return where it first stood in this text, or None where nobody saw it there."""
        seen = (one.place for one in self.reviews if one.place.version == version)
        return next(seen, None)


def chains_of(reviews: Iterable[Review]) -> list[Chain]:
    """Return what was decided, entry by entry."""
    found: dict[tuple[ListedKind, str], list[Review]] = {}
    for review in sorted(reviews, key=lambda one: one.number):
        found.setdefault((review.kind, review.entry), []).append(review)
    return [Chain(kind, entry, tuple(own)) for (kind, entry), own in found.items()]
