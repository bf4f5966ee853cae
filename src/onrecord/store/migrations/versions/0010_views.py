"""Views for people who open the record in Datasette or another browser of databases.

They are named as the commands that tell the same, and read latest versions only. Nothing in
onrecord asks them. The full-text indexes are declared in the one spelling by which Datasette knows
that they belong to a table, and are filled anew.

Revision: 0010
"""

from typing import Final

from alembic import op

revision = "0010"
down_revision = "0009"


def _names(role: str) -> str:
    """Return the names of the parties of a role, of the happening ``h``, as an expression."""
    return f"""(
        SELECT group_concat(name, '; ') FROM (
            SELECT coalesce(e.name, p.text) AS name
            FROM happening_parties AS p
            LEFT JOIN entities AS e ON e.version = p.version AND e.id = p.entity
            WHERE p.version = h.version AND p.number = h.number AND p.role = '{role}'
            ORDER BY p.position
        )
    )"""  # noqa: S608 - a role of the schema, written here


def _words(role: str) -> str:
    """Return the words of a role, of the happening ``h``, as an expression."""
    return f"""(
        SELECT group_concat(text, ' … ') FROM (
            SELECT s.text FROM happening_spans AS s
            WHERE s.version = h.version AND s.number = h.number AND s.role = '{role}'
            ORDER BY s.position
        )
    )"""  # noqa: S608 - likewise


_TELLER: Final = """(
        SELECT e.name FROM statements AS s
        JOIN entities AS e ON e.version = s.version AND e.id = s.speaker
        WHERE s.version = h.version AND s.id = h.statement
    )"""


def _standing(kind: str) -> str:
    """Return what the last verdict that stands says of the happening ``h``, as an expression."""
    return f"""coalesce((
        SELECT d.verdict FROM verdicts AS d
        WHERE d.article = v.article AND d.kind = '{kind}' AND d.happening = h.id
            AND d.undone_at IS NULL
        ORDER BY d.number DESC LIMIT 1
    ), 'open')"""  # noqa: S608 - a kind of the schema, written here


_ARTICLE: Final = """
        coalesce(v.title, v.name) AS article_title,
        v.publisher AS publisher,
        v.published AS published,
        v.url AS url,
        v.article AS article,
        v.id AS version"""


def _happenings(view: str, table: str, kind: str, columns: str) -> str:
    return f"""
    CREATE VIEW {view} AS
    SELECT
        h.id AS id,
        {columns},
        {_TELLER} AS told_by,
        round(h.confidence, 4) AS confidence,{_ARTICLE}
    FROM happenings AS h
    JOIN {table} AS k ON k.version = h.version AND k.number = h.number
    JOIN article_versions AS v ON v.id = h.version AND v.latest = 1
    WHERE h.kind = '{kind}'
    """  # noqa: S608 - tables and columns written here


