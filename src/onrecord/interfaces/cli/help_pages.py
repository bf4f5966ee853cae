"""The words of the help pages: what a command does, and examples at the foot."""

import inspect
from collections.abc import Callable

from rich.markup import escape


def examples(*lines: str) -> str:
    """Return the examples as the foot of a help page, in rich markup."""
    return "\n".join(["[bold]Examples[/bold]", *(f"  {escape(line)}" for line in lines)])


def help_of(command: Callable[..., None]) -> str:
    """Return what a command's docstring says, a paragraph a line, for the help page to wrap."""
    paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
