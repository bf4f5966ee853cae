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
    false,
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

entity_roles = Table(
    "entity_roles",
    METADATA,
    _version(),
    _text("entity"),
    _integer("position"),
    _text("role"),
    _text("words"),
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

# `role` is source, cue, content, quoted, channel or said_on.
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

# People and organizations over the whole record. `article` is the one in which it was first met,
# `name_hash` the salted hash of the name that it had there: so a new reading finds it again. Both
# are null where an authority file tells of it or a person's decision made it.
identities = Table(
    "identities",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("type"),
    Column("article", Text),
    Column("name_hash", Text),
)
Index("founded_identities", identities.c.article)

# Of latest versions only. `published` is the first day that the article's publication date may
# mean; `evidence` is a JSON array of [field, words, weight].
identity_links = Table(
    "identity_links",
    METADATA,
    _version(),
    _text("entity"),
    Column("identity", ForeignKey("identities.id"), nullable=False),
    Column("published", Text),
    Column("confidence", Float, nullable=False),
    _text("method"),
    _text("evidence"),
    _key("version", "entity"),
    _entity("entity"),
    sqlite_with_rowid=False,
)
Index("links_of_identities", identity_links.c.identity, identity_links.c.published)


def _link() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["version", "entity"], ["identity_links.version", "identity_links.entity"]
    )


# The blocking keys of the names of linked entities: those that share none are never compared.
link_keys = Table(
    "link_keys",
    METADATA,
    _text("key"),
    Column("identity", ForeignKey("identities.id"), nullable=False),
    _version(),
    _text("entity"),
    _key("key", "identity", "version", "entity"),
    _link(),
    sqlite_with_rowid=False,
)
Index("keys_of_links", link_keys.c.version, link_keys.c.entity)
Index("keys_of_identities", link_keys.c.identity)

# Names and roles of linked entities once more, identity by identity, which is how they are
# compared. `kind` is name or role.
link_words = Table(
    "link_words",
    METADATA,
    Column("identity", ForeignKey("identities.id"), nullable=False),
    _text("kind"),
    _text("words"),
    _version(),
    _text("entity"),
    _key("identity", "kind", "words", "version", "entity"),
    _link(),
    sqlite_with_rowid=False,
)
Index("words_of_links", link_words.c.version, link_words.c.entity)

# Which versions are linked. `settled` once the names in doubt that they may bear upon were tried
# again.
linked_versions = Table(
    "linked_versions",
    METADATA,
    Column("version", ForeignKey("article_versions.id"), primary_key=True),
    Column("settled", Boolean(create_constraint=False), nullable=False),
)
Index(
    "unsettled_versions",
    linked_versions.c.version,
    sqlite_where=linked_versions.c.settled == false(),
)

# What persons decided. Rows are added and never taken out; one that is undone says when. `name`
# is the one given by a rename, null once it was withdrawn; `words` as in `entity_names`.
decisions = Table(
    "decisions",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("kind"),
    _text("at"),
    Column("name", Text),
    Column("words", Text),
    Column("undone_at", Text),
)

# `part` is into or merged, of or made, apart, renamed.
decision_identities = Table(
    "decision_identities",
    METADATA,
    Column("decision", ForeignKey("decisions.number"), nullable=False),
    Column("identity", Text, nullable=False),
    _text("part"),
    _key("decision", "identity"),
    sqlite_with_rowid=False,
)
Index("decisions_about", decision_identities.c.identity)

# What a decision fixes, over every later reading: in an article, the entity of a name (salted
# hash) becomes an identity. What it was before is kept for undoing.
decision_rules = Table(
    "decision_rules",
    METADATA,
    Column("decision", ForeignKey("decisions.number"), nullable=False),
    Column("article", ForeignKey("articles.id"), nullable=False),
    _text("name_hash"),
    _text("was"),
    _text("becomes"),
    Column("confidence", Float, nullable=False),
    _text("method"),
    _text("evidence"),
    _key("decision", "article", "name_hash"),
    sqlite_with_rowid=False,
)
Index("rules_of_articles", decision_rules.c.article)

# What an authority file tells, of the identity that it makes.
authority_entries = Table(
    "authority_entries",
    METADATA,
    Column("identity", ForeignKey("identities.id"), primary_key=True),
    Column("wikidata", Text, unique=True),
)

# The first is the one shown. `words` as in `entity_names`.
authority_names = Table(
    "authority_names",
    METADATA,
    Column("identity", ForeignKey("authority_entries.identity"), nullable=False),
    _integer("position"),
    _text("name"),
    _text("words"),
    _key("identity", "position"),
    sqlite_with_rowid=False,
)

authority_keys = Table(
    "authority_keys",
    METADATA,
    _text("key"),
    Column("identity", ForeignKey("authority_entries.identity"), nullable=False),
    _key("key", "identity"),
    sqlite_with_rowid=False,
)
Index("keys_of_authorities", authority_keys.c.identity)

authority_offices = Table(
    "authority_offices",
    METADATA,
    Column("identity", ForeignKey("authority_entries.identity"), nullable=False),
    _integer("position"),
    _text("title"),
    Column("organization", Text),
    Column("since", Text),
    Column("until", Text),
    _key("identity", "position"),
    sqlite_with_rowid=False,
)

# All in the order in which they can be emptied.
LINKS: Final = (link_keys, link_words, identity_links, linked_versions)
FINDINGS: Final = (
    *LINKS,
    statement_about,
    statement_spans,
    statements,
    mentions,
    entity_roles,
    entity_names,
    entities,
    time_expressions,
    headings,
)

# FTS5 indexes; their triggers keep them in step with the tables.
statement_search = table("statement_search", column("rowid", Integer), column("rank", Float))
article_search = table("article_search", column("rowid", Integer), column("rank", Float))
