"""The tables of who is who over the whole record, beside those of articles in `tables`."""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    false,
)

from onrecord.store.tables import METADATA


def _key(*columns: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint(*columns)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _version() -> Column[int]:
    return Column("version", ForeignKey("article_versions.id"), nullable=False)


def _link() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["version", "entity"], ["identity_links.version", "identity_links.entity"]
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
    ForeignKeyConstraint(["version", "entity"], ["entities.version", "entities.id"]),
    sqlite_with_rowid=False,
)
Index("links_of_identities", identity_links.c.identity, identity_links.c.published)

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

# Counts of the two tables above, and of the keys of authority entries, which triggers on those
# keep up in the statement that changes them: so no count can fall behind, and nothing is counted
# again, however many articles name somebody. `links` is how many links bring an identity to a
# block, `since` the version that first did, 0 for an authority file.
block_members = Table(
    "block_members",
    METADATA,
    _text("key"),
    _text("identity"),
    _integer("links"),
    _integer("since"),
    _key("key", "identity"),
    sqlite_with_rowid=False,
)
Index("members_by_links", block_members.c.key, block_members.c.links, block_members.c.since)
Index("members_by_age", block_members.c.key, block_members.c.since)

# With how many links an identity has a name or a role.
identity_words = Table(
    "identity_words",
    METADATA,
    _text("identity"),
    _text("kind"),
    _text("words"),
    _integer("links"),
    _key("identity", "kind", "words"),
    sqlite_with_rowid=False,
)
Index("words_by_links", identity_words.c.identity, identity_words.c.kind, identity_words.c.links)

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

Index("renamed_words", decisions.c.words, sqlite_where=decisions.c.words.is_not(None))

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

Index("authority_words", authority_names.c.words)

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

# What is linked in a version, in the order in which it can be emptied.
LINKS: Final = (link_keys, link_words, identity_links, linked_versions)
