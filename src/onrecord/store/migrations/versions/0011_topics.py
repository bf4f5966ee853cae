"""What statements and encounters are about: subjects of the scheme.

Revision: 0011
"""

from typing import Final

from alembic import op

revision = "0011"
down_revision = "0010"

STEPS: Final = (
    """
    CREATE TABLE statement_topics (
        version INTEGER NOT NULL,
        statement TEXT NOT NULL,
        position INTEGER NOT NULL,
        subject TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        PRIMARY KEY (version, statement, position),
        FOREIGN KEY(version) REFERENCES article_versions (id),
        FOREIGN KEY(version, statement) REFERENCES statements (version, id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX statements_of_subjects ON statement_topics (subject, version, statement)
    """,
    """
    CREATE TABLE encounter_subjects (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        position INTEGER NOT NULL,
        subject TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        PRIMARY KEY (version, number, position),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX encounters_of_subjects ON encounter_subjects (subject, version, number)
    """,
)


def upgrade() -> None:
    """Lay the tables; what is recorded already has no subjects until it is read again."""
    for sql in STEPS:
        op.execute(sql)
