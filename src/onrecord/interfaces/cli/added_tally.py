"""The report of a run: what became of everything that was seen, in counts that add up."""

from collections import Counter
from pathlib import Path
from time import monotonic
from typing import Final, get_args

from rich.console import Console
from rich.text import Text

from onrecord.interfaces.cli.machine_output import print_value
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.consoles import complain_of, notices, results
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.intake import Added, AddedOutcome

OUTCOMES: Final[tuple[AddedOutcome, ...]] = get_args(AddedOutcome)


class AddedTally:
    """Counts what became of the articles, and tells of each that failed or was left out."""

    def __init__(self, *, as_json: bool) -> None:
        """Begin to count, and to take the time.

        Args:
            as_json: whether each article, and the report, is printed as JSON.
        """
        self._as_json = as_json
        self._began = monotonic()
        self.console: Console = notices()
        self.counts: Counter[AddedOutcome] = Counter()
        self.statements = 0
        self.is_complete = False
        """Whether all that was given has been seen."""

    @property
    def seen(self) -> int:
        """How many articles and refusals were seen: the sum of all counts."""
        return self.counts.total()

    def count(self, added: Added) -> None:
        """Count what became of an article, or of the articles of a file that was read before."""
        self.counts[added.outcome] += added.count
        self.statements += added.statements
        reason = added.reason or "it failed"
        if added.count > 1:
            reason = f"{counted(added.count, 'article')}, {reason}"
        if added.outcome == "failed":
            complain_of(added.where, reason, self.console)
        elif added.outcome == "left out":
            complain_of(added.where, f"left out: {reason}", self.console)
        if self._as_json:
            print_value(_plain(added))

    def fail(self, where: str, reason: str) -> None:
        """Count something that could not be found."""
        self.count(Added(where, "failed", reason=reason))

    def print(self, path: Path) -> None:
        """Print the report.

        Args:
            path: the record.
        """
        if self._as_json:
            print_value(self._report(path))
        if self.counts or self.is_complete:
            _print_summary(self.console if self._as_json else results(), self, path)

    def _report(self, path: Path) -> dict[str, object]:
        seconds = monotonic() - self._began
        counts = {outcome.replace(" ", "_"): self.counts[outcome] for outcome in OUTCOMES}
        return {
            "report": "add",
            "record": str(path),
            "is_complete": self.is_complete,
            "seen": self.seen,
            **counts,
            "statements": self.statements,
            "seconds": round(seconds, 3),
        }


def _plain(added: Added) -> dict[str, object]:
    return {
        "where": added.where,
        "outcome": added.outcome,
        "article": added.article,
        "title": added.title,
        "statements": added.statements,
        "reason": added.reason,
        "count": added.count,
    }


def _print_summary(console: Console, tally: AddedTally, path: Path) -> None:
    line = Text(f"{tally.seen} seen: ")
    for outcome in OUTCOMES:
        style = styles.BAD if outcome == "failed" and tally.counts[outcome] else ""
        line.append(f"{tally.counts[outcome]} {outcome}", style).append(", ")
    line.right_crop(2)
    line.append(f"; {counted(tally.statements, 'statement')} written to {path}")
    console.print(line, soft_wrap=True)
