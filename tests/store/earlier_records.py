"""Records as earlier versions of onrecord left them: what later revisions laid is taken back."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from onrecord.store import migrations

Names = set[tuple[str, str]]


def take_back(path: Path, revision: str) -> None:
    """Drop the tables, views, triggers and indexes that came after a revision."""
    kept = _names_at(revision)
    with sqlite3.connect(path) as plain:
        for kind in ("view", "trigger", "index", "table"):
            for name in _names(plain, kind):
                is_shadow = "_search_" in name or name.startswith("sqlite_")
                if (kind, name) not in kept and not is_shadow:
                    plain.execute(f"DROP {kind} {name}")
        plain.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def _names(plain: sqlite3.Connection, kind: str) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = ? AND sql IS NOT NULL"
    return [row[0] for row in plain.execute(query, (kind,))]


def _names_at(revision: str) -> Names:
    engine = create_engine("sqlite://")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        rows = connection.exec_driver_sql("SELECT type, name FROM sqlite_master").all()
    engine.dispose()
    return {(row[0], row[1]) for row in rows}
