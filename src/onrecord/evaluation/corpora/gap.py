"""GAP (Webster et al. 2018): which of two names a pronoun stands for."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import MalformedInput, UnreadableInput

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PronounChoice:
    """A text, a pronoun in it, two names, and whether each is meant.

    Attributes:
        text: a passage.
        pronoun: characters of the pronoun.
        names: characters of the two names.
        meant: whether the pronoun stands for each; at most one is.
    """

    text: str
    pronoun: Offsets
    names: tuple[Offsets, Offsets]
    meant: tuple[bool, bool]


def read_gap(path: Path) -> Iterator[PronounChoice]:
    """Read one of the tables, in its order.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: it is no such table.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    except csv.Error as error:
        raise MalformedInput(f"{path} is no table of GAP: {error}") from error
    for row in rows:
        try:
            yield _choice(row)
        except (KeyError, ValueError, TypeError) as error:
            raise MalformedInput(f"{path} is no table of GAP: {error!r}") from error


def _choice(row: dict[str, str]) -> PronounChoice:
    return PronounChoice(
        row["Text"],
        _extent(row, "Pronoun"),
        (_extent(row, "A"), _extent(row, "B")),
        (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"),
    )


def _extent(row: dict[str, str], name: str) -> Offsets:
    start = int(row[f"{name}-offset"])
    return start, start + len(row[name])
