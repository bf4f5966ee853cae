"""What a person names, read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.encoder.judge import Judge as Judge  # noqa: PLC0414 - the interfaces see it here
from onrecord.errors import NotEnglish
from onrecord.ingest.authority_file import read_authority as read_authority_file
from onrecord.ingest.given import given_text as text_of_given
from onrecord.ingest.given import read_given as read_given_article
from onrecord.ingest.known_dates_file import read_known_dates as read_known_dates_file
from onrecord.ingest.language import require_english
from onrecord.ingest.sources import expand_sources, read_source
from onrecord.schema.article import Article
from onrecord.schema.identity import AuthorityEntry
from onrecord.schema.intake import GivenArticle, IntakeLimits, Refusal, Source
from onrecord.schema.known_date import KnownDate


def find_sources(inputs: Sequence[str]) -> list[Source]:
    """Turn paths, folders, globs, ``-`` and URLs into the files and addresses they stand for."""
    return expand_sources(inputs)


def read_articles(
    source: Source, limits: IntakeLimits, *, published: str | None = None
) -> Iterator[Article | Refusal]:
    """Yield the articles of a source; what cannot be read comes as a refusal, in its place."""
    return read_source(source, limits, published=published)


def read_page(data: bytes, limits: IntakeLimits, *, address: str | None = None) -> Article:
    """Return the article of a page.

    Args:
        data: the page, HTML.
        limits: bounds on what is read.
        address: where it was fetched from, if it was.

    Raises:
        InputError: it holds no article, or cannot be read.
    """
    # Half a second to load, which texts need not wait for.
    from onrecord.ingest.html import read_page as read_html  # noqa: PLC0415

    return read_html(data, address=address, limits=limits)


def read_given(given: GivenArticle, limits: IntakeLimits) -> Article:
    """Return as an article what somebody gives from memory: a text, Markdown or a page.

    Raises:
        InputError: it holds no article, or cannot be read.
    """
    return read_given_article(given, limits)


def given_text(data: bytes, file_name: str, limits: IntakeLimits) -> str:
    """Return the running text of what somebody gives from memory, Markdown as it stands there.

    Args:
        data: the bytes.
        file_name: its name, whose suffix tells the format; "" where it has none.
        limits: bounds on what is read.

    Raises:
        InputError: it holds no text, or cannot be read.
    """
    return text_of_given(data, file_name, limits)


def is_english(text: str) -> bool:
    """Whether a text is one that `Reader.read` takes for English."""
    try:
        require_english(text)
    except NotEnglish:
        return False
    return True


def find_feeds(given: Sequence[str], limits: IntakeLimits) -> list[str]:
    """Return the addresses of feeds: given themselves, or as OPML files or files of addresses."""
    from onrecord.ingest.following.feed_list import find_feeds as find  # noqa: PLC0415

    return find(given, limits)


def read_authority(path: str | Path) -> list[AuthorityEntry]:
    """Return the entries of an authority file, for `Book.import_authority`.

    Args:
        path: CSV or JSON; see `onrecord.ingest.authority_file`.

    Raises:
        InputError: the file cannot be read, or an entry is not as it should be.
    """
    return read_authority_file(Path(path))


def read_known_dates(path: str | Path) -> tuple[KnownDate, ...]:
    """Return the named dates of a file, for `load`.

    Args:
        path: CSV or JSON; see `onrecord.ingest.known_dates_file`.

    Raises:
        InputError: the file cannot be read, or a line is not as it should be.
    """
    return read_known_dates_file(Path(path))
