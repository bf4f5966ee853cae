"""What all commands share that keep or take back a verdict."""

import typer
from rich.console import Console
from rich.text import Text

from onrecord.interfaces.cli.desk import Desk
from onrecord.interfaces.cli.machine_output import print_verdict_json
from onrecord.interfaces.safe_text import flatten
from onrecord.schema.stored_happenings import Verdict


def who_decides(desk: Desk, by: str | None) -> str:
    """Return who decides: as given, or as the settings have it.

    Raises:
        typer.BadParameter: neither tells.
    """
    decided_by = by or desk.settings.decided_by
    if not decided_by:
        raise typer.BadParameter("who decides? give --by NAME, or set ONRECORD_DECIDED_BY")
    return decided_by


def print_undone(console: Console, undone: Verdict, *, as_json: bool) -> None:
    """Print a verdict that was taken back."""
    if as_json:
        print_verdict_json(undone)
        return
    told = f"Undone: verdict {undone.number}, {undone.verdict}: {flatten(undone.because)}"
    console.print(Text(told), soft_wrap=True)
