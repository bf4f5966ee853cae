"""Boards of what is open: which lists a board has, and what is asked for in each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from onrecord.schema.browsing import BoardFilter
from onrecord.schema.times import calendar_interval

# What is due is shown so far ahead where nobody says until when.
_DAYS_AHEAD: Final = 90


@dataclass(frozen=True, slots=True)
class Tab:
    """One list of a board.

    Attributes:
        id: what the address calls it.
        name: what it is called.
        told: what stands in it, in a sentence.
    """

    id: str
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Board:
    """A board.

    Attributes:
        kind: which entries stand on it.
        name: what it is called.
        told: what stands on it, in two sentences.
        path: its address.
        counted: what its entries are called, of one and of many.
        tabs: its lists.
        asked: returns which entries one of its lists holds, by what they are narrowed by besides.
        has_days: whether its entries are due.
    """

    kind: Literal["commitment", "absence"]
    name: str
    told: str
    path: str
    counted: tuple[str, str]
    tabs: tuple[Tab, ...]
    asked: Callable[[Tab, BoardFilter], BoardFilter]
    has_days: bool = False


def tab_of(tabs: Sequence[Tab], id: str) -> Tab:
    """Return the list of this id, or the first one."""
    return next((tab for tab in tabs if tab.id == id), tabs[0])


def today() -> str:
    """Return the day that it is, ISO 8601 in UTC."""
    return datetime.now(UTC).date().isoformat()


def has_passed(value: str | None) -> bool:
    """Whether all of an ISO 8601 day, month, year or interval lies in the past."""
    interval = calendar_interval(value) if value else None
    return interval is not None and interval.last < today()


def commitments_asked(tab: Tab, asked: BoardFilter) -> BoardFilter:
    """Return which commitments a list of the board holds.

    Args:
        tab: the list.
        asked: what else they are narrowed by.
    """
    match tab.id:
        case "kept" | "broken" | "changed" as standing:
            return replace(asked, standing=standing)
        case "due":
            until = asked.due_until or _ahead()
            return replace(asked, standing="open", due_until=until)
        case _:
            return replace(asked, standing="open")


def absences_asked(tab: Tab, asked: BoardFilter) -> BoardFilter:
    """Return which absences a list of the board holds; the arguments are those of commitments."""
    return replace(asked, standing="closed" if tab.id == "closed" else "open")


def _ahead() -> str:
    return (datetime.now(UTC).date() + timedelta(days=_DAYS_AHEAD)).isoformat()


COMMITMENTS: Final = Board(
    kind="commitment",
    name="Commitments",
    told=(
        "What somebody said, or is said, to be going to do. Whether it was kept is for a person "
        "to say, with the reason and the evidence."
    ),
    path="/commitments",
    counted=("commitment", "commitments"),
    tabs=(
        Tab("open", "Open", "What nobody has yet found kept or broken, newest first."),
        Tab("due", "Due", "What is open and has its day, the next day first."),
        Tab("kept", "Kept", "What somebody has found kept."),
        Tab("broken", "Broken", "What somebody has found broken."),
        Tab("changed", "Changed", "What somebody has found changed into something else."),
    ),
    asked=commitments_asked,
    has_days=True,
)
UNANSWERED: Final = Board(
    kind="absence",
    name="Unanswered",
    told=(
        "Questions that got no answer, what was not disclosed or agreed, and what was denied. Each "
        "has what its party said later, which may answer it."
    ),
    path="/unanswered",
    counted=("entry", "entries"),
    tabs=(
        Tab("open", "Open", "What nobody has yet found answered, newest first."),
        Tab("closed", "Answered", "What somebody has found answered since."),
    ),
    asked=absences_asked,
)
