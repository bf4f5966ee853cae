"""What two have to do with one another; apart from that, how it is said to stand."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.happenings_tables import evidence_words
from onrecord.interfaces.terminal.happenings_view import (
    print_actions,
    print_occasions,
    print_promised,
)
from onrecord.interfaces.terminal.said_view import print_by_article
from onrecord.schema.happenings import Relation
from onrecord.schema.stored import StoredStatement
from onrecord.schema.stored_happenings import PairHistory, RelationMonth, StoredHappening

_T = TypeVar("_T")
# Of the statements it is told how many are negative, positive or mixed towards the other.
_COUNTED: Final = (
    *("statements", "negative", "positive", "mixed"),
    *("encounters", "actions", "commitments"),
)


def print_relation(console: Console, history: PairHistory) -> None:
    """Print what two say of one another, their encounters, actions, commitments, by month."""
    _section(console, "What they say of one another", history.statements, _print_statements)
    _section(console, "Encounters", history.encounters, print_occasions)
    _section(console, "Actions", history.actions, print_actions)
    _section(console, "Commitments", history.commitments, print_promised)
    _section(console, "By month", history.months, _print_months)
    own = [one for one in history.told if _is_own(one)]
    others = [one for one in history.told if not _is_own(one)]
    _section(console, "How they say themselves that it stands", own, _print_told)
    _section(console, "How others say that it stands", others, _print_told)


def _is_own(found: StoredHappening[Relation]) -> bool:
    """Whether one of the two says so."""
    return found.teller is not None and found.teller.entity.id in found.happening.between


def _section(
    console: Console,
    title: str,
    entries: Sequence[_T],
    show: Callable[[Console, Sequence[_T]], None],
) -> None:
    if entries:
        console.print(Text(title, style=styles.TITLE))
        show(console, entries)
        console.print()


def _print_statements(console: Console, statements: Sequence[StoredStatement]) -> None:
    print_by_article(console, statements, speakers=True)


def _print_months(console: Console, months: Sequence[RelationMonth]) -> None:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style=styles.LABEL)
    table.add_column("month", no_wrap=True)
    for title in _COUNTED:
        table.add_column(title, justify="right", no_wrap=True)
    for one in months:
        counts = (
            *(one.statements, one.negative, one.positive, one.mixed),
            *(one.encounters, one.actions, one.commitments),
        )
        if any(counts):
            table.add_row(Text(one.month), *(Text(str(count or "")) for count in counts))
    console.print(table)


def _print_told(console: Console, told: Sequence[StoredHappening[Relation]]) -> None:
    for found in told:
        relation = found.happening
        teller = flatten(found.teller.entity.name) if found.teller else "the article"
        names = [flatten(one.entity.name) for one in map(found.party, relation.between) if one]
        line = Text((", " if relation.is_mutual else " towards ").join(names), style=styles.SOURCE)
        line.append(f"  {relation.tone}", "bold default")
        line.append(f"\n{evidence_words(relation.evidence)}", "not bold default")
        known = [f"told by {teller}", *([flatten(relation.dated.value)] if relation.dated else [])]
        line.append("\n" + " · ".join(known), f"not bold default {styles.LABEL}")
        line.append("\n").append_text(reference(found.article))
        tail = f" · {flatten(relation.id)} · confidence {relation.confidence:.2f}"
        line.append(tail, f"not bold default {styles.LABEL}")
        console.print(Padding(line, (0, 0, 0, 2)))
