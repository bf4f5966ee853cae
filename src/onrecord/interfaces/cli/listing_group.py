"""Commands with subcommands that do the usual thing where none of these is named."""

from typing import Any, ClassVar, Final

from typer.core import TyperGroup

_HELP: Final = ("-h", "--help")


class ListingGroup(TyperGroup):
    """A group that lists where its first word is none of its commands."""

    usual: ClassVar[str] = "list"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 (of typer's own click)
        """Read the command line; what begins with no command is asked of the usual one."""
        if not args or (args[0] not in self.commands and args[0] not in _HELP):
            args = [self.usual, *args]
        return super().parse_args(ctx, args)


class RunningGroup(ListingGroup):
    """A group that runs where its first word is none of its commands."""

    usual = "run"