VIEWS: Final = (
    f"""
    CREATE VIEW said AS
    SELECT
        s.id AS id,
        coalesce(speaker.name, s.unnamed) AS speaker,
        s.content AS words,
        s.kind AS kind,
        s.polarity AS polarity,
        (
            SELECT group_concat(name, '; ') FROM (
                SELECT e.name FROM statement_about AS a
                JOIN entities AS e ON e.version = a.version AND e.id = a.entity
                WHERE a.version = s.version AND a.statement = s.id
                ORDER BY a.position
            )
        ) AS about,
        addressee.name AS addressee,
        s.channel AS channel,
        s.said_on AS said_on,
        s.said_on_basis AS said_on_basis,
        round(s.confidence, 4) AS confidence,
        link.identity AS identity,{_ARTICLE}
    FROM statements AS s
    JOIN article_versions AS v ON v.id = s.version AND v.latest = 1
    LEFT JOIN entities AS speaker ON speaker.version = s.version AND speaker.id = s.speaker
    LEFT JOIN entities AS addressee ON addressee.version = s.version AND addressee.id = s.addressee
    LEFT JOIN identity_links AS link ON link.version = s.version AND link.entity = s.speaker
    """,  # noqa: S608 - columns written here
    _happenings(
        "met",
        "encounters",
        "encounter",
        f"""k.kind AS kind,
        k.status AS status,
        {_names("participant")} AS participants,
        h.day AS held_on,
        h.day_basis AS held_on_basis,
        {_words("place")} AS place,
        {_words("topic")} AS about,
        {_words("outcome")} AS outcome,
        {_words("evidence")} AS words""",
    ),
    _happenings(
        "did",
        "actions",
        "action",
        f"""k.kind AS kind,
        k.status AS status,
        {_names("actor")} AS actor,
        {_names("recipient")} AS recipient,
        h.day AS happened_on,
        h.day_basis AS happened_on_basis,
        {_words("place")} AS place,
        {_words("evidence")} AS words""",
    ),
    _happenings(
        "promised",
        "commitments",
        "commitment",
        f"""k.kind AS kind,
        {_standing("commitment")} AS verdict,
        {_names("who")} AS who,
        {_names("for_whom")} AS for_whom,
        {_words("wording")} AS words,
        h.day AS due,
        h.day_basis AS due_basis,
        {_words("condition")} AS condition""",
    ),
    _happenings(
        "unanswered",
        "absences",
        "absence",
        f"""k.kind AS kind,
        {_standing("absence")} AS verdict,
        {_names("who")} AS who,
        {_names("asked_by")} AS asked_by,
        {_words("wording")} AS words,
        {_words("about")} AS about""",
    ),
    _happenings(
        "related",
        "relations",
        "relation",
        f"""k.tone AS tone,
        k.is_mutual AS is_mutual,
        {_names("between")} AS between_whom,
        h.day AS stood_so_on,
        {_words("evidence")} AS words""",
    ),
    """
    CREATE VIEW people AS
    SELECT
        i.id AS id,
        coalesce(
            (
                SELECT d.name FROM decision_identities AS p
                JOIN decisions AS d ON d.number = p.decision
                WHERE p.identity = i.id AND d.kind = 'rename' AND d.undone_at IS NULL
                    AND d.name IS NOT NULL
                ORDER BY d.number DESC LIMIT 1
            ),
            (
                SELECT n.name FROM authority_names AS n
                WHERE n.identity = i.id
                ORDER BY n.position LIMIT 1
            ),
            (
                SELECT e.name FROM identity_links AS l
                JOIN entities AS e ON e.version = l.version AND e.id = l.entity
                WHERE l.identity = i.id
                GROUP BY e.name
                ORDER BY instr(trim(e.name), ' ') = 0, count(DISTINCT l.version) DESC,
                    length(e.name) DESC, e.name
                LIMIT 1
            )
        ) AS name,
        i.type AS type,
        (
            SELECT count(DISTINCT l.version) FROM identity_links AS l WHERE l.identity = i.id
        ) AS articles,
        (
            SELECT min(l.published) FROM identity_links AS l WHERE l.identity = i.id
        ) AS first_published,
        (
            SELECT max(l.published) FROM identity_links AS l WHERE l.identity = i.id
        ) AS last_published,
        (SELECT a.wikidata FROM authority_entries AS a WHERE a.identity = i.id) AS wikidata
    FROM identities AS i
    WHERE EXISTS (SELECT 1 FROM identity_links AS l WHERE l.identity = i.id)
    """,
    """
    CREATE VIEW articles_read AS
    SELECT
        v.article AS id,
        coalesce(v.title, v.name) AS title,
        v.publisher AS publisher,
        v.published AS published,
        v.url AS url,
        (SELECT count(*) FROM statements AS s WHERE s.version = v.id) AS statements,
        (SELECT count(*) FROM happenings AS h WHERE h.version = v.id) AS happenings,
        v.number AS versions,
        v.added_at AS added_at,
        v.model AS model,
        v.id AS version
    FROM article_versions AS v
    WHERE v.latest = 1
    """,
)


INDEXES: Final = (
    "DROP TABLE statement_search",
    """
    CREATE VIRTUAL TABLE statement_search USING fts5(
        content,
        content="statements",
        content_rowid="number",
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO statement_search (statement_search) VALUES ('rebuild')",
    "DROP TABLE article_search",
    """
    CREATE VIRTUAL TABLE article_search USING fts5(
        text,
        content="article_versions",
        content_rowid="id",
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO article_search (article_search) VALUES ('rebuild')",
)


def upgrade() -> None:
    """Lay the views, and the full-text indexes anew."""
    for sql in (*VIEWS, *INDEXES):
        op.execute(sql)
