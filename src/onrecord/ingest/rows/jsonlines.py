"""JSON Lines: one article a line; a broken line is refused and the rest goes on."""

import json
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import InputError, MalformedInput, TooLarge, UnreadableInput
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.rows.lines import bounded_lines
from onrecord.ingest.rows.row_article import row_article
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the article of each line that is not blank, or why it is refused.

    Never more than one line of the file is held.
    """
    lines = bounded_lines(document.stream, intake.limits.file_bytes)
    for number, line in enumerate(lines, start=1):
        if line is not None and not line.strip():
            continue
        where = f"{document.where}, line {number}"
        try:
            fields = _parse(line, intake.limits)
            article = row_article(fields, number, document, intake, called="line")
            yield replace(article, where=where)
        except InputError as error:
            yield Refusal(where, error)


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
