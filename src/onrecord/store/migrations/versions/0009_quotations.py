"""The same words in several articles: wordings, where they stand, and an index to find them by.

Revision: 0009
"""

from typing import Final

from alembic import op

revision = "0009"
down_revision = "0008"

STEPS: Final = (
    """
    CREATE TABLE quotation_wordings (
        number INTEGER NOT NULL,
        digest TEXT NOT NULL,
        is_quoted BOOLEAN NOT NULL,
        words TEXT NOT NULL,
        length INTEGER NOT NULL,
        fuller INTEGER,
        settled BOOLEAN NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (digest),
        FOREIGN KEY(fuller) REFERENCES quotation_wordings (number)
    )
    """,
    """
    CREATE INDEX shorter_wordings ON quotation_wordings (fuller) WHERE fuller IS NOT NULL
    """,
    """
    CREATE INDEX unsettled_wordings ON quotation_wordings (number) WHERE settled = 0
    """,
    """
    CREATE TABLE quotations (
        version INTEGER NOT NULL,
        statement TEXT NOT NULL,
        is_quoted BOOLEAN NOT NULL,
        wording INTEGER NOT NULL,
        PRIMARY KEY (version, statement, is_quoted),
        FOREIGN KEY(version, statement) REFERENCES statements (version, id),
        FOREIGN KEY(wording) REFERENCES quotation_wordings (number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX quotations_of_wordings ON quotations (wording)
    """,
    """
    CREATE TABLE quotation_grams (
        gram INTEGER NOT NULL,
        wording INTEGER NOT NULL,
        PRIMARY KEY (gram, wording)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE quotations_pending (
        version INTEGER NOT NULL,
        PRIMARY KEY (version),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    """,
    """
    INSERT INTO quotations_pending SELECT id FROM article_versions WHERE latest
    """,
)


def upgrade() -> None:
    """Lay the tables, and note the articles whose words are to be looked at."""
    for sql in STEPS:
        op.execute(sql)
