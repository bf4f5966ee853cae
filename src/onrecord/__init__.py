"""Reads news articles and keeps the record: who said what, of whom, to whom, and when.

Example:
    reader = onrecord.load()
    record = reader.read(text)
    with onrecord.open("record.db") as book:
        book.add(record)
        for found in book.statements(speaker="Calloway", about="water"):
            print(found.speaker.name, found.statement.cue.text, found.statement.content[0].text)
"""

from typing import TYPE_CHECKING, Final

from onrecord.errors import OnRecordError
from onrecord.schema.article import Article
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Relation
from onrecord.schema.identity import Identity
from onrecord.schema.quotations import QuotationCheck, QuotationCluster
from onrecord.schema.record import ArticleRecord, Entity, Role, Statement
from onrecord.schema.review import EntryCorrection, NewSpeaker
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredArticle, StoredStatement
from onrecord.store.repository import Book

if TYPE_CHECKING:
    from onrecord.pipeline import Reader, check_draft, load, read_authority, read_known_dates
    from onrecord.pipeline import follow_feeds as follow
    from onrecord.pipeline import open_book as open  # noqa: A004

__all__ = [
    "Absence",
    "Action",
    "Article",
    "ArticleRecord",
    "Book",
    "Commitment",
    "Encounter",
    "Entity",
    "EntryCorrection",
    "Identity",
    "NewSpeaker",
    "OnRecordError",
    "QuotationCheck",
    "QuotationCluster",
    "Reader",
    "Relation",
    "Role",
    "Span",
    "Statement",
    "StoredArticle",
    "StoredStatement",
    "check_draft",
    "follow",
    "load",
    "open",
    "read_authority",
    "read_known_dates",
]

# The pipeline brings onnxruntime and SQLAlchemy with it, most of a second: they are imported when
# one of its names is first asked for (PEP 562), so that types and `onrecord --help` come without.
_OF_THE_PIPELINE: Final = {
    "Reader": "Reader",
    "check_draft": "check_draft",
    "follow": "follow_feeds",
    "load": "load",
    "open": "open_book",
    "read_authority": "read_authority",
    "read_known_dates": "read_known_dates",
}


def __getattr__(name: str) -> object:
    if name not in _OF_THE_PIPELINE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onrecord import pipeline  # noqa: PLC0415

    return getattr(pipeline, _OF_THE_PIPELINE[name])
