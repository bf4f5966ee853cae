"""Reads news articles and keeps the record: who said what, of whom, to whom, and when.

    reader = onrecord.load()
    record = reader.read(text)
    with onrecord.open("record.db") as book:
        book.add(record)
        for found in book.statements(speaker="Calloway", about="water"):
            print(found.speaker.name, found.statement.cue.text, found.statement.content[0].text)
"""

from onrecord.errors import OnRecordError
from onrecord.pipeline import Reader, load
from onrecord.pipeline import open_book as open
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord, Entity, Statement
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredArticle, StoredStatement
from onrecord.store.repository import Book

__all__ = [
    "Article",
    "ArticleRecord",
    "Book",
    "Entity",
    "OnRecordError",
    "Reader",
    "Span",
    "Statement",
    "StoredArticle",
    "StoredStatement",
    "load",
    "open",
]
