"""What articles say of their own updates and corrections.

Revision: 0004
"""

from typing import Final

from alembic import op

revision = "0004"
down_revision = "0003"

STEPS: Final = (
    """
    CREATE TABLE article_revisions (
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        value TEXT,
        how TEXT NOT NULL,
        words TEXT,
        PRIMARY KEY (version, position),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Lay the table."""
    for sql in STEPS:
        op.execute(sql)
