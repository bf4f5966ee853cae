"""Verdicts on absences as on commitments, and indexes over happenings and names.

Revision: 0006
"""

from typing import Final

from alembic import op

revision = "0006"
down_revision = "0005"

STEPS: Final = (
    """
    CREATE TABLE verdicts (
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        article TEXT NOT NULL,
        happening TEXT NOT NULL,
        wording_sha256 TEXT NOT NULL,
        verdict TEXT NOT NULL,
        because TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        at TEXT NOT NULL,
        undone_at TEXT,
        PRIMARY KEY (number),
        FOREIGN KEY(article) REFERENCES articles (id)
    )
    """,
    """
    INSERT INTO verdicts
    SELECT number, 'commitment', article, commitment, wording_sha256, verdict, because, decided_by,
        at, undone_at
    FROM commitment_verdicts
    """,
    """
    ALTER TABLE verdict_evidence RENAME TO evidence_before
    """,
    """
    CREATE TABLE verdict_evidence (
        verdict INTEGER NOT NULL,
        position INTEGER NOT NULL,
        article TEXT,
        text_sha256 TEXT,
        start INTEGER,
        "end" INTEGER,
        address TEXT,
        PRIMARY KEY (verdict, position),
        FOREIGN KEY(verdict) REFERENCES verdicts (number),
        FOREIGN KEY(article) REFERENCES articles (id)
    )
    WITHOUT ROWID
    """,
    """
    INSERT INTO verdict_evidence
    SELECT verdict, position, article, text_sha256, start, "end", address FROM evidence_before
    """,
    """
    DROP TABLE evidence_before
    """,
    """
    DROP TABLE commitment_verdicts
    """,
    """
    CREATE INDEX verdicts_of_articles ON verdicts (article)
    """,
    """
    CREATE INDEX evidence_of_articles ON verdict_evidence (article)
    """,
    """
    CREATE INDEX happenings_of_kind ON happenings (kind)
    """,
    """
    CREATE INDEX words_of_names ON entity_names (words, form)
    """,
    """
    CREATE INDEX unnamed_parties ON happening_parties (words, role) WHERE entity IS NULL
    """,
)


def upgrade() -> None:
    """Lay the tables, and move what the earlier ones held."""
    for sql in STEPS:
        op.execute(sql)
