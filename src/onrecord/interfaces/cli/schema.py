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
    HAPPENING = "happening"
    PERSON = "person"
    SUGGESTION = "suggestion"
    DECISION = "decision"
    VERSIONS = "versions"
    TIMELINE = "timeline"
    MET = "met"
    DID = "did"
    PROMISED = "promised"
    VERDICT = "verdict"
    UNANSWERED = "unanswered"
    RELATION = "relation"
    STORY = "story"
    VOICE = "voice"
    CHECK = "check"
    QUOTATION = "quotation"
    FEED = "feed"
    FOLLOW = "follow"
    REVIEW = "review"
    QUEUED = "queued"
    CORRECTION = "correction"
    USER = "user"
    TOKEN = "token"  # noqa: S105 (a kind of thing, and none itself)
    AUDIT = "audit"


def schema(
    described: Annotated[
        Described,
        typer.Argument(
            help="What `read --json` prints; what `export` and `said --json` print; what "
            "`export --what` prints of happenings; what `people`, `people --suggest` and "
            "`people decisions` print with `--json`; what `versions`, `timeline`, `met`, `did`, "
            "`promised`, `promised undo`, `unanswered`, `relation`, `check`, `quotations`, "
            "`follow list` and `follow` print with `--json`; what `stories`, `stories --copies`, "
            "`review log`, `review queue`, `users list`, `users token` and `users audit` print "
            "with `--json`, and `review export` writes."
        ),
    ] = Described.ARTICLE,
) -> None:
    """Print the JSON Schema of what a command prints as JSON."""
    print_schema(described.value)
