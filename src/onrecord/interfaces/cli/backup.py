"""`onrecord backup`: a copy of the record."""

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import results
from onrecord.interfaces.terminal.wording import counted

EXAMPLES: Final = examples(
    "onrecord backup record-2026-02-26.db", "onrecord backup --record city.db /mnt/safe/city.db"
)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    record: RecordOption = None,
) -> None:
    """Write a consistent copy of the record, also while it is in use."""
    with open_existing(desk_of(context), record) as book:
        book.backup(file)
        held = counted(book.counts().articles, "article")
    results().print(Text(f"{held} copied to {file}"), soft_wrap=True)
