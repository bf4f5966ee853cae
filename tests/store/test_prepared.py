from sqlalchemy import bindparam, select

from onrecord.store import tables
from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.sqlite import SqliteBook

_ARTICLES = tables.articles


def test_any_number_of_values_can_be_asked_for(book: SqliteBook) -> None:
    insert = Prepared(_ARTICLES.insert())
    found = Prepared(select(_ARTICLES.c.id).where(_ARTICLES.c.id.in_(ASKED)))
    rows = [{"id": f"a{n}", "key": "k", "added_at": "now"} for n in range(1_000)]
    with book._database.writing() as connection:
        insert.write_all(connection, rows)
        insert.write_all(connection, [])
        assert len(found.among(connection, [f"a{n}" for n in range(0, 2_000, 2)])) == 500
        assert found.among(connection, []) == []


def test_constants_stand_beside_named_values(book: SqliteBook) -> None:
    query = select(_ARTICLES.c.key).where(_ARTICLES.c.id == bindparam("of"), _ARTICLES.c.key != "k")
    prepared = Prepared(query)
    with book._database.writing() as connection:
        insert = Prepared(_ARTICLES.insert())
        insert.write_all(
            connection, [{"id": key, "key": key, "added_at": "now"} for key in ("k", "l")]
        )
        assert prepared.rows(connection, of="l") == [("l",)]
        assert prepared.first(connection, of="k") is None
