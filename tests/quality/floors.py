"""The floors that the figures of the shipped model must not fall below."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FLOORS_FILE: Final = Path(__file__).parent / "floors.json"

MARGIN: Final = 0.03
"""How far below the measured figure a floor is pinned."""

_STEPS: Final = 1000
"""Floors are kept in thousandths."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least figure allowed for a head, and the highest floor it has had on this data.

    ``why`` says why it stands below the highest one, where it does.
    """

    least: float
    highest: float
    why: str = ""


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
    heads = {
        head: Floor(row["floor"], row["highest"], row.get("why", ""))
        for head, row in read["heads"].items()
    }
    return Floors(read["data"], read["model"], heads)


def write_floors(floors: Floors, path: Path = FLOORS_FILE) -> None:
    """Write the floors for `read_floors`, a head to a line."""
    rows = ",\n".join(
        f"    {json.dumps(head)}: " + json.dumps(_row(floor), ensure_ascii=False)
        for head, floor in floors.heads.items()
    )
    path.write_text(
        f'{{\n  "data": {json.dumps(floors.data)},\n  "model": {json.dumps(floors.model)},\n'
        f'  "heads": {{\n{rows}\n  }}\n}}\n',
        encoding="utf-8",
    )


def _row(floor: Floor) -> dict[str, float | str]:
    row: dict[str, float | str] = {"floor": floor.least, "highest": floor.highest}
    return row | {"why": floor.why} if floor.why else row


def pinned_anew(
    pinned: Floors | None,
    figures: Mapping[str, float],
    *,
    data: str,
    model: str,
    why_lower: str = "",
) -> Floors:
    """Return the floors for newly measured figures.

    No floor falls but for those whose figure is below it, and these only where it is said why. The
    highest floors stay on record, unless the data is no longer the same: figures of different data
    cannot be compared.

    Args:
        pinned: the floors so far.
        figures: the measured figure of each head.
        data: SHA-256 of the data they are of.
        model: version of the model they are of.
        why_lower: why floors may fall; "" where they may not.
    """
    is_same_data = pinned is not None and pinned.data == data
    former = pinned.heads if pinned and (is_same_data or not why_lower) else {}
    return Floors(
        data,
        model,
        {head: _pinned(figure, former.get(head), why_lower) for head, figure in figures.items()},
    )


def _pinned(figure: float, before: Floor | None, why_lower: str) -> Floor:
    least = _floor_under(figure)
    if before is None:
        return Floor(least, least)
    if figure < before.least and why_lower:
        return Floor(least, before.highest, why_lower)
    if least <= before.least:
        return before
    return Floor(least, max(least, before.highest), before.why if least < before.highest else "")


def failings(floors: Floors, figures: Mapping[str, float], data: str) -> Iterator[str]:
    """Yield what is wrong, a sentence each.

    Args:
        floors: the pinned floors.
        figures: the measured figure of each head.
        data: SHA-256 of the data that was read.
    """
    if data != floors.data:
        yield "the texts or annotations are not the pinned ones; pin the floors anew"
    for head in sorted(figures.keys() ^ floors.heads.keys()):
        yield f"{head}: measured or pinned, but not both"
    for head, floor in floors.heads.items():
        if floor.least < floor.highest and not floor.why:
            yield (
                f"{head}: the floor {floor.least:.3f} was {floor.highest:.3f}, and nothing says why"
            )
        if head in figures and figures[head] < floor.least:
            yield f"{head}: {figures[head]:.3f} is below the floor {floor.least:.3f}"


def _floor_under(figure: float) -> float:
    # Rounded first, for 0.7 - 0.03 is a hair under 0.67.
    steps = round((figure - MARGIN) * _STEPS, 3)
    return max(0, math.floor(steps)) / _STEPS
