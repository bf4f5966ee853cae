"""Results for programs, on standard output. The shapes, and pydantic with them, load on demand."""

import sys
from collections.abc import Iterable

from onrecord.schema.record import ArticleRecord
from onrecord.schema.stored import SearchHit, StoredArticle, StoredStatement

# ruff: noqa: PLC0415 (each shape is imported by the function that prints it, see above)


def print_value(value: object) -> None:
    """Print a plain value as JSON on one line."""
    from onrecord.interfaces.exports.json_lines import to_line

    _print(to_line(value, ascii_only=_ascii_only()))


def print_article_json(record: ArticleRecord) -> None:
    """Print all that was read in an article as JSON on one line."""
    from onrecord.interfaces.exports.article_json import article_document

    print_value(article_document(record).model_dump(mode="json"))


def print_statements_json(statements: Iterable[StoredStatement]) -> None:
    """Print statements as JSON, one a line."""
    from onrecord.interfaces.exports.statement_rows import statement_row

    for found in statements:
        print_value(statement_row(found).model_dump(mode="json"))


def print_statements_csv(statements: Iterable[StoredStatement]) -> None:
    """Print statements as comma-separated values."""
    from onrecord.interfaces.exports.statements_csv import csv_lines

    for line in csv_lines(statements):
        sys.stdout.write(line)


def print_hits_json(hits: Iterable[SearchHit]) -> None:
    """Print places found as JSON, one a line."""
    from onrecord.interfaces.exports.answers import search_hit_shape

    for hit in hits:
        print_value(search_hit_shape(hit).model_dump(mode="json"))


def print_articles_json(
    articles: Iterable[StoredArticle], statements: Iterable[StoredStatement] | None = None
) -> None:
    """Print articles of a record as JSON, one a line, with their statements where given."""
    from onrecord.interfaces.exports.answers import stored_article_shape

    for stored in articles:
        print_value(stored_article_shape(stored, statements).model_dump(mode="json"))


def print_schema(shape: str) -> None:
    """Print the JSON Schema of an article's JSON (``article``) or a statement's (``statement``)."""
    from onrecord.interfaces.exports.article_json import article_schema
    from onrecord.interfaces.exports.json_lines import indented
    from onrecord.interfaces.exports.statement_rows import statement_schema

    _print(indented(article_schema() if shape == "article" else statement_schema()))


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _ascii_only() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
