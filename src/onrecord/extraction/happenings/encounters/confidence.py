"""How likely an encounter is right, by the ways in which it is told."""

from typing import Final

from onrecord.extraction.happenings.encounters.merging import Occasion
from onrecord.extraction.happenings.encounters.sketches import Family

FAMILIES: Final[dict[Family, float]] = {
    "broadcast": 0.9,
    "noun-said": 0.9,
    "told-outlet": 0.85,
    "met-with": 0.85,
    "met-together": 0.85,
    "noun-complement": 0.8,
    "debated": 0.8,
    "interviewed": 0.8,
    "spoke-outlet": 0.8,
    "phoned": 0.75,
    "told-audience": 0.75,
    "noun-subject": 0.75,
    "testified-before": 0.7,
    "visited": 0.7,
    "campaigned": 0.65,
    "met-unnamed": 0.65,
    "spoke-audience": 0.55,
    "testified": 0.6,
    "noun-bare": 0.6,
    "noun-own": 0.5,
}
"""Ways of telling, with the share of right ones: set by what `training.encounter_confidence` prints
and by reading what was told of 70 articles that nobody annotated; families of fewer than ten
towards their like."""

# What is told twice is likelier right, each time by so much of what is missing.
_AGAIN: Final = 0.15
_MOST: Final = 0.97


def confidence_of(occasion: Occasion) -> float:
    """Return the probability that an encounter is right, 0 to 1."""
    tellings = [telling.sketch.family for telling in occasion.tellings]
    best = max(FAMILIES[family] for family in tellings)
    doubt = (1 - best) * (1 - _AGAIN) ** (len(tellings) - 1)
    return round(min(1 - doubt, _MOST), 2)
