import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from onrecord.errors import RecordTooNew, RecordUnavailable
from onrecord.store import migrations, tables
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import council_record

NOBODY = 65534


def test_a_new_record_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "record.db"
    with SqliteBook(path) as book:
        assert book.counts().articles == 0
    assert path.is_file()


def test_a_record_is_one_file_once_closed(path: Path) -> None:
    with SqliteBook(path) as book:
        book.add(council_record())
    assert [file.name for file in path.parent.iterdir()] == ["record.db"]
    with SqliteBook(path) as book:
        assert book.record("fares") == council_record()


def test_the_database_is_set_as_it_should_be(book: SqliteBook, path: Path) -> None:
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    with book._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_the_migrations_lay_the_tables_that_are_asked(book: SqliteBook, path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or "_search" not in name}
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, tables.METADATA) == []
    engine.dispose()


def test_roles_of_earlier_records_have_words_where_they_stand_in_the_text(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql("INSERT INTO articles VALUES ('a', 'a', '2026-02-26')")
        connection.exec_driver_sql(
            "INSERT INTO article_versions (id, article, number, latest, name, text, text_sha256, "
            "original_sha256, added_at, read_at, model) VALUES (1, 'a', 1, 1, 'a', "
            "'Dana Marsh, the mayor, left.', '0', '0', '2026-02-26', '2026-02-26', 'm')"
        )
        connection.exec_driver_sql(
            "INSERT INTO entities VALUES (1, 'dana', 0, 'person', 'Dana Marsh')"
        )
        connection.exec_driver_sql(
            "INSERT INTO entity_roles VALUES (1, 'dana', 0, 'mayor', ' mayor '), "
            "(1, 'dana', 1, 'former pilot', ' former pilot ')"
        )
        command.upgrade(config, "head")
        rows = connection.exec_driver_sql('SELECT role, start, "end", title FROM entity_roles')
        assert rows.all() == [("mayor", 16, 21, None)]
    engine.dispose()


def test_earlier_records_have_views_and_are_searched_as_before(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        connection.exec_driver_sql("INSERT INTO articles VALUES ('a', 'a', '2026-02-26')")
        connection.exec_driver_sql(
            "INSERT INTO article_versions (id, article, number, latest, name, text, text_sha256, "
            "original_sha256, added_at, read_at, model) VALUES (1, 'a', 1, 1, 'fares', "
            "'Fares rise, riders say.', '0', '0', '2026-02-26', '2026-02-26', 'm')"
        )
        connection.exec_driver_sql(
            "INSERT INTO statements (number, version, id, position, kind, unnamed, content, "
            "polarity, confidence, origin_method, origin_name, origin_version) VALUES "
            "(1, 1, 's', 0, 'indirect', 'riders', 'Fares rise', 'asserted', 0.9, 'rule', 'r', '1')"
        )
        command.upgrade(config, "head")
        said = connection.exec_driver_sql("SELECT speaker, words, article_title FROM said")
        assert said.all() == [("riders", "Fares rise", "fares")]
        for index in ("statement_search", "article_search"):
            query = f"SELECT rowid FROM {index} WHERE {index} MATCH 'fares'"
            assert connection.exec_driver_sql(query).all() == [(1,)]
        # What is added later is found as well, and what goes is found no longer.
        connection.exec_driver_sql("DELETE FROM statements")
        gone = "SELECT count(*) FROM statement_search WHERE statement_search MATCH 'fares'"
        assert connection.exec_driver_sql(gone).scalar() == 0
    engine.dispose()


def test_head_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_an_up_to_date_record_opens_without_the_migrations_library(path: Path) -> None:
    SqliteBook(path).close()
    code = (
        "import sys; from pathlib import Path; from onrecord.store.sqlite import SqliteBook\n"
        "SqliteBook(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, timeout=60)


def test_a_record_of_a_later_version_is_refused(path: Path) -> None:
    SqliteBook(path).close()
    with sqlite3.connect(path) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordTooNew, match="later version of onrecord"):
        SqliteBook(path)


def test_another_database_is_refused_and_left_as_it_was(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE cats (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(RecordUnavailable, match="is a database, but not a record"):
        SqliteBook(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Not a database, but a text.\n" * 99, bytes(range(256)) * 20])
def test_what_is_no_database_is_refused_and_left_as_it_was(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(RecordUnavailable, match="no database"):
        SqliteBook(path)
    assert path.read_bytes() == content


def test_a_truncated_record_is_refused(path: Path) -> None:
    with SqliteBook(path) as book:
        book.add(council_record())
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(RecordUnavailable):
        SqliteBook(path).articles()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordUnavailable, match="is a folder"):
        SqliteBook(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordUnavailable, match="cannot be made"):
        SqliteBook(tmp_path / "file" / "folder" / "record.db")


def test_a_closed_book_is_told(path: Path) -> None:
    book = SqliteBook(path)
    book.close()
    with pytest.raises(RecordUnavailable, match="closed"):
        book.articles()


def test_a_record_that_another_program_writes_is_told(path: Path) -> None:
    with SqliteBook(path, busy_seconds=0.1) as book:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordUnavailable, match="in use by another program"):
            book.add(council_record())
        assert book.articles() == []
        other.execute("ROLLBACK")
        other.close()
        assert book.add(council_record()) == "new"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions of Unix")
@pytest.mark.parametrize(("mode", "told"), [(0o000, "cannot be read"), (0o444, "can only be read")])
def test_a_record_without_permission_is_told(path: Path, mode: int, told: str) -> None:
    SqliteBook(path).close()
    path.chmod(mode)
    if os.geteuid() != 0:
        with pytest.raises(RecordUnavailable, match=told):
            SqliteBook(path)
        return
    # To the superuser everything is permitted: the check is made as nobody.
    child = os.fork()
    if child == 0:
        status = 1
        try:
            for folder in list(path.parents)[:3]:
                folder.chmod(0o755)
            os.setuid(NOBODY)
            SqliteBook(path)
        except RecordUnavailable as error:
            status = 0 if told in str(error) else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
