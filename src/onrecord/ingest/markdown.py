"""Markdown articles: the text stays as it is, the front matter and first heading are read."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.decoding import decode_text
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.publication import parse_publication
from onrecord.ingest.text import LONGEST_DETAIL, make_article
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.intake import IntakeLimits, Refusal

_FRONT_MATTER: Final = "markdown front matter"
_HEADING: Final = "markdown"
# Front matter is a few lines; beyond this a rule in the text was taken for its end.
_MOST_LINES: Final = 100

_FENCE: Final = re.compile(r"---[ \t]*")
_ENTRY: Final = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]+(\S.*)")
_TITLE: Final = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_FIELDS: Final = {
    "title": "title",
    "headline": "title",
    "author": "byline",
    "byline": "byline",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "canonical_url": "url",
    "date": "published",
    "published": "published",
}


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the text as an article, with what its front matter says.

    Raises:
        InputError: it cannot be decoded, or as `onrecord.ingest.text.make_article`.
    """
    text = decode_text(document.whole(intake.limits), document.charset).text
    yield read_markdown(text, path=document.path, published=intake.published, limits=intake.limits)


def read_markdown(
    text: str, *, path: str | None, published: str | None, limits: IntakeLimits
) -> Article:
    """Make an article of a Markdown text.

    Args:
        text: the text, front matter included.
        path: the file it was read from.
        published: date for a text that names none.
        limits: bounds on its length.

    Raises:
        InputError: as `onrecord.ingest.text.make_article`.
    """
    front, body = _split_front_matter(text)
    date = parse_publication(front.get("published", ""))
    url = front.get("url", "")
    return make_article(
        text,
        name=PurePath(path).stem if path else None,
        path=path,
        title=_detail(front, "title") or _first_heading(body),
        byline=_detail(front, "byline"),
        publisher=_detail(front, "publisher"),
        url=_detail(front, "url") if canonical_url(url) else None,
        published=PublicationDate(date, _FRONT_MATTER) if date else published,
        limits=limits,
    )


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the entries between the first two fences, and the text after them."""
    lines = text.split("\n", _MOST_LINES)
    if not _FENCE.fullmatch(lines[0].rstrip("\r")):
        return {}, text
    entries: dict[str, str] = {}
    for number, line in enumerate(lines[1:_MOST_LINES], start=2):
        if _FENCE.fullmatch(line.rstrip("\r")):
            return entries, "\n".join(lines[number:])
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry and (field := _FIELDS.get(entry[1].lower())):
            entries.setdefault(field, _unquote(entry[2]))
    return {}, text


def _unquote(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _detail(front: dict[str, str], field: str) -> Detail | None:
    value = front.get(field, "")
    return Detail(value, _FRONT_MATTER) if 0 < len(value) <= LONGEST_DETAIL else None


def _first_heading(body: str) -> Detail | None:
    heading = _TITLE.search(body)
    if heading is None or len(heading[1]) > LONGEST_DETAIL:
        return None
    return Detail(heading[1], _HEADING)
