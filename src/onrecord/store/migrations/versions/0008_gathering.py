"""Copies of one text and stories: keys, pairs, voices, terms, and what was put where.

Articles of earlier records are gathered when the record is next added to.

Revision: 0008
"""

from typing import Final

from alembic import op

revision = "0008"
down_revision = "0007"

STEPS: Final = (
    """
    CREATE TABLE copy_keys (
        "key" INTEGER NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY ("key", version),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX keys_of_versions ON copy_keys (version)
    """,
    """
    CREATE TABLE copies (
        version INTEGER NOT NULL,
        other INTEGER NOT NULL,
        shared FLOAT NOT NULL,
        of_longer FLOAT NOT NULL,
        PRIMARY KEY (version, other),
        FOREIGN KEY(version) REFERENCES article_versions (id),
        FOREIGN KEY(other) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX copies_of_others ON copies (other)
    """,
    """
    CREATE TABLE voice_articles (
        version INTEGER NOT NULL,
        voice INTEGER NOT NULL,
        PRIMARY KEY (version),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    """,
    """
    CREATE INDEX articles_of_voices ON voice_articles (voice)
    """,
    """
    CREATE TABLE term_counts (
        term INTEGER NOT NULL,
        articles INTEGER NOT NULL,
        PRIMARY KEY (term)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE story_terms (
        term INTEGER NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (term, version),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX terms_of_versions ON story_terms (version)
    """,
    """
    CREATE TABLE story_articles (
        version INTEGER NOT NULL,
        story INTEGER NOT NULL,
        score FLOAT,
        words_norm FLOAT NOT NULL,
        names_norm FLOAT NOT NULL,
        lead_norm FLOAT NOT NULL,
        numbers_norm FLOAT NOT NULL,
        PRIMARY KEY (version),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    """,
    """
    CREATE INDEX articles_of_stories ON story_articles (story)
    """,
)


def upgrade() -> None:
    """Lay the tables."""
    for sql in STEPS:
        op.execute(sql)
