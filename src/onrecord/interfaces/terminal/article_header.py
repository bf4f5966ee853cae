"""What is known about an article, and how."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.schema.article import Article, Detail, PublicationDate

UNKNOWN = "not known"


def title_of(article: Article) -> str:
    """Return the title, or the name where the article has none, on one line."""
    return flatten(article.title.value if article.title else article.name)


def print_header(console: Console, article: Article, *, identified: bool = False) -> None:
    """Print title, publisher, byline, publication date and address, each with how it is known."""
    console.print(Text(title_of(article), style=styles.TITLE))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=styles.LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, detail in (("publisher", article.publisher), ("byline", article.byline)):
        if detail:
            grid.add_row(label, _known(detail))
    grid.add_row("published", published_text(article.published))
    if article.url:
        grid.add_row("address", _known(article.url))
    elif article.path:
        grid.add_row("file", Text(flatten(article.path)))
    if identified:
        grid.add_row("id", Text(article.id))
    console.print(grid)


def _known(detail: Detail) -> Text:
    return Text(flatten(detail.value)).append(f"  ({flatten(detail.how)})", styles.LABEL)


def published_text(date: PublicationDate | None) -> Text:
    """Return the date of publication, how it is known, and what else would fit."""
    if date is None:
        return Text(UNKNOWN, style=styles.LABEL)
    told = Text(flatten(date.value)).append(f"  ({flatten(date.how)}", styles.LABEL)
    if date.alternatives:
        told.append(f"; or {flatten(', '.join(date.alternatives))}", styles.LABEL)
    return told.append(")", styles.LABEL)


def reference(article: Article) -> Text:
    """Return title, publisher, day and id of an article on one line."""
    line = Text(title_of(article), style=styles.TITLE)
    details = [
        flatten(article.publisher.value) if article.publisher else "",
        flatten(article.published.day) if article.published else "",
        article.id,
    ]
    return line.append(" · " + " · ".join(filter(None, details)), f"not bold {styles.LABEL}")
