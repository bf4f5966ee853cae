"""What is known about an article, and how."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.field_grid import print_fields
from onrecord.interfaces.terminal.when_text import NOT_KNOWN, published_note
from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.times import published_when


def title_of(article: Article) -> str:
    """Return the title, or the name where the article has none, on one line."""
    return flatten(article.title.value if article.title else article.name)


def outlet_of(article: Article) -> str:
    """Return the publisher of an article, or its title where that is not known, on one line."""
    return flatten(article.publisher.value) if article.publisher else title_of(article)


def print_header(console: Console, article: Article, *, identified: bool = False) -> None:
    """Print title, publisher, byline, publication date and address, each with how it is known."""
    console.print(Text(title_of(article), style=styles.TITLE))
    print_fields(console, _fields(article, identified=identified))


def _fields(article: Article, *, identified: bool) -> Iterator[tuple[str, Text]]:
    for label, detail in (("publisher", article.publisher), ("byline", article.byline)):
        if detail:
            yield label, _known(detail)
    yield "published", published_text(article.published)
    for revision in article.revisions:
        yield revision.kind, revision_text(revision)
    if article.url:
        yield "address", _known(article.url)
    elif article.path:
        yield "file", Text(flatten(article.path))
    if identified:
        yield "id", Text(article.id)


def _known(detail: Detail) -> Text:
    return Text(flatten(detail.value)).append(f"  ({flatten(detail.how)})", styles.LABEL)


def published_text(date: PublicationDate | None) -> Text:
    """Return the date of publication, how it is known, and what else would fit."""
    if date is None:
        return Text(NOT_KNOWN, style=styles.LABEL)
    told = Text(flatten(date.value)).append(f"  ({flatten(date.how)}", styles.LABEL)
    if date.alternatives:
        told.append(f"; or {flatten(', '.join(date.alternatives))}", styles.LABEL)
    return told.append(")", styles.LABEL)


def revision_text(revision: StatedRevision) -> Text:
    """Return when an article was updated or corrected, in which words, and how that is known."""
    words = f"“{flatten(revision.words)}”" if revision.words else ""
    told = " ".join(filter(None, [flatten(revision.value or ""), words]))
    return Text(told).append(f"  ({flatten(revision.how)})", styles.LABEL)


def reference(article: Article) -> Text:
    """Return title, publisher, day and id of an article on one line."""
    line = Text(title_of(article), style=styles.TITLE)
    details = [
        flatten(article.publisher.value) if article.publisher else "",
        published_note(published_when(article.published)),
        article.id,
    ]
    return line.append(" · " + " · ".join(filter(None, details)), f"not bold {styles.LABEL}")
