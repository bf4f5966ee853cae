"""The label alphabets of the encoder's heads, shared by training and reading."""

from typing import Final

from onrecord.schema.annotation import NameType

ROLES: Final = ("source", "cue", "content", "heading")
"""Attribution roles (PARC 3.0, PolNeAR) and headings that a scraper ran into the text."""

NAME_TYPES: Final[tuple[NameType, ...]] = ("person", "organization", "place", "group")
"""Types of named mentions; ``group`` covers nationalities, religions and parties' members."""

LINK_ROLES: Final = ("none", "source", "content")
"""What a word is to a given cue."""


def begin_inside_tags(types: tuple[str, ...]) -> tuple[str, ...]:
    """Return the BIO alphabet over ``types``: ``O, B-x, I-x, B-y, ...``."""
    return ("O", *(f"{prefix}-{kind}" for kind in types for prefix in ("B", "I")))


ATTRIBUTION_TAGS: Final = begin_inside_tags(ROLES)
NAME_TAGS: Final = begin_inside_tags(NAME_TYPES)

# Features that an uncased vocabulary loses, one row of a learned table for each combination.
CASES: Final = ("lower", "initial", "upper", "mixed", "digit", "mark")
FEATURE_COUNT: Final = len(CASES) * 2 * 2

# Distances from a cue to a word, in words, on a signed logarithmic scale (see `distance_buckets`).
DISTANCE_BUCKETS: Final = 32
PARAGRAPH_BUCKETS: Final = 5
