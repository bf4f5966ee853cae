"""How likely an encounter is right, by the ways in which it is told."""

from typing import Final

from onrecord.extraction.happenings.encounters.merging import Occasion
from onrecord.extraction.happenings.encounters.sketches import Family

FAMILIES: Final[dict[Family, float]] = {
    "broadcast": 0.7,
    "noun-said": 0.77,
    "told-outlet": 0.79,
    "met-with": 0.75,
    "met-together": 0.8,
    "noun-complement": 0.73,
    "debated": 0.7,
    "interviewed": 0.7,
    "spoke-outlet": 0.78,
    "phoned": 0.7,
    "told-audience": 0.8,
    "noun-subject": 0.62,
    "testified-before": 0.65,
    "visited": 0.6,
    "campaigned": 0.55,
    "met-unnamed": 0.6,
    "spoke-audience": 0.65,
    "testified": 0.6,
    "noun-bare": 0.6,
    "noun-own": 0.55,
}
"""Ways of telling, with the share of right ones among 370 that readers judged one by one, in
articles that nobody annotated (docs/results.md); families of fewer than ten towards their like."""

# What is told twice is hardly likelier right: each time by so much of what is missing.
_AGAIN: Final = 0.05
_MOST: Final = 0.97


def confidence_of(occasion: Occasion) -> float:
    """Return the probability that an encounter is right, 0 to 1."""
    tellings = [telling.sketch.family for telling in occasion.tellings]
    best = max(FAMILIES[family] for family in tellings)
    doubt = (1 - best) * (1 - _AGAIN) ** (len(tellings) - 1)
    return round(min(1 - doubt, _MOST), 2)
