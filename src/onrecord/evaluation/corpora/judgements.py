"""What people of the project judged of single entries: right, or wrong and how.

One entry a line, offsets, a key and labels alone::

    {"article": "courier_2025-09-18_plan", "sort": "encounters", "span": [0, 40],
     "key": "0123456789abcdef", "verdict": "right"}
    {"article": "courier_2025-09-18_plan", "sort": "absences", "span": [95, 120],
     "key": "fedcba9876543210", "verdict": "wrong", "failure": "party"}

The key is `onrecord.evaluation.judged_entries.JudgedEntry.key`: an entry that is told otherwise has
another one, and has to be judged anew.
"""

import json
from pathlib import Path
from typing import Any, Final, Literal, get_args

from onrecord.errors import MalformedInput, UnreadableInput

Failure = Literal["none", "status", "kind", "party", "date", "place", "words", "repeated"]
"""How an entry is wrong, the gravest first: there is no such thing, it is not told as what its
status says (or as a fact), it is of another kind, of other parties, of another day, at another
place, in words that do not say it, or told again as another one."""

FAILURES: Final[tuple[Failure, ...]] = get_args(Failure)
_VERDICTS: Final = {"right": True, "wrong": False}
Judgements = dict[str, Failure | None]
"""By key: how the entry is wrong, or None where it is right."""


def read_judgements(path: Path) -> Judgements:
    """Read a file of judgements.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: a line is no judgement, or an entry is judged twice and differently.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    found: Judgements = {}
    for line in lines:
        try:
            key, failure = _judgement(json.loads(line))
        except (ValueError, KeyError, TypeError, MalformedInput) as error:
            raise MalformedInput(f"{path} holds no judgements of entries: {error!r}") from error
        if found.setdefault(key, failure) != failure:
            raise MalformedInput(f"{path} judges the entry {key} twice, and differently")
    return found


def _judgement(row: dict[str, Any]) -> tuple[str, Failure | None]:
    if row["verdict"] == "right":
        return str(row["key"]), None
    if row["verdict"] != "wrong":
        raise MalformedInput(f"{row['verdict']!r} is no verdict")
    return str(row["key"]), FAILURES[FAILURES.index(row["failure"])]
