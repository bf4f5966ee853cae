"""`onrecord read`: articles to the terminal, without a record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.rule import Rule

from onrecord.errors import InputError
from onrecord.interfaces.cli.desk import Desk, desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.intake import find_all, limits_of
from onrecord.interfaces.cli.machine_output import print_article_json
from onrecord.interfaces.cli.options import (
    AllowPrivateOption,
    ColumnOption,
    FetchListedOption,
    JsonOption,
    KnownDatesOption,
    PublishedOption,
)
from onrecord.interfaces.cli.stopping import told_when_stopped
from onrecord.interfaces.terminal.article_view import print_article
from onrecord.interfaces.terminal.consoles import complain_of, results
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal, Source
from onrecord.schema.record import ArticleRecord

EXAMPLES: Final = examples(
    "onrecord read article.txt",
    "onrecord read --published 2026-02-26 notes.md",
    "onrecord read --json pages/*.html > pages.jsonl",
    "curl -s https://example.org/news/1234 | onrecord read -",
)


def read(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Files, folders, globs, URLs; - for standard input.",
        ),
    ],
    published: PublishedOption = None,
    known_dates: KnownDatesOption = None,
    columns: ColumnOption = None,
    fetch_listed: FetchListedOption = False,
    allow_private: AllowPrivateOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read articles and print their statements; `onrecord add --help` has the formats.

    Shows the text with speakers, cues and quotations marked, then who said what, the people and
    the dates. Exit status 1 where something could not be read.
    """
    reading = _Reading(desk_of(context), published, known_dates)
    limits = limits_of(desk_of(context), allow_private=allow_private)
    console = results()
    with told_when_stopped("stopped"):
        sources = reading.sources(files, columns, fetch_listed=fetch_listed)
        for number, record in enumerate(reading.records(sources, limits)):
            if as_json:
                print_article_json(record)
                continue
            if number:
                console.print(Rule())
            print_article(console, record)
    if reading.failed:
        raise typer.Exit(1)


class _Reading:
    """Reads one after another, and remembers whether any failed."""

    def __init__(self, desk: Desk, published: str | None, known_dates: Path | None) -> None:
        self._desk = desk
        self._published = published
        self._reader = desk.reader(known_dates)
        self.failed = False

    def sources(
        self, files: list[str], columns: list[str] | None, *, fetch_listed: bool
    ) -> list[Source]:
        return find_all(self._desk, files, self._fail, columns=columns, fetch_listed=fetch_listed)

    def records(self, sources: list[Source], limits: IntakeLimits) -> Iterator[ArticleRecord]:
        for source in sources:
            for item in self._desk.read_articles(source, limits, self._published):
                if isinstance(item, Refusal):
                    self._fail(item.where, str(item.error))
                    continue
                record = self._record(item.where or source.location, item)
                if record:
                    yield record

    def _record(self, where: str, article: Article) -> ArticleRecord | None:
        try:
            return self._reader.read(article)
        except InputError as error:
            self._fail(where, str(error))
            return None

    def _fail(self, where: str, reason: str) -> None:
        self.failed = True
        complain_of(where, reason)
