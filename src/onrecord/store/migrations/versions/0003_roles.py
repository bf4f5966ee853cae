"""Roles with the words that state them, and what these tell.

Of roles that an earlier version read, the words are looked up in the text; those that do not
stand there as they are (their words were joined) are dropped, and come again when the article is
read again.

Revision: 0003
"""

from typing import Final

from alembic import op

revision = "0003"
down_revision = "0002"

STEPS: Final = (
    """
    ALTER TABLE entity_roles RENAME TO earlier_roles
    """,
    """
    CREATE TABLE entity_roles (
        version INTEGER NOT NULL,
        entity TEXT NOT NULL,
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        words TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        title TEXT,
        organization TEXT,
        place TEXT,
        party TEXT,
        is_former BOOLEAN NOT NULL,
        is_self_described BOOLEAN NOT NULL,
        since TEXT,
        until TEXT,
        PRIMARY KEY (version, entity, position),
        CHECK ("end" > start),
        FOREIGN KEY(version, entity) REFERENCES entities (version, id),
        FOREIGN KEY(version) REFERENCES article_versions (id)
    )
    WITHOUT ROWID
    """,
    """
    INSERT INTO entity_roles
        (version, entity, position, role, words, start, "end", is_former, is_self_described)
    SELECT version, entity, position, role, words, found - 1, found - 1 + length(role), 0, 0
    FROM (
        SELECT earlier_roles.*, instr(article_versions.text, role) AS found
        FROM earlier_roles JOIN article_versions ON article_versions.id = version
    )
    WHERE found > 0 AND role <> ''
    """,
    """
    DROP TABLE earlier_roles
    """,
)


def upgrade() -> None:
    """Lay the table anew, with the roles whose words stand in the text."""
    for sql in STEPS:
        op.execute(sql)
