"""The two outlets of a command: results on standard output, all else on standard error."""

import sys

from rich.console import Console
from rich.text import Text

from onrecord.interfaces.safe_text import flatten


def results() -> Console:
    """Return a console on standard output; strings given to it are never markup."""
    return Console(markup=False, emoji=False, highlight=False)


def notices() -> Console:
    """Return a console on standard error, for progress and messages."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False)


def complain(message: str, console: Console | None = None) -> None:
    """Write one line to standard error, above a progress bar where ``console`` shows one."""
    sys.stdout.flush()
    line = Text(f"onrecord: {flatten(message)}")
    (console or notices()).print(line, soft_wrap=True)


def complain_of(where: str, reason: str, console: Console | None = None) -> None:
    """Write of what is at a place why it was not read."""
    complain(f"{where}: {reason}", console)
