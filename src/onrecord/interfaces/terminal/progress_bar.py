"""A bar that shows how far a long command has come, on a terminal only."""

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.interfaces.terminal.consoles import notices


def progress_bar() -> Progress:
    """Return a bar on standard error, gone when done; nothing where that is no terminal."""
    console = notices()
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
