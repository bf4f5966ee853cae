"""The tables of the first record.

Revision: 0001
"""

import secrets
from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPLICATION_ID: Final = 0x6F6E7263  # "onrc": tells a record from other SQLite databases
SALT_BYTES: Final = 16

TABLES: Final = (
    """
    CREATE TABLE articles (
        id TEXT NOT NULL,
        "key" TEXT NOT NULL,
        added_at TEXT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE record_properties (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE withdrawals (
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        withdrawn_at TEXT NOT NULL,
        reason TEXT,
        removed INTEGER NOT NULL,
        name_words INTEGER,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE article_versions (
        id INTEGER NOT NULL,
        article TEXT NOT NULL,
        number INTEGER NOT NULL,
        latest BOOLEAN NOT NULL,
        name TEXT NOT NULL,
        path TEXT,
        title TEXT,
        title_how TEXT,
        byline TEXT,
        byline_how TEXT,
        publisher TEXT,
        publisher_how TEXT,
        url TEXT,
        url_how TEXT,
        language TEXT,
        language_how TEXT,
        published TEXT,
        published_how TEXT,
        published_alternatives TEXT,
        published_from TEXT,
        published_to TEXT,
        added_at TEXT NOT NULL,
        read_at TEXT NOT NULL,
        model TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        original_sha256 TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (article, number),
        FOREIGN KEY(article) REFERENCES articles (id)
    )
    """,
    """
    CREATE UNIQUE INDEX latest_versions ON article_versions (article) WHERE latest = 1
    """,
    """
    CREATE TABLE withdrawal_hashes (
        hash TEXT NOT NULL,
        withdrawal TEXT NOT NULL,
        PRIMARY KEY (hash),
        FOREIGN KEY(withdrawal) REFERENCES withdrawals (id)
    )
    """,
    """
    CREATE TABLE entities (
        version INTEGER NOT NULL,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE headings (
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (version, position),
        CHECK ("end" > start),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE original_texts (
        version INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (version),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    """,
    """
    CREATE TABLE time_expressions (
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        type TEXT NOT NULL,
        timex3 TEXT,
        value TEXT,
        basis TEXT NOT NULL,
        PRIMARY KEY (version, position),
        CHECK ("end" > start),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_names (
        version INTEGER NOT NULL,
        entity TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        form TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (version, entity, position),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE entity_roles (
        version INTEGER NOT NULL,
        entity TEXT NOT NULL,
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (version, entity, position),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE mentions (
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        entity TEXT NOT NULL,
        form TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        PRIMARY KEY (version, position),
        CHECK ("end" > start),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE statements (
        number INTEGER NOT NULL,
        version INTEGER NOT NULL,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        speaker TEXT,
        unnamed TEXT,
        unnamed_words TEXT,
        content TEXT NOT NULL,
        channel TEXT,
        addressee TEXT,
        said_on TEXT,
        said_on_basis TEXT,
        said_from TEXT,
        said_to TEXT,
        reported_by TEXT,
        polarity TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        origin_method TEXT NOT NULL,
        origin_name TEXT NOT NULL,
        origin_version TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (version, id),
        FOREIGN KEY(version, speaker) REFERENCES entities (version, id),
        FOREIGN KEY(version, addressee) REFERENCES entities (version, id),
        FOREIGN KEY(version, reported_by) REFERENCES statements (version, id)
            DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    """,
    """
    CREATE INDEX statement_ids ON statements (id)
    """,
    """
    CREATE TABLE statement_about (
        version INTEGER NOT NULL,
        statement TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity TEXT NOT NULL,
        PRIMARY KEY (version, statement, position),
        FOREIGN KEY(version, statement) REFERENCES statements (version, id),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE statement_spans (
        version INTEGER NOT NULL,
        statement TEXT NOT NULL,
        role TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (version, statement, role, position),
        CHECK ("end" > start),
        FOREIGN KEY(version, statement) REFERENCES statements (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
)

# The indexes keep no text of their own: both can be rebuilt from the tables.
SEARCH: Final = (
    """
    CREATE VIRTUAL TABLE statement_search USING fts5(
        content,
        content = 'statements',
        content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
        INSERT INTO statement_search (rowid, content) VALUES (new.number, new.content);
    END
    """,
    """
    CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
        INSERT INTO statement_search (statement_search, rowid, content)
        VALUES ('delete', old.number, old.content);
    END
    """,
    """
    CREATE VIRTUAL TABLE article_search USING fts5(
        text,
        content = 'article_versions',
        content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER versions_added AFTER INSERT ON article_versions BEGIN
        INSERT INTO article_search (rowid, text) VALUES (new.id, new.text);
    END
    """,
    """
    CREATE TRIGGER versions_removed AFTER DELETE ON article_versions BEGIN
        INSERT INTO article_search (article_search, rowid, text)
        VALUES ('delete', old.id, old.text);
    END
    """,
    """
    CREATE TRIGGER versions_changed AFTER UPDATE OF text ON article_versions BEGIN
        INSERT INTO article_search (article_search, rowid, text)
        VALUES ('delete', old.id, old.text);
        INSERT INTO article_search (rowid, text) VALUES (new.id, new.text);
    END
    """,
)


def upgrade() -> None:
    """Lay the tables, the full-text indexes, and the salt of the tombstones."""
    for sql in TABLES + SEARCH:
        op.execute(sql)
    properties = sa.table("record_properties", sa.column("name"), sa.column("value"))
    op.execute(
        properties.insert().values(name="tombstone_salt", value=secrets.token_hex(SALT_BYTES))
    )
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
