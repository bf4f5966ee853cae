"""What people decided of entries; decisions about people and verdicts come into the same log.

Who decided about people was not kept before: these are of "unknown".

Revision: 0015
"""

from typing import Final

from alembic import op

revision = "0015"
down_revision = "0014"

STEPS: Final = (
    """
    CREATE TABLE readings (
        version INTEGER NOT NULL,
        reading TEXT NOT NULL,
        reviewed TEXT NOT NULL,
        PRIMARY KEY (version),
        FOREIGN KEY (version) REFERENCES article_versions (id)
    )
    """,
    """
    CREATE TABLE review_log (
        number INTEGER NOT NULL,
        act TEXT NOT NULL,
        kind TEXT,
        entry TEXT NOT NULL,
        article TEXT,
        text_sha256 TEXT,
        place TEXT,
        correction TEXT,
        before TEXT,
        note TEXT,
        done_by TEXT NOT NULL,
        done_at TEXT NOT NULL,
        undone_by TEXT,
        undone_at TEXT,
        is_found BOOLEAN DEFAULT 0 NOT NULL,
        is_withdrawn BOOLEAN DEFAULT 0 NOT NULL,
        decision INTEGER,
        verdict INTEGER,
        PRIMARY KEY (number),
        FOREIGN KEY (article) REFERENCES articles (id),
        FOREIGN KEY (decision) REFERENCES decisions (number),
        FOREIGN KEY (verdict) REFERENCES verdicts (number)
    )
    """,
    "CREATE INDEX reviews_of_articles ON review_log (article, number)",
    "CREATE INDEX reviews_of_entries ON review_log (entry, number)",
    """
    CREATE INDEX standing_reviews ON review_log (entry, kind)
    WHERE act IN ('accept', 'correct', 'reject') AND undone_at IS NULL AND is_withdrawn = 0
    """,
    "CREATE INDEX reviews_of_decisions ON review_log (decision) WHERE decision IS NOT NULL",
    "CREATE INDEX reviews_of_verdicts ON review_log (verdict) WHERE verdict IS NOT NULL",
    """
    CREATE TABLE review_queue (
        number INTEGER NOT NULL,
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        entry TEXT NOT NULL,
        doubt FLOAT NOT NULL,
        depends INTEGER NOT NULL,
        weight FLOAT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY (version) REFERENCES article_versions (id)
    )
    """,
    # What was decided before, in order of time.
    """
    INSERT INTO review_log (act, kind, entry, article, note, done_by, done_at, undone_by, undone_at,
        is_found, decision, verdict)
    SELECT act, kind, entry, article, NULL, done_by, at, CASE WHEN undone_at IS NULL THEN NULL
        ELSE 'unknown' END, undone_at, 1, decision, verdict
    FROM (
        SELECT CASE WHEN EXISTS (
                SELECT 1 FROM decision_identities AS p
                WHERE p.decision = d.number AND p.part = 'apart'
            ) THEN 'apart' ELSE d.kind END AS act,
            NULL AS kind,
            coalesce((
                SELECT p.identity FROM decision_identities AS p
                WHERE p.decision = d.number AND p.part IN ('into', 'of', 'apart', 'renamed')
                ORDER BY p.identity LIMIT 1
            ), '') AS entry,
            NULL AS article, 'unknown' AS done_by, d.at AS at, d.undone_at AS undone_at,
            d.number AS decision, NULL AS verdict
        FROM decisions AS d
        UNION ALL
        SELECT 'verdict', v.kind, v.happening, v.article, v.decided_by, v.at, v.undone_at, NULL,
            v.number
        FROM verdicts AS v
    )
    ORDER BY at, decision, verdict
    """,
    # What nobody has reviewed is everything.
    """
    INSERT INTO review_queue (version, kind, entry, doubt, depends, weight)
    SELECT version, kind, entry, doubt, depends, doubt * (1 + depends) FROM (
        SELECT s.version AS version, 'statement' AS kind, s.id AS entry,
            max(0.0, 1.0 - s.confidence) AS doubt,
            (
                SELECT count(*) FROM (
                    SELECT DISTINCT o.version FROM quotations AS q
                    JOIN quotations AS o ON o.wording = q.wording
                    WHERE q.version = s.version AND q.statement = s.id AND o.version != s.version
                    LIMIT 50
                )
            ) + (
                SELECT count(*) FROM happenings AS h
                WHERE h.version = s.version AND h.statement = s.id
                    AND h.kind IN ('encounter', 'commitment', 'absence')
            ) AS depends
        FROM statements AS s
        JOIN article_versions AS v ON v.id = s.version
        WHERE v.latest = 1
        UNION ALL
        SELECT h.version, h.kind, h.id, max(0.0, 1.0 - h.confidence), 0
        FROM happenings AS h
        JOIN article_versions AS v ON v.id = h.version
        WHERE v.latest = 1
    )
    """,
    "CREATE INDEX queue_by_weight ON review_queue (weight, number)",
    "CREATE INDEX queue_by_kind ON review_queue (kind, weight, number)",
    "CREATE INDEX queue_of_versions ON review_queue (version, entry)",
)


def upgrade() -> None:
    """Lay the tables, and fill them with what the record has."""
    for sql in STEPS:
        op.execute(sql)
