"""Lists that are read page by page, and what keeps them up.

Triggers note which versions and identities have changed; they are listed anew before the
transaction ends. What an earlier onrecord wrote is noted here, and listed when it is next opened.

Revision: 0014
"""

from typing import Final

from alembic import op

revision = "0014"
down_revision = "0013"

TABLES: Final = (
    """
    CREATE TABLE listed_articles (
        place INTEGER NOT NULL,
        version INTEGER NOT NULL,
        article TEXT NOT NULL,
        title TEXT NOT NULL,
        publisher TEXT NOT NULL,
        url TEXT,
        published TEXT,
        statements INTEGER NOT NULL,
        story INTEGER,
        PRIMARY KEY (place)
    )
    """,
    "CREATE UNIQUE INDEX listed_article_versions ON listed_articles (version)",
    "CREATE INDEX listed_articles_of_publishers ON listed_articles (publisher)",
    "CREATE INDEX listed_articles_of_stories ON listed_articles (story)",
    """
    CREATE TABLE listed_entries (
        place INTEGER NOT NULL,
        printed INTEGER NOT NULL,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        start INTEGER NOT NULL,
        type TEXT NOT NULL,
        status TEXT,
        words TEXT NOT NULL,
        quoted TEXT NOT NULL,
        parties TEXT NOT NULL,
        channel TEXT,
        day TEXT,
        basis TEXT NOT NULL,
        last_day TEXT,
        due_from TEXT,
        due_to TEXT,
        topics TEXT NOT NULL,
        confidence FLOAT NOT NULL,
        names TEXT NOT NULL,
        roles TEXT NOT NULL,
        unnamed TEXT NOT NULL,
        about_names TEXT NOT NULL,
        about_roles TEXT NOT NULL,
        marks TEXT NOT NULL,
        PRIMARY KEY (place)
    )
    """,
    "CREATE INDEX listed_entries_of_kinds ON listed_entries (kind, printed)",
    "CREATE INDEX listed_entry_ids ON listed_entries (id)",
    "CREATE INDEX listed_entries_of_versions ON listed_entries (version, start)",
    "CREATE INDEX listed_entries_due ON listed_entries (due_to) WHERE due_to IS NOT NULL",
    """
    CREATE TABLE listed_people (
        place INTEGER NOT NULL,
        number INTEGER NOT NULL,
        identity TEXT NOT NULL,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT,
        articles INTEGER NOT NULL,
        statements INTEGER NOT NULL,
        names TEXT NOT NULL,
        PRIMARY KEY (place)
    )
    """,
    "CREATE UNIQUE INDEX listed_people_identities ON listed_people (identity)",
    "CREATE UNIQUE INDEX listed_people_numbers ON listed_people (number)",
    """
    CREATE TABLE person_words (
        identity TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        day TEXT NOT NULL,
        version INTEGER NOT NULL,
        last TEXT NOT NULL,
        shown TEXT NOT NULL,
        PRIMARY KEY (identity, field, value, day, version)
    )
    WITHOUT ROWID
    """,
    "CREATE INDEX person_words_of_versions ON person_words (version)",
    """
    CREATE TABLE person_tallies (
        identity TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        total INTEGER NOT NULL,
        PRIMARY KEY (identity, field, value)
    )
    WITHOUT ROWID
    """,
    "CREATE INDEX person_tallies_by_count ON person_tallies (identity, field, total)",
    """
    CREATE TABLE pair_tallies (
        pair TEXT NOT NULL,
        month TEXT NOT NULL,
        field TEXT NOT NULL,
        total INTEGER NOT NULL,
        PRIMARY KEY (pair, month, field)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE record_tallies (
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        total INTEGER NOT NULL,
        PRIMARY KEY (field, value)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE listed_outlets (
        number INTEGER NOT NULL,
        publisher TEXT NOT NULL,
        articles INTEGER NOT NULL,
        statements INTEGER NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    "CREATE UNIQUE INDEX listed_outlet_names ON listed_outlets (publisher)",
    "CREATE INDEX listed_outlets_by_articles ON listed_outlets (articles)",
    """
    CREATE TABLE listed_stories (
        place INTEGER NOT NULL,
        story INTEGER NOT NULL,
        articles INTEGER NOT NULL,
        voices INTEGER NOT NULL,
        publishers TEXT NOT NULL,
        shared TEXT NOT NULL,
        first TEXT,
        last TEXT,
        PRIMARY KEY (place)
    )
    """,
    "CREATE UNIQUE INDEX listed_story_numbers ON listed_stories (story)",
    # By which somebody of an exact name is found.
    "CREATE INDEX authority_words ON authority_names (words)",
    "CREATE INDEX renamed_words ON decisions (words) WHERE words IS NOT NULL",
    "CREATE TABLE versions_due (version INTEGER NOT NULL, PRIMARY KEY (version))",
    "CREATE TABLE people_due (identity TEXT NOT NULL, PRIMARY KEY (identity)) WITHOUT ROWID",
)

_SEARCHED: Final = "words, names, roles, unnamed, about_names, about_roles, channel, marks"
_OLD: Final = ", ".join(f"old.{name}" for name in _SEARCHED.split(", "))
_NEW: Final = ", ".join(f"new.{name}" for name in _SEARCHED.split(", "))

SEARCH: Final = (
    f"""
    CREATE VIRTUAL TABLE listed_search USING fts5(
        {_SEARCHED},
        content="listed_entries",
        content_rowid="place",
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    f"""
    CREATE TRIGGER entries_listed AFTER INSERT ON listed_entries BEGIN
        INSERT INTO listed_search (rowid, {_SEARCHED}) VALUES (new.place, {_NEW});
    END
    """,  # noqa: S608 - columns written here
    f"""
    CREATE TRIGGER entries_unlisted AFTER DELETE ON listed_entries BEGIN
        INSERT INTO listed_search (listed_search, rowid, {_SEARCHED})
        VALUES ('delete', old.place, {_OLD});
    END
    """,  # noqa: S608 - likewise
    # Beginnings of a name are kept, so that those with "s..." need not be gathered.
    """
    CREATE VIRTUAL TABLE people_search USING fts5(
        names,
        content="listed_people",
        content_rowid="place",
        prefix='1 2 3',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER people_listed AFTER INSERT ON listed_people BEGIN
        INSERT INTO people_search (rowid, names) VALUES (new.place, new.names);
    END
    """,
    """
    CREATE TRIGGER people_unlisted AFTER DELETE ON listed_people BEGIN
        INSERT INTO people_search (people_search, rowid, names)
        VALUES ('delete', old.place, old.names);
    END
    """,
)


def _due(name: str, event: str, table: str, due: str, values: str) -> str:
    """Return a trigger that notes what is to be listed anew."""
    return f"""
    CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN
        INSERT OR IGNORE INTO {due} {values};
    END
    """


def _changes(name: str, table: str, due: str, column: str) -> tuple[str, ...]:
    """Return triggers that note any change of rows that have a column of what is due."""
    return (
        _due(f"{name}_added", "INSERT", table, due, f"VALUES (new.{column})"),
        _due(f"{name}_changed", "UPDATE", table, due, f"VALUES (old.{column}), (new.{column})"),
        _due(f"{name}_removed", "DELETE", table, due, f"VALUES (old.{column})"),
    )


def _verdict(row: str) -> str:
    return f"SELECT id FROM article_versions WHERE article = {row}.article AND latest = 1"  # noqa: S608 - a row of a trigger


def _tally(row: str, by: int) -> str:
    """Return what counts a version and its model."""
    return "".join(
        f"""
        INSERT INTO record_tallies VALUES ('{field}', {value}, {by})
            ON CONFLICT (field, value) DO UPDATE SET total = total + {by};
        """  # noqa: S608 - fields written here
        for field, value in (("version", "''"), ("model", f"{row}.model"))
    )


TRIGGERS: Final = (
    *_changes("due_versions", "article_versions", "versions_due", "id"),
    *_changes("due_statements", "statements", "versions_due", "version"),
    *_changes("due_happenings", "happenings", "versions_due", "version"),
    *_changes("due_links", "identity_links", "versions_due", "version"),
    *_changes("due_story_articles", "story_articles", "versions_due", "version"),
    *_changes("due_voices", "voice_articles", "versions_due", "version"),
    *_changes("due_authority_names", "authority_names", "people_due", "identity"),
    *_changes("due_decided", "decision_identities", "people_due", "identity"),
    _due("due_gone", "DELETE", "identities", "people_due", "VALUES (old.id)"),
    _due(
        "due_decisions",
        "UPDATE",
        "decisions",
        "people_due",
        "SELECT identity FROM decision_identities WHERE decision = new.number",
    ),
    _due("due_verdicts_added", "INSERT", "verdicts", "versions_due", _verdict("new")),
    _due("due_verdicts_changed", "UPDATE", "verdicts", "versions_due", _verdict("new")),
    _due("due_verdicts_removed", "DELETE", "verdicts", "versions_due", _verdict("old")),
    f"CREATE TRIGGER models_added AFTER INSERT ON article_versions BEGIN {_tally('new', 1)} END",
    f"CREATE TRIGGER models_removed AFTER DELETE ON article_versions BEGIN {_tally('old', -1)} END",
    f"""
    CREATE TRIGGER models_changed AFTER UPDATE OF model ON article_versions BEGIN
        {_tally("old", -1)} {_tally("new", 1)}
    END
    """,
)

NOTED: Final = (
    "INSERT INTO versions_due SELECT id FROM article_versions WHERE latest = 1",
    "INSERT INTO people_due SELECT identity FROM authority_entries",
    "INSERT INTO record_tallies SELECT 'version', '', count(*) FROM article_versions",
    """
    INSERT INTO record_tallies
    SELECT 'model', model, count(*) FROM article_versions GROUP BY model
    """,
)


def upgrade() -> None:
    """Lay the tables, the full-text indexes and the triggers; note what is to be listed."""
    for sql in (*TABLES, *SEARCH, *TRIGGERS, *NOTED):
        op.execute(sql)
