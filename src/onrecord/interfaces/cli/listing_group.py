"""A command with subcommands whose first word may be a name, or nothing: it lists then."""

from typing import Any, Final

from typer.core import TyperGroup

_HELP: Final = ("-h", "--help")


class ListingGroup(TyperGroup):
    """A group that lists where its first word is none of its commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 (of typer's own click)
        """Read the command line; what begins with no command is asked of the list."""
        if not args or (args[0] not in self.commands and args[0] not in _HELP):
            args = ["list", *args]
        return super().parse_args(ctx, args)
