"""The tables of a record, for queries; `migrations` lays them in a database.

Every table can be read with any tool. ``start`` and ``end`` count Unicode code points of
``article_versions.text``, and ``text`` beside them is the slice itself. Findings belong to a
version of an article; the version tells which model read it and when, the statement which part
of the reader found it.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
    true,
)

METADATA: Final = MetaData()


def _key(*columns: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint(*columns)


def _entity(name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["version", name], ["entities.version", "entities.id"])


def _version() -> Column[int]:
    return Column("version", ForeignKey("article_versions.id"), nullable=False)


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _extent() -> tuple[Column[int], Column[int], Column[str], CheckConstraint]:
    return (_integer("start"), _integer("end"), _text("text"), CheckConstraint('"end" > start'))


# The salt of the tombstones, made with the record.
record_properties = Table(
    "record_properties", METADATA, Column("name", Text, primary_key=True), _text("value")
)

articles = Table(
    "articles", METADATA, Column("id", Text, primary_key=True), _text("key"), _text("added_at")
)

# `text` is the text as shown. Where a withdrawn person's name is blocked out in it, `text_sha256`
# is that of the text as shown, `original_sha256` that of the text as published.
# `published_from` and `published_to` are the first and last day that `published` may mean.
article_versions = Table(
    "article_versions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False),
    _integer("number"),
    Column("latest", Boolean(create_constraint=False), nullable=False),
    _text("name"),
    Column("path", Text),
    Column("title", Text),
    Column("title_how", Text),
    Column("byline", Text),
    Column("byline_how", Text),
    Column("publisher", Text),
    Column("publisher_how", Text),
    Column("url", Text),
    Column("url_how", Text),
    Column("language", Text),
    Column("language_how", Text),
    Column("published", Text),
    Column("published_how", Text),
    Column("published_alternatives", Text),
    Column("published_from", Text),
    Column("published_to", Text),
    _text("added_at"),
    _text("read_at"),
    _text("model"),
    _text("text_sha256"),
    _text("original_sha256"),
    _text("text"),
    UniqueConstraint("article", "number"),
)
Index(
    "latest_versions",
    article_versions.c.article,
    unique=True,
    sqlite_where=article_versions.c.latest == true(),
)

# What a version says of updates and corrections of the article; `value` is when, ISO 8601.
article_revisions = Table(
    "article_revisions",
    METADATA,
    _version(),
    _integer("position"),
    _text("kind"),
    Column("value", Text),
    _text("how"),
    Column("words", Text),
    _key("version", "position"),
    sqlite_with_rowid=False,
)

# Texts as published, of those versions in whose text a withdrawn person's name is blocked out:
# for reading them again, and for nothing else.
original_texts = Table(
    "original_texts",
    METADATA,
    Column("version", ForeignKey("article_versions.id"), primary_key=True),
    _text("text"),
)

entities = Table(
    "entities",
    METADATA,
    _version(),
    _text("id"),
    _integer("position"),
    _text("type"),
    _text("name"),
    _key("version", "id"),
    sqlite_with_rowid=False,
)

# `form` is that of a mention: name, description or pronoun. `words` are the words of the name as
# they are compared (see `onrecord.store.names`).
entity_names = Table(
    "entity_names",
    METADATA,
    _version(),
    _text("entity"),
    _integer("position"),
    _text("name"),
    _text("form"),
    _text("words"),
    _key("version", "entity", "position"),
    _entity("entity"),
    sqlite_with_rowid=False,
)
# Wide enough to be read instead of the table, where a part of a name is asked for.
Index("words_of_names", entity_names.c.words, entity_names.c.form)

# `role` are the characters from `start` to `end`, `words` their words as they are compared.
entity_roles = Table(
    "entity_roles",
    METADATA,
    _version(),
    _text("entity"),
    _integer("position"),
    _text("role"),
    _text("words"),
    _integer("start"),
    _integer("end"),
    Column("title", Text),
    Column("organization", Text),
    Column("place", Text),
    Column("party", Text),
    Column("is_former", Boolean(create_constraint=False), nullable=False),
    Column("is_self_described", Boolean(create_constraint=False), nullable=False),
    Column("since", Text),
    Column("until", Text),
    CheckConstraint('"end" > start'),
    _key("version", "entity", "position"),
    _entity("entity"),
    sqlite_with_rowid=False,
)

mentions = Table(
    "mentions",
    METADATA,
    _version(),
    _integer("position"),
    *_extent(),
    _text("entity"),
    _text("form"),
    Column("confidence", Float, nullable=False),
    _key("version", "position"),
    _entity("entity"),
    sqlite_with_rowid=False,
)

# `content` joins the content spans, for reading and for search. `said_from` and `said_to` are
# the first and last day that `said_on` may mean.
statements = Table(
    "statements",
    METADATA,
    Column("number", Integer, primary_key=True),
    _version(),
    _text("id"),
    _integer("position"),
    _text("kind"),
    Column("speaker", Text),
    Column("unnamed", Text),
    Column("unnamed_words", Text),
    _text("content"),
    Column("channel", Text),
    Column("addressee", Text),
    Column("said_on", Text),
    Column("said_on_basis", Text),
    Column("said_from", Text),
    Column("said_to", Text),
    Column("reported_by", Text),
    _text("polarity"),
    Column("confidence", Float, nullable=False),
    _text("origin_method"),
    _text("origin_name"),
    _text("origin_version"),
    UniqueConstraint("version", "id"),
    _entity("speaker"),
    _entity("addressee"),
    ForeignKeyConstraint(
        ["version", "reported_by"],
        ["statements.version", "statements.id"],
        deferrable=True,
        initially="DEFERRED",
    ),
)
Index("statement_ids", statements.c.id)

# `role` is source, cue, content, quoted, channel, said_on, or first or second topic.
statement_spans = Table(
    "statement_spans",
    METADATA,
    _version(),
    _text("statement"),
    _text("role"),
    _integer("position"),
    *_extent(),
    _key("version", "statement", "role", "position"),
    ForeignKeyConstraint(["version", "statement"], ["statements.version", "statements.id"]),
    sqlite_with_rowid=False,
)

statement_about = Table(
    "statement_about",
    METADATA,
    _version(),
    _text("statement"),
    _integer("position"),
    _text("entity"),
    _key("version", "statement", "position"),
    ForeignKeyConstraint(["version", "statement"], ["statements.version", "statements.id"]),
    _entity("entity"),
    sqlite_with_rowid=False,
)

# `value` is from -1, wholly negative, to 1; the characters are those for the target at which the
# stance is told most clearly.
statement_stances = Table(
    "statement_stances",
    METADATA,
    _version(),
    _text("statement"),
    _integer("position"),
    _text("entity"),
    _text("stance"),
    Column("value", Float, nullable=False),
    *_extent(),
    Column("confidence", Float, nullable=False),
    _key("version", "statement", "position"),
    ForeignKeyConstraint(["version", "statement"], ["statements.version", "statements.id"]),
    _entity("entity"),
    sqlite_with_rowid=False,
)

# What a statement is about, the likeliest first; `subject` is one of the scheme (see
# `onrecord.schema.subjects`), and the words that tell it are spans of the statement.
statement_topics = Table(
    "statement_topics",
    METADATA,
    _version(),
    _text("statement"),
    _integer("position"),
    _text("subject"),
    Column("confidence", Float, nullable=False),
    _key("version", "statement", "position"),
    ForeignKeyConstraint(["version", "statement"], ["statements.version", "statements.id"]),
    sqlite_with_rowid=False,
)
Index(
    "statements_of_subjects",
    statement_topics.c.subject,
    statement_topics.c.version,
    statement_topics.c.statement,
)

time_expressions = Table(
    "time_expressions",
    METADATA,
    _version(),
    _integer("position"),
    *_extent(),
    _text("type"),
    Column("timex3", Text),
    Column("value", Text),
    _text("basis"),
    _key("version", "position"),
    sqlite_with_rowid=False,
)

headings = Table(
    "headings",
    METADATA,
    _version(),
    _integer("position"),
    *_extent(),
    _key("version", "position"),
    sqlite_with_rowid=False,
)

# Tombstones. `name_words` is the number of words of a withdrawn person's name.
withdrawals = Table(
    "withdrawals",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("kind"),
    _text("withdrawn_at"),
    Column("reason", Text),
    _integer("removed"),
    Column("name_words", Integer),
)

# What a tombstone is known by: salted hashes of an article's id and texts, of a person's name.
withdrawal_hashes = Table(
    "withdrawal_hashes",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("withdrawal", ForeignKey("withdrawals.id"), nullable=False),
)

# In the order in which they can be emptied.
FINDINGS: Final = (
    statement_stances,
    statement_topics,
    statement_about,
    statement_spans,
    statements,
    mentions,
    entity_roles,
    entity_names,
    entities,
    time_expressions,
    headings,
    article_revisions,
)

# FTS5 indexes; their triggers keep them in step with the tables.
statement_search = table("statement_search", column("rowid", Integer), column("rank", Float))
article_search = table("article_search", column("rowid", Integer), column("rank", Float))
