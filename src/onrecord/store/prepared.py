"""Statements that every article needs: compiled once, and run by the driver itself.

Dozens of them run for an article, each on a few rows, and the way through the engine takes longer
than what they do. What the driver raises is told as the engine's errors are (see
`onrecord.store.failures`).
"""

from collections import namedtuple
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, Boolean, Connection, Select, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.expression import ClauseElement

# Stands for the values that `Prepared.among` asks for: column.in_(ASKED).
ASKED: Final[BindParameter[str]] = bindparam("asked", expanding=True)
# Stands for more of them, which every one of `ASKED` is asked for with: other.in_(ALSO).
ALSO: Final[BindParameter[str]] = bindparam("also", expanding=True)
MOST_ALSO: Final = 400
"""So many of them at once."""
# Values asked for at once: SQLite takes at least 999 of them.
_CHUNK: Final = 400
_NAMED_VALUES: Final = sqlite.dialect(paramstyle="named")
# How the compiler leaves room for them.
_ROOM: Final = "__[POSTCOMPILE_{}]"


class Prepared:
    """A statement, ready to run."""

    def __init__(self, statement: ClauseElement) -> None:
        """Compile it.

        Args:
            statement: its values are named by ``bindparam``, but for constants and `ASKED`.
        """
        compiled = statement.compile(dialect=_NAMED_VALUES)
        self._sql = str(compiled)
        self._constants = {
            name: value for name, value in compiled.params.items() if value is not None
        }

    def rows(self, connection: Connection, **values: object) -> Sequence[tuple[Any, ...]]:
        """Return the rows that it finds."""
        return self._run(connection, values).fetchall()

    def first(self, connection: Connection, **values: object) -> tuple[Any, ...] | None:
        """Return the first row that it finds, or None."""
        found: tuple[Any, ...] | None = self._run(connection, values).fetchone()
        return found

    def among(
        self, connection: Connection, asked: Sequence[object], also: Collection[object] = ()
    ) -> list[tuple[Any, ...]]:
        """Return the rows that it finds for any of these values, `MOST_ALSO` at most of `ALSO`."""
        cursor = connection.connection.cursor()
        found: list[tuple[Any, ...]] = []
        others = {f"also_{n}": one for n, one in enumerate(also)}
        sql = _with_room(self._sql, "also", others)
        for at in range(0, len(asked), _CHUNK):
            values = {f"asked_{n}": one for n, one in enumerate(asked[at : at + _CHUNK])}
            given = {**self._constants, **others, **values}
            cursor.execute(_with_room(sql, "asked", values), given)
            found += cursor.fetchall()
        return found

    def run(self, connection: Connection, **values: object) -> None:
        """Run it, whatever it changes."""
        self._run(connection, values)

    def write(self, connection: Connection, row: Mapping[str, object]) -> int:
        """Write one row; return the number that the database gave to it."""
        return int(self._run(connection, row).lastrowid)

    def write_all(self, connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
        """Write many rows, or none."""
        if rows:
            connection.connection.cursor().executemany(self._sql, rows)

    def _run(self, connection: Connection, values: Mapping[str, object]) -> DBAPICursor:
        cursor = connection.connection.cursor()
        cursor.execute(self._sql, {**self._constants, **values} if self._constants else values)
        return cursor


def _with_room(sql: str, name: str, values: Iterable[str]) -> str:
    return sql.replace(_ROOM.format(name), ", ".join(f":{value}" for value in values))


def _row_type(names: Iterable[str]) -> Any:  # noqa: ANN401 (a class that no checker can know)
    made: Any = namedtuple
    return made("Row", tuple(names), rename=True)


class PreparedQuery:
    """A query among values (`ASKED`), ready to run, whose rows are told by names of columns."""

    def __init__(self, query: Select[Any]) -> None:
        """Compile it."""
        columns = list(query.selected_columns)
        self._prepared = Prepared(query)
        # A name that stands twice is told by its first place.
        self._row = _row_type(one.name for one in columns)
        # The driver knows no truth values.
        self._truths = tuple(one.name for one in columns if isinstance(one.type, Boolean))

    def among(
        self, connection: Connection, asked: Iterable[object], also: Collection[object] = ()
    ) -> Iterable[Any]:
        """Return the rows that it finds for any of these values; see `Prepared.among`."""
        rows = map(self._row._make, self._prepared.among(connection, tuple(asked), also))
        return map(self._with_truths, rows) if self._truths else rows

    def _with_truths(self, row: Any) -> Any:  # noqa: ANN401 (its columns are the query's)
        return row._replace(**{name: bool(getattr(row, name)) for name in self._truths})
