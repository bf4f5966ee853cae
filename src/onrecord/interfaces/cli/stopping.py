"""Ctrl-C: one sentence, and the status that shells give it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from onrecord.interfaces.terminal.consoles import complain

# 128 and the number of SIGINT, as shells have it.
INTERRUPTED: Final = 130


@contextmanager
def told_when_stopped(message: str) -> Iterator[None]:
    """Turn an interruption into the message on standard error and exit status 130."""
    try:
        yield
    except KeyboardInterrupt:
        complain(message)
        raise typer.Exit(INTERRUPTED) from None
