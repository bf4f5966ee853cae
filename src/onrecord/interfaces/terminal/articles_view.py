"""The articles of a record."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import print_header, title_of
from onrecord.interfaces.terminal.happenings_tables import print_happenings
from onrecord.interfaces.terminal.said_view import print_rows
from onrecord.interfaces.terminal.stories_view import print_same_text
from onrecord.interfaces.terminal.when_text import NOT_KNOWN
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.article import Article
from onrecord.schema.gathering import Voice
from onrecord.schema.record import ArticleRecord
from onrecord.schema.stored import RecordCounts, StoredArticle, StoredStatement


def print_articles(
    console: Console,
    articles: Sequence[StoredArticle],
    counts: RecordCounts,
    voices: Mapping[str, str],
) -> None:
    """Print a row for each article, and how much the record holds.

    Args:
        console: where to.
        articles: the articles.
        counts: how much there is.
        voices: voices of articles that share theirs with copies, by ids of articles.
    """
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style=styles.LABEL)
    table.add_column("id", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("title", overflow="fold")
    table.add_column("publisher", overflow="fold")
    if voices:
        table.add_column("voice", no_wrap=True)
    table.add_column("statements", justify="right", no_wrap=True)
    for stored in articles:
        article = stored.article
        table.add_row(
            Text(article.id, style=styles.LABEL),
            _published(article),
            Text(title_of(article)),
            Text(flatten(article.publisher.value) if article.publisher else "–"),
            *([Text(voices.get(article.id, ""), style=styles.LABEL)] if voices else []),
            Text(str(stored.statement_count)),
        )
    console.print(table)
    held = [counted(counts.articles, "article"), counted(counts.statements, "statement")]
    console.print(Text(", ".join(held) + "."))
    if voices:
        once = [counted(counts.voices, "voice"), counted(counts.statements_once, "statement")]
        console.print(Text(f"Copies of one text counted once: {', '.join(once)}."))


def _published(article: Article) -> Text:
    if article.published is None:
        return Text(NOT_KNOWN, style=styles.LABEL)
    inferred = "\ninferred" if article.published.is_inferred else ""
    return Text(flatten(article.published.day)).append(inferred, styles.LABEL)


def print_stored_article(
    console: Console,
    stored: StoredArticle,
    statements: Sequence[StoredStatement],
    record: ArticleRecord,
    voice: Voice | None,
) -> None:
    """Print what is known about an article, who else publishes it, and what was read in it."""
    print_header(console, stored.article, identified=True)
    if voice is not None:
        print_same_text(console, voice, stored)
    console.print()
    print_rows(console, statements, speakers=True)
    print_happenings(console, record.happenings, record.entities)
    console.print(
        Text(
            f"{counted(len(statements), 'statement')}; version {stored.number} of the article, "
            f"added {flatten(stored.added_at)}, read by model {flatten(stored.model)}.",
            style=styles.LABEL,
        )
    )
