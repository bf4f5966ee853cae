"""How far files were read, so that a run that was stopped goes on.

Revision: 0013
"""

from typing import Final

from alembic import op

revision = "0013"
down_revision = "0012"

STEPS: Final = (
    """
    CREATE TABLE read_sources (
        location_hash TEXT NOT NULL,
        state TEXT NOT NULL,
        settled INTEGER NOT NULL,
        recorded INTEGER NOT NULL,
        left_out INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL,
        failed INTEGER NOT NULL,
        is_finished INTEGER NOT NULL,
        noted_at TEXT NOT NULL,
        PRIMARY KEY (location_hash)
    )
    WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Lay the table."""
    for sql in STEPS:
        op.execute(sql)
