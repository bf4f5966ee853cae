"""Fields with their labels, one under the other."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.terminal import styles


def print_fields(
    console: Console,
    fields: Iterable[tuple[str, Text]],
    padding: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> None:
    """Print labels in one column and values, folded to the width, in another."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=styles.LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in fields:
        grid.add_row(label, value)
    console.print(Padding(grid, padding))
