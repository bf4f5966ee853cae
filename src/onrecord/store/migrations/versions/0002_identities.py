"""Who is who over the whole record: identities, decisions, authority files.

Revision: 0002
"""

from typing import Final

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES: Final = (
    """
    CREATE TABLE identities (
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        article TEXT,
        name_hash TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX founded_identities ON identities (article)
    """,
    """
    CREATE TABLE identity_links (
        version INTEGER NOT NULL,
        entity TEXT NOT NULL,
        identity TEXT NOT NULL,
        published TEXT,
        confidence FLOAT NOT NULL,
        method TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (version, entity),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id),
        FOREIGN KEY(identity) REFERENCES identities (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX links_of_identities ON identity_links (identity, published)
    """,
    """
    CREATE TABLE link_keys (
        "key" TEXT NOT NULL,
        identity TEXT NOT NULL,
        version INTEGER NOT NULL,
        entity TEXT NOT NULL,
        PRIMARY KEY ("key", identity, version, entity),
        FOREIGN KEY(version, entity) REFERENCES identity_links (version, entity),
        FOREIGN KEY(version) REFERENCES article_versions (id),
        FOREIGN KEY(identity) REFERENCES identities (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX keys_of_links ON link_keys (version, entity)
    """,
    """
    CREATE INDEX keys_of_identities ON link_keys (identity)
    """,
    """
    CREATE TABLE link_words (
        identity TEXT NOT NULL,
        kind TEXT NOT NULL,
        words TEXT NOT NULL,
        version INTEGER NOT NULL,
        entity TEXT NOT NULL,
        PRIMARY KEY (identity, kind, words, version, entity),
        FOREIGN KEY(version, entity) REFERENCES identity_links (version, entity),
        FOREIGN KEY(version) REFERENCES article_versions (id),
        FOREIGN KEY(identity) REFERENCES identities (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX words_of_links ON link_words (version, entity)
    """,
    """
    CREATE TABLE linked_versions (
        version INTEGER NOT NULL,
        settled BOOLEAN NOT NULL,
        PRIMARY KEY (version),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    """,
    """
    CREATE INDEX unsettled_versions ON linked_versions (version) WHERE settled = 0
    """,
    """
    CREATE TABLE decisions (
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        name TEXT,
        words TEXT,
        undone_at TEXT,
        PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE decision_identities (
        decision INTEGER NOT NULL,
        identity TEXT NOT NULL,
        part TEXT NOT NULL,
        PRIMARY KEY (decision, identity),
        FOREIGN KEY(decision) REFERENCES decisions (number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX decisions_about ON decision_identities (identity)
    """,
    """
    CREATE TABLE decision_rules (
        decision INTEGER NOT NULL,
        article TEXT NOT NULL,
        name_hash TEXT NOT NULL,
        was TEXT NOT NULL,
        becomes TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        method TEXT NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (decision, article, name_hash),
        FOREIGN KEY(decision) REFERENCES decisions (number),
        FOREIGN KEY(article) REFERENCES articles (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX rules_of_articles ON decision_rules (article)
    """,
    """
    CREATE TABLE authority_entries (
        identity TEXT NOT NULL,
        wikidata TEXT,
        PRIMARY KEY (identity),
        UNIQUE (wikidata),
        FOREIGN KEY(identity) REFERENCES identities (id)
    )
    """,
    """
    CREATE TABLE authority_names (
        identity TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (identity, position),
        FOREIGN KEY(identity) REFERENCES authority_entries (identity)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE authority_keys (
        "key" TEXT NOT NULL,
        identity TEXT NOT NULL,
        PRIMARY KEY ("key", identity),
        FOREIGN KEY(identity) REFERENCES authority_entries (identity)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX keys_of_authorities ON authority_keys (identity)
    """,
    """
    CREATE TABLE authority_offices (
        identity TEXT NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        organization TEXT,
        since TEXT,
        until TEXT,
        PRIMARY KEY (identity, position),
        FOREIGN KEY(identity) REFERENCES authority_entries (identity)
    )
    WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Lay the tables; the articles of the record are linked when it is next added to."""
    for sql in TABLES:
        op.execute(sql)
