"""Encounters, actions, commitments, absences, relations, and verdicts on commitments.

Revision: 0005
"""

from typing import Final

from alembic import op

revision = "0005"
down_revision = "0004"

STEPS: Final = (
    """
    CREATE TABLE happenings (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        statement TEXT,
        day TEXT,
        day_basis TEXT,
        day_from TEXT,
        day_to TEXT,
        confidence FLOAT NOT NULL,
        origin_method TEXT NOT NULL,
        origin_name TEXT NOT NULL,
        origin_version TEXT NOT NULL,
        PRIMARY KEY (version, number),
        UNIQUE (version, kind, id),
        FOREIGN KEY(version, statement) REFERENCES statements (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX happening_ids ON happenings (id)
    """,
    """
    CREATE TABLE encounters (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        ordinal INTEGER,
        PRIMARY KEY (version, number),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE actions (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        mode TEXT,
        contexts TEXT NOT NULL,
        cameo TEXT,
        status TEXT NOT NULL,
        PRIMARY KEY (version, number),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE commitments (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (version, number),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE absences (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (version, number),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE relations (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        tone TEXT NOT NULL,
        is_mutual BOOLEAN NOT NULL,
        PRIMARY KEY (version, number),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE happening_parties (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        role TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity TEXT,
        start INTEGER,
        "end" INTEGER,
        text TEXT,
        words TEXT,
        PRIMARY KEY (version, number, role, position),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        CHECK ("end" > start)
    )
    WITHOUT ROWID
    """,
    """
    CREATE INDEX happenings_of_entities ON happening_parties (version, entity)
    """,
    """
    CREATE TABLE happening_spans (
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        role TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (version, number, role, position),
        FOREIGN KEY(version, number) REFERENCES happenings (version, number),
        CHECK ("end" > start)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE commitment_verdicts (
        number INTEGER NOT NULL,
        article TEXT NOT NULL,
        commitment TEXT NOT NULL,
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
    CREATE INDEX verdicts_of_articles ON commitment_verdicts (article)
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
        FOREIGN KEY(verdict) REFERENCES commitment_verdicts (number),
        FOREIGN KEY(article) REFERENCES articles (id)
    )
    WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Lay the tables."""
    for sql in STEPS:
        op.execute(sql)
