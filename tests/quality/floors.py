"""The floors that the figures of the shipped model must not fall below."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FLOORS_FILE: Final = Path(__file__).parent / "floors.json"

LOWERING_VARIABLE: Final = "ONRECORD_LOWER_FLOORS"
"""Environment variable that lets floors stand below the highest ones when it is ``1``."""

MARGIN: Final = 0.03
"""How far below the measured figure a floor is pinned."""

_STEPS: Final = 1000
"""Floors are kept in thousandths."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least figure allowed for a head, and the highest floor it has had on this data."""

    least: float
    highest: float


@dataclass(frozen=True, slots=True)
class Floors:
    """What is pinned.

    Attributes:
        data: SHA-256 of the texts and annotations that the figures are of.
        model: version of the model that was measured.
        heads: the floor of each head.
    """

    data: str
    model: str
    heads: Mapping[str, Floor]


def read_floors(path: Path = FLOORS_FILE) -> Floors:
    """Read the pinned floors."""
    read = json.loads(path.read_text(encoding="utf-8"))
    heads = {head: Floor(row["floor"], row["highest"]) for head, row in read["heads"].items()}
    return Floors(read["data"], read["model"], heads)


def write_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write the floors for `read_floors`, a head to a line."""
    rows = ",\n".join(
        f"    {json.dumps(head)}: " + json.dumps({"floor": floor.least, "highest": floor.highest})
        for head, floor in floors.heads.items()
    )
    path.write_text(
        f'{{\n  "data": {json.dumps(floors.data)},\n  "model": {json.dumps(floors.model)},\n'
        f'  "heads": {{\n{rows}\n  }}\n}}\n',
        encoding="utf-8",
    )


def pinned_anew(
    pinned: Floors | None,
    figures: Mapping[str, float],
    *,
    data: str,
    model: str,
    lower: bool = False,
) -> Floors:
    """Return the floors for newly measured figures.

    Without ``lower`` no floor falls. With it the highest floors stay on record, unless the data is
    no longer the same: figures of different data cannot be compared.

    Args:
        pinned: the floors so far.
        figures: the measured figure of each head.
        data: SHA-256 of the data they are of.
        model: version of the model they are of.
        lower: whether floors may fall.
    """
    former = pinned.heads if pinned else {}
    is_same_data = pinned is not None and pinned.data == data
    heads = {}
    for head, figure in figures.items():
        least = _floor_under(figure)
        before = former.get(head)
        if before and not lower:
            least = max(least, before.least)
        keeps_record = before is not None and (is_same_data or not lower)
        highest = max(least, before.highest) if before and keeps_record else least
        heads[head] = Floor(least, highest)
    return Floors(data, model, heads)


def failings(
    floors: Floors, figures: Mapping[str, float], data: str, *, may_be_lower: bool
) -> Iterator[str]:
    """Yield what is wrong, a sentence each.

    Args:
        floors: the pinned floors.
        figures: the measured figure of each head.
        data: SHA-256 of the data that was read.
        may_be_lower: whether floors may stand below the highest ones.
    """
    if data != floors.data:
        yield "the texts or annotations are not the pinned ones; pin the floors anew"
    for head in sorted(figures.keys() ^ floors.heads.keys()):
        yield f"{head}: measured or pinned, but not both"
    for head, floor in floors.heads.items():
        if floor.least < floor.highest and not may_be_lower:
            yield (
                f"{head}: the floor {floor.least:.3f} was {floor.highest:.3f}; "
                f"lowering it needs {LOWERING_VARIABLE}=1"
            )
        if head in figures and figures[head] < floor.least:
            yield f"{head}: {figures[head]:.3f} is below the floor {floor.least:.3f}"


def _floor_under(figure: float) -> float:
    # Rounded first, for 0.7 - 0.03 is a hair under 0.67.
    steps = round((figure - MARGIN) * _STEPS, 3)
    return max(0, math.floor(steps)) / _STEPS
