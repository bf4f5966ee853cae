"""The tables that lists are read from, beside those that they are made of.

They tell of latest versions only, and hold nothing that could not be made anew of the others. No
foreign key leads out of them: what is due is made anew at the end of each transaction (`keeping`).
Their indexes are what lets any part of any list be read without passing over the rest.
"""

from sqlalchemy import Column, Float, Index, Integer, Table, Text, column, table

from onrecord.store.tables import METADATA


def _text(name: str, *, is_key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=is_key)


def _number(name: str, *, is_key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=False, primary_key=is_key, autoincrement=False)


# `place` orders articles by publication (see `places`).
listed_articles = Table(
    "listed_articles",
    METADATA,
    Column("place", Integer, primary_key=True),
    _number("version"),
    _text("article"),
    _text("title"),
    _text("publisher"),
    Column("url", Text),
    Column("published", Text),
    _number("statements"),
    Column("story", Integer),
)
Index("listed_article_versions", listed_articles.c.version, unique=True)
Index("listed_articles_of_publishers", listed_articles.c.publisher)
Index("listed_articles_of_stories", listed_articles.c.story)

# Statements and happenings. `place` orders them by the day on which they were said or happened,
# `printed` by publication; within an article both follow the text. `quoted` and `parties` are
# JSON arrays; `due_to` is the last day on which a commitment may be due, `last_day` the last one
# that the day of a statement may mean. `names`, `roles`, `unnamed` are words of who speaks or
# acts, `about_names` and `about_roles` of whom a statement is about, as names are compared;
# `marks` are those by which a list is narrowed (see `marks`).
listed_entries = Table(
    "listed_entries",
    METADATA,
    Column("place", Integer, primary_key=True),
    _number("printed"),
    _text("kind"),
    _text("id"),
    _number("version"),
    _number("start"),
    _text("type"),
    Column("status", Text),
    _text("words"),
    _text("quoted"),
    _text("parties"),
    Column("channel", Text),
    Column("day", Text),
    _text("basis"),
    Column("last_day", Text),
    Column("due_from", Text),
    Column("due_to", Text),
    _text("topics"),
    Column("confidence", Float, nullable=False),
    _text("names"),
    _text("roles"),
    _text("unnamed"),
    _text("about_names"),
    _text("about_roles"),
    _text("marks"),
)
Index("listed_entries_of_kinds", listed_entries.c.kind, listed_entries.c.printed)
Index("listed_entry_ids", listed_entries.c.id)
Index("listed_entries_of_versions", listed_entries.c.version, listed_entries.c.start)
Index(
    "listed_entries_due",
    listed_entries.c.due_to,
    sqlite_where=listed_entries.c.due_to.is_not(None),
)

# `place` orders people by the number of articles; `names` are the words of all their names.
listed_people = Table(
    "listed_people",
    METADATA,
    Column("place", Integer, primary_key=True),
    _number("number"),
    _text("identity"),
    _text("type"),
    _text("name"),
    Column("role", Text),
    _number("articles"),
    _number("statements"),
    _text("names"),
)
Index("listed_people_identities", listed_people.c.identity, unique=True)
Index("listed_people_numbers", listed_people.c.number, unique=True)

# Which names and roles a version uses of an identity: `field` is full, name or role, `value` how
# it is counted, `shown` as it is written; `day` and `last` are the first
# and the last day that the day of publication may mean, or empty.
person_words = Table(
    "person_words",
    METADATA,
    _text("identity", is_key=True),
    _text("field", is_key=True),
    _text("value", is_key=True),
    _text("day", is_key=True),
    _number("version", is_key=True),
    _text("last"),
    _text("shown"),
    sqlite_with_rowid=False,
)
Index("person_words_of_versions", person_words.c.version)

# How many articles use a name or role of an identity, how many entries of a kind it acts in.
person_tallies = Table(
    "person_tallies",
    METADATA,
    _text("identity", is_key=True),
    _text("field", is_key=True),
    _text("value", is_key=True),
    _number("total"),
    sqlite_with_rowid=False,
)
Index(
    "person_tallies_by_count",
    person_tallies.c.identity,
    person_tallies.c.field,
    person_tallies.c.total,
)

# What there is between two, by month, or an empty month; `pair` is both ids in their order.
pair_tallies = Table(
    "pair_tallies",
    METADATA,
    _text("pair", is_key=True),
    _text("month", is_key=True),
    _text("field", is_key=True),
    _number("total"),
    sqlite_with_rowid=False,
)

# How much the record holds: by kind of entry, subject, model, month of statements.
record_tallies = Table(
    "record_tallies",
    METADATA,
    _text("field", is_key=True),
    _text("value", is_key=True),
    _number("total"),
    sqlite_with_rowid=False,
)

# `publisher` is empty where none is known.
listed_outlets = Table(
    "listed_outlets",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("publisher"),
    _number("articles"),
    _number("statements"),
)
Index("listed_outlet_names", listed_outlets.c.publisher, unique=True)
Index("listed_outlets_by_articles", listed_outlets.c.articles)

# Stories of several articles; `place` is that of the article published last. `publishers` and
# `shared` are JSON arrays.
listed_stories = Table(
    "listed_stories",
    METADATA,
    Column("place", Integer, primary_key=True),
    _number("story"),
    _number("articles"),
    _number("voices"),
    _text("publishers"),
    _text("shared"),
    Column("first", Text),
    Column("last", Text),
)
Index("listed_story_numbers", listed_stories.c.story, unique=True)

# What has changed and is to be listed anew before the transaction ends; triggers write it.
versions_due = Table("versions_due", METADATA, Column("version", Integer, primary_key=True))
people_due = Table("people_due", METADATA, _text("identity", is_key=True), sqlite_with_rowid=False)

# FTS5 indexes, whose row numbers are the places; triggers keep them in step.
listed_search = table("listed_search", column("rowid", Integer))
people_search = table("people_search", column("rowid", Integer))
