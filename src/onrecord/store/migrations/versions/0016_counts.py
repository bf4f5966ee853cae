"""Counts of what is linked, kept up by triggers, so that linking reads a bounded part of a block.

Revision: 0016
"""

from typing import Final

from alembic import op

revision = "0016"
down_revision = "0015"

TABLES: Final = (
    """
    CREATE TABLE block_members (
        "key" TEXT NOT NULL,
        identity TEXT NOT NULL,
        links INTEGER NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY ("key", identity)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE identity_words (
        identity TEXT NOT NULL,
        kind TEXT NOT NULL,
        words TEXT NOT NULL,
        links INTEGER NOT NULL,
        PRIMARY KEY (identity, kind, words)
    )
    WITHOUT ROWID
    """,
    # What is there is counted once.
    """
    INSERT INTO block_members ("key", identity, links, since)
    SELECT "key", identity, count(*), min(version) FROM (
        SELECT "key", identity, version FROM link_keys
        UNION ALL
        SELECT "key", identity, 0 FROM authority_keys
    )
    GROUP BY "key", identity
    """,
    """
    INSERT INTO identity_words (identity, kind, words, links)
    SELECT identity, kind, words, count(*) FROM link_words GROUP BY identity, kind, words
    """,
    """
    CREATE INDEX members_by_links ON block_members ("key", links, since)
    """,
    """
    CREATE INDEX members_by_age ON block_members ("key", since)
    """,
    """
    CREATE INDEX words_by_links ON identity_words (identity, kind, links)
    """,
)

_COUNT_LINK_KEY: Final = """
        INSERT INTO block_members ("key", identity, links, since)
        VALUES (NEW."key", NEW.identity, 1, NEW.version)
        ON CONFLICT ("key", identity) DO UPDATE SET links = links + 1;
"""
_COUNT_AUTHORITY_KEY: Final = """
        INSERT INTO block_members ("key", identity, links, since)
        VALUES (NEW."key", NEW.identity, 1, 0)
        ON CONFLICT ("key", identity) DO UPDATE SET links = links + 1;
"""
_UNCOUNT_KEY: Final = """
        UPDATE block_members SET links = links - 1
        WHERE "key" = OLD."key" AND identity = OLD.identity;
        DELETE FROM block_members
        WHERE "key" = OLD."key" AND identity = OLD.identity AND links < 1;
"""
_COUNT_WORDS: Final = """
        INSERT INTO identity_words (identity, kind, words, links)
        VALUES (NEW.identity, NEW.kind, NEW.words, 1)
        ON CONFLICT (identity, kind, words) DO UPDATE SET links = links + 1;
"""
_UNCOUNT_WORDS: Final = """
        UPDATE identity_words SET links = links - 1
        WHERE identity = OLD.identity AND kind = OLD.kind AND words = OLD.words;
        DELETE FROM identity_words
        WHERE identity = OLD.identity AND kind = OLD.kind AND words = OLD.words AND links < 1;
"""

# A table, what counts a row of it, what takes one out of the counts.
COUNTED: Final = (
    ("link_keys", _COUNT_LINK_KEY, _UNCOUNT_KEY),
    ("authority_keys", _COUNT_AUTHORITY_KEY, _UNCOUNT_KEY),
    ("link_words", _COUNT_WORDS, _UNCOUNT_WORDS),
)


def upgrade() -> None:
    """Lay the tables, count what is there, and have it kept up."""
    for sql in TABLES:
        op.execute(sql)
    for table, count, uncount in COUNTED:
        op.execute(f"CREATE TRIGGER count_{table} AFTER INSERT ON {table} BEGIN {count} END")
        op.execute(f"CREATE TRIGGER uncount_{table} AFTER DELETE ON {table} BEGIN {uncount} END")
        op.execute(
            f"CREATE TRIGGER move_{table} AFTER UPDATE ON {table} BEGIN {uncount} {count} END"
        )
