"""A row with named fields, made into an article."""

from collections.abc import Mapping

from onrecord.errors import MalformedInput
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.publication import parse_publication
from onrecord.ingest.text import GIVEN, make_article, printed_revisions
from onrecord.schema.article import Article, StatedRevision
from onrecord.schema.span import text_version


def row_article(
    row: Mapping[str, object], number: int, document: Document, intake: Intake, *, called: str
) -> Article:
    """Make an article of a row.

    Args:
        row: its fields, under the names of their columns.
        number: of the line or row in the file, counted from 1.
        document: the file.
        intake: which columns hold which fields, and bounds.
        called: what such a row is called in messages ("line", "row").

    Raises:
        MalformedInput: there is no text, or a field is not as it should be.
        InputError: as `onrecord.ingest.text.make_article`.
    """
    text = intake.columns.value(row, "text")
    if not isinstance(text, str):
        column = intake.columns.column_of("text")
        raise MalformedInput(f'the {called} has no "{column}" that is a string')
    identifier = _identifier(row, intake)
    url = _string(row, "url", intake)
    return make_article(
        text,
        name=identifier or f"{document.stem or 'line'}-{number}",
        id=identifier,
        # The file is no key: its other lines are other articles.
        key=None if identifier or url else text_version(text),
        path=document.path,
        title=_string(row, "title", intake),
        byline=_string(row, "byline", intake),
        publisher=_string(row, "publisher", intake),
        url=url,
        published=_string(row, "published", intake) or intake.published,
        revisions=(*_updates(row, intake), *printed_revisions(text)),
        limits=intake.limits,
    )


def _updates(row: Mapping[str, object], intake: Intake) -> tuple[StatedRevision, ...]:
    """Return the update that a feed tells of; it is no reason to refuse an article."""
    value = intake.columns.value(row, "updated")
    parsed = parse_publication(value) if isinstance(value, str) else None
    return (StatedRevision("updated", parsed, GIVEN),) if parsed else ()


def _identifier(row: Mapping[str, object], intake: Intake) -> str | None:
    value = intake.columns.value(row, "id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    column = intake.columns.column_of("id")
    raise MalformedInput(f'its "{column}" is neither a string nor a whole number')


def _string(row: Mapping[str, object], field: str, intake: Intake) -> str | None:
    value = intake.columns.value(row, field)
    if value is None or isinstance(value, str):
        return value or None
    raise MalformedInput(f'its "{intake.columns.column_of(field)}" is not a string')
