"""How statements treat those whom they name.

Revision: 0007
"""

from typing import Final

from alembic import op

revision = "0007"
down_revision = "0006"

STEPS: Final = (
    """
    CREATE TABLE statement_stances (
        version INTEGER NOT NULL,
        statement TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity TEXT NOT NULL,
        stance TEXT NOT NULL,
        value FLOAT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        CHECK ("end" > start),
        PRIMARY KEY (version, statement, position),
        FOREIGN KEY(version, statement) REFERENCES statements (version, id),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Lay the table; it is filled as articles are read again."""
    for sql in STEPS:
        op.execute(sql)
