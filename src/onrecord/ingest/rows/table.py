"""CSV and TSV: one article a row, below a line of column names."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.errors import EmptyInput, InputError, MalformedInput, NoArticle, TooLarge
from onrecord.ingest.decoding import decode_text
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.rows.lines import bounded_lines
from onrecord.ingest.rows.row_article import row_article
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal

_DELIMITERS: Final = (",", "\t", ";", "|")
_TABS: Final = frozenset({".tsv", ".tab"})
_MOST_COLUMNS: Final = 10_000
_SHOWN_COLUMNS: Final = 12
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def read(document: Document, intake: Intake) -> Iterator[Article | Refusal]:
    """Yield the article of each row, or why it is refused.

    Never more than one row of the file is held. What separates columns is told by the suffix or
    by the first line: commas, tabs, semicolons or bars.

    Raises:
        EmptyInput: there is nothing in it.
        NoArticle: no column holds texts.
        MalformedInput: it is no table, or is none from some row on.
    """
    lines = _Lines(document, intake.limits)
    first = next(lines, "")
    delimiter = "\t" if document.suffix in _TABS else max(_DELIMITERS, key=first.count)
    # One bound for all readers of CSV in the process: none may be too small for an article.
    csv.field_size_limit(max(csv.field_size_limit(), intake.limits.article_characters + 1))
    names = _names(first, delimiter, intake)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    for number, values in enumerate(_rows(rows, lines), start=2):
        if not any(value.strip() for value in values):
            continue
        where = f"{document.where}, row {number}"
        try:
            fields = _fields(names, values)
            article = row_article(fields, number, document, intake, called="row")
            yield replace(article, where=where)
        except InputError as error:
            yield Refusal(where, error)


class _Lines:
    """The lines of a table as text; what one row takes of them is bounded."""

    def __init__(self, document: Document, limits: IntakeLimits) -> None:
        self._most = limits.file_bytes
        self._lines = bounded_lines(document.stream, limits.file_bytes)
        self._charset = document.charset
        self._wide = document.stream.peek(2)[:2] in _WIDE_MARKS
        self._held = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if self._wide:
            raise MalformedInput("it is in UTF-16; tables are read in UTF-8")
        self._held += self._most if line is None else len(line)
        if line is None or self._held > self._most:
            raise TooLarge(f"a row is longer than {self._most:,} bytes; the rest is not read")
        return self._decode(line)

    def row_ends(self) -> None:
        self._held = 0

    def _decode(self, line: bytes) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError:
            return decode_text(line, self._charset).text


def _names(first: str, delimiter: str, intake: Intake) -> list[str]:
    try:
        names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    except csv.Error as error:
        raise MalformedInput(f"it is not a table: {error}") from None
    if not any(names):
        raise EmptyInput("it is empty")
    wanted = intake.columns.column_of("text")
    if wanted not in names:
        shown = ", ".join(f'"{name[:40]}"' for name in names[:_SHOWN_COLUMNS])
        raise NoArticle(
            f'it has no column "{wanted}" for the text; name it with --column text=NAME '
            f"(its columns: {shown})"
        )
    return names


def _rows(rows: Iterator[list[str]], lines: _Lines) -> Iterator[list[str]]:
    while True:
        lines.row_ends()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            # An open quotation mark has swallowed rows: none after it can be trusted.
            raise MalformedInput(f"it is no table any more, and not read on: {error}") from None
        yield row


def _fields(names: list[str], values: list[str]) -> dict[str, object]:
    if len(values) > max(len(names), _MOST_COLUMNS):
        raise MalformedInput(f"the row has {len(values):,} columns")
    if len(values) > len(names):
        raise MalformedInput(f"the row has {len(values)} columns, the first line {len(names)}")
    return dict(zip(names, values, strict=False))
