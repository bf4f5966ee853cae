"""JSON Lines: one article a line; a broken line is refused and the rest goes on."""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Final

from onrecord.errors import InputError, MalformedInput, TooLarge, UnreadableInput
from onrecord.ingest.publication import parse_publication
from onrecord.ingest.text import GIVEN, make_article, printed_revisions
from onrecord.schema.article import Article, StatedRevision
from onrecord.schema.intake import IntakeLimits, Refusal
from onrecord.schema.span import text_version

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_SKIPPED_AT_ONCE: Final = 65_536


def read_json_lines(
    stream: BinaryIO,
    *,
    where: str,
    path: str | None,
    published: str | None,
    limits: IntakeLimits,
) -> Iterator[Article | Refusal]:
    """Yield the article of each line that is not blank, or why it is refused.

    Args:
        stream: the bytes; never more than one line of them is held.
        where: what refusals name, before the number of the line.
        path: the file, where it is one.
        published: date for the articles that name none.
        limits: bounds on a line and on a text.
    """
    for number, line in enumerate(_lines(stream, limits.file_bytes), start=1):
        if line is not None and not line.strip():
            continue
        try:
            fields = _parse(line, limits)
            yield _article(fields, number, path=path, published=published, limits=limits)
        except InputError as error:
            yield Refusal(f"{where}, line {number}", error)


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """Yield each line, or None for one that is too long and was skipped."""
    first = True
    while line := stream.readline(longest + 1):
        if first:
            line, first = line.removeprefix(_UTF8_MARK), False
        if len(line) <= longest:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_SKIPPED_AT_ONCE)):
            pass
        yield None


def _parse(line: bytes | None, limits: IntakeLimits) -> dict[str, object]:
    if line is None:
        raise TooLarge(f"the line is longer than {limits.file_bytes:,} bytes")
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"the line is not valid UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise MalformedInput(f"the line is not JSON: {error.msg} at {error.pos}") from None
    except (ValueError, RecursionError):
        raise MalformedInput("the line is not JSON that can be read") from None
    if not isinstance(value, dict):
        raise MalformedInput("the line is not a JSON object")
    return value


def _article(
    fields: dict[str, object],
    number: int,
    *,
    path: str | None,
    published: str | None,
    limits: IntakeLimits,
) -> Article:
    text = fields.get("text")
    if not isinstance(text, str):
        raise MalformedInput('the line has no "text" that is a string')
    identifier = _identifier(fields.get("id"))
    url = _string(fields, "url")
    return make_article(
        text,
        name=identifier or f"{PurePath(path).stem if path else 'line'}-{number}",
        id=identifier,
        # The file is no key: its other lines are other articles.
        key=None if identifier or url else text_version(text),
        path=path,
        title=_string(fields, "title"),
        byline=_string(fields, "byline"),
        publisher=_string(fields, "publisher"),
        url=url,
        published=_string(fields, "published") or published,
        revisions=(*_updates(fields), *printed_revisions(text)),
        limits=limits,
    )


def _updates(fields: dict[str, object]) -> tuple[StatedRevision, ...]:
    """Return the update that a feed tells of; it is no reason to refuse an article."""
    value = fields.get("updated")
    parsed = parse_publication(value) if isinstance(value, str) else None
    return (StatedRevision("updated", parsed, GIVEN),) if parsed else ()


def _identifier(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    raise MalformedInput('its "id" is neither a string nor a whole number')


def _string(fields: dict[str, object], field: str) -> str | None:
    value = fields.get(field)
    if value is None or isinstance(value, str):
        return value or None
    raise MalformedInput(f'its "{field}" is not a string')
