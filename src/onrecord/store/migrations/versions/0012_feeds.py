"""Feeds that a record follows, their entries, and hosts that are to be left alone.

Revision: 0012
"""

from typing import Final

from alembic import op

revision = "0012"
down_revision = "0011"

STEPS: Final = (
    """
    CREATE TABLE feeds (
        number INTEGER NOT NULL,
        address TEXT NOT NULL,
        root INTEGER NOT NULL,
        listed_by INTEGER,
        added_at TEXT NOT NULL,
        shortest FLOAT NOT NULL,
        longest FLOAT NOT NULL,
        interval FLOAT NOT NULL,
        next_at TEXT,
        failures INTEGER NOT NULL,
        asked FLOAT,
        etag TEXT,
        last_modified TEXT,
        visited_at TEXT,
        result TEXT,
        reason TEXT,
        answered_at TEXT,
        PRIMARY KEY (number),
        UNIQUE (address),
        FOREIGN KEY(listed_by) REFERENCES feeds (number)
    )
    """,
    """
    CREATE TABLE feed_entries (
        feed INTEGER NOT NULL,
        key_hash TEXT NOT NULL,
        stamp TEXT NOT NULL,
        state TEXT NOT NULL,
        address TEXT,
        published TEXT,
        tries INTEGER NOT NULL,
        at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (feed, key_hash),
        FOREIGN KEY(feed) REFERENCES feeds (number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE host_paces (
        host TEXT NOT NULL,
        not_before TEXT NOT NULL,
        failures INTEGER NOT NULL,
        pause FLOAT NOT NULL,
        PRIMARY KEY (host)
    )
    """,
    """
    CREATE INDEX feeds_due ON feeds (next_at)
    """,
    """
    CREATE INDEX feeds_of_lists ON feeds (listed_by)
    """,
    """
    CREATE INDEX feeds_of_roots ON feeds (root)
    """,
    """
    CREATE INDEX entries_by_key ON feed_entries (key_hash)
    """,
    """
    CREATE INDEX entries_by_state ON feed_entries (feed, state, at)
    """,
)


def upgrade() -> None:
    """Lay the tables."""
    for sql in STEPS:
        op.execute(sql)
