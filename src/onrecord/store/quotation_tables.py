"""The tables of the same words over the whole record, beside those of articles in `tables`."""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from onrecord.store.tables import METADATA


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


# What different statements have in the same words, once. `words` are as they are compared,
# `length` is how many; `fuller` is the fullest wording that is of the same quotation and longer,
# `settled` whether it was looked for.
wordings = Table(
    "quotation_wordings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    _flag("is_quoted"),
    Column("words", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("fuller", ForeignKey("quotation_wordings.number")),
    _flag("settled"),
    UniqueConstraint("digest"),
)
Index("shorter_wordings", wordings.c.fuller, sqlite_where=wordings.c.fuller.is_not(None))
Index("unsettled_wordings", wordings.c.number, sqlite_where=wordings.c.settled == false())

# Where they stand: statements of latest versions only.
quotations = Table(
    "quotations",
    METADATA,
    Column("version", Integer, nullable=False),
    Column("statement", Text, nullable=False),
    _flag("is_quoted"),
    Column("wording", ForeignKey("quotation_wordings.number"), nullable=False),
    PrimaryKeyConstraint("version", "statement", "is_quoted"),
    ForeignKeyConstraint(["version", "statement"], ["statements.version", "statements.id"]),
    sqlite_with_rowid=False,
)
Index("quotations_of_wordings", quotations.c.wording)

# Three words in a row, as a checksum, and the wordings that have them. No foreign key: to take a
# wording out would read all of it.
grams = Table(
    "quotation_grams",
    METADATA,
    Column("gram", Integer, nullable=False),
    Column("wording", Integer, nullable=False),
    PrimaryKeyConstraint("gram", "wording"),
    sqlite_with_rowid=False,
)

# Latest versions whose words are not looked at yet: an earlier onrecord wrote them, or a person
# was left out of them.
pending = Table(
    "quotations_pending",
    METADATA,
    Column("version", ForeignKey("article_versions.id"), primary_key=True),
)

# The tables that hold what a version says, in the order in which they can be emptied.
OF_VERSIONS: Final = (quotations, pending)
