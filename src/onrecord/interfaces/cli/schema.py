"""`onrecord schema`: what the JSON looks like."""

from enum import StrEnum
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_schema

EXAMPLES: Final = examples(
    "onrecord schema > article.schema.json", "onrecord schema statement > statement.schema.json"
)


class Described(StrEnum):
    """What has a schema, as the argument takes it."""

    ARTICLE = "article"
    STATEMENT = "statement"


def schema(
    described: Annotated[
        Described,
        typer.Argument(help="What `read --json` prints, or what `export` and `said --json` print."),
    ] = Described.ARTICLE,
) -> None:
    """Print the JSON Schema of what `read --json` or `export` prints."""
    print_schema(described.value)
