"""A text and what is known about it, made into an article."""

from pathlib import PurePath
from typing import Final

from onrecord.errors import EmptyInput, MalformedInput, TooLarge
from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.language import require_english
from onrecord.ingest.publication import require_publication
from onrecord.ingest.revision_lines import revisions_in
from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision, article_id
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.span import text_version

GIVEN: Final = "given"
# Titles and bylines run to some hundred characters; what is longer is something else.
LONGEST_DETAIL: Final = 2_000
_DEFAULT_LIMITS: Final = IntakeLimits()


def make_article(
    text: str,
    *,
    name: str | None = None,
    path: str | None = None,
    title: str | Detail | None = None,
    byline: str | Detail | None = None,
    publisher: str | Detail | None = None,
    url: str | Detail | None = None,
    language: Detail | None = None,
    published: str | PublicationDate | None = None,
    revisions: tuple[StatedRevision, ...] | None = None,
    id: str | None = None,
    key: str | None = None,
    limits: IntakeLimits = _DEFAULT_LIMITS,
) -> Article:
    """Make an article of a text, which is kept as it is, and of what is known about it.

    Args:
        text: the words as published.
        name: the input's own name; without one ``id``, else the file's name.
        path: the file it was read from.
        title: as known; here and in the next three a plain string counts as given.
        byline: who wrote it.
        publisher: who published it.
        url: where; an http or https address.
        language: as declared; the text itself decides whether it is read.
        published: ISO 8601 date or date and time, a year or a month; a string counts as given.
        revisions: that it was updated or corrected, as its page says; None where only the text
            can tell.
        id: the publisher's own id.
        key: what makes it this article; without one, see `Article`.
        limits: bounds on its length.

    Raises:
        EmptyInput: the text has no words.
        TooLarge: the text is too long.
        NotEnglish: the text is in another language.
        MalformedInput: a date is no date, an address no address, or a string not valid Unicode.
    """
    _check_text(text, limits)
    identified = require_english(text)
    detected = Detail(identified, "detected") if identified else None
    version = text_version(text)
    publisher = _detail("publisher", publisher)
    url = _detail("url", url)
    key = key or _key(url, publisher, id, path) or version
    name = name or id or (PurePath(path).stem if path else f"text-{version[:8]}")
    _check_strings(key=key, name=name, path=path)
    return Article(
        id=article_id(key),
        key=key,
        name=name,
        text=text,
        version=version,
        path=path,
        title=_detail("title", title),
        byline=_detail("byline", byline),
        publisher=publisher,
        url=url,
        language=_detail("language", language) or detected,
        published=_publication(published),
        revisions=printed_revisions(text) if revisions is None else revisions,
    )


def printed_revisions(text: str) -> tuple[StatedRevision, ...]:
    """Return what the lines of a text say of updates and corrections."""
    return revisions_in(text.splitlines())


def is_clean(value: str) -> bool:
    """Whether a string can be stored and shown: valid Unicode and no NUL."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


def _check_text(text: str, limits: IntakeLimits) -> None:
    if len(text) > limits.article_characters:
        raise TooLarge(
            f"the text has {len(text):,} characters, over the bound of "
            f"{limits.article_characters:,}"
        )
    if not any(character.isalnum() for character in text):
        raise EmptyInput("there are no words in it")
    _check_strings(text=text)


def _check_strings(**values: str | None) -> None:
    for label, value in values.items():
        if value is not None and not is_clean(value):
            raise MalformedInput(f"its {label} holds characters that are not valid Unicode text")


def _detail(label: str, value: str | Detail | None) -> Detail | None:
    detail = Detail(value.strip(), GIVEN) if isinstance(value, str) else value
    if detail is None or not detail.value:
        return None
    _check_strings(**{label: detail.value})
    if len(detail.value) > LONGEST_DETAIL:
        raise MalformedInput(f"its {label} is longer than {LONGEST_DETAIL:,} characters")
    if label == "url" and canonical_url(detail.value) is None:
        raise MalformedInput(f'its url "{detail.value[:80]}" is no http or https address')
    return detail


def _publication(published: str | PublicationDate | None) -> PublicationDate | None:
    if isinstance(published, str):
        return PublicationDate(require_publication(published), GIVEN)
    return published


def _key(
    url: Detail | None, publisher: Detail | None, id: str | None, path: str | None
) -> str | None:
    if url is not None:
        return canonical_url(url.value)
    if id:
        return f"{publisher.value}: {id}" if publisher else id
    return path
