"""How much there is of what: counts that change with what is listed, so that none is counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, literal_column
from sqlalchemy.dialects import sqlite

from onrecord.store.browsing import tables
from onrecord.store.browsing.marks import month_told, parted, subject_of_mark
from onrecord.store.prepared import Prepared

# What did not take place is counted in no month.
_NOT_SO: Final = frozenset({"denied", "cancelled", "hypothetical"})
_HELD: Final = frozenset({"encounter", "action"})
_STANCES: Final = {"neg": "negative", "pos": "positive", "mix": "mixed"}
# As words of the statement: many rows are written with it.
_NONE: Final[ColumnElement[int]] = literal_column("0")

Key = tuple[str, ...]


def counted(rows: Iterable[Mapping[str, Any]]) -> dict[str, Counter[Key]]:
    """Return what rows of listed entries count for: of the record, of people and of pairs."""
    record: Counter[Key] = Counter()
    people: Counter[Key] = Counter()
    pairs: Counter[Key] = Counter()
    for row in rows:
        kind, marks = row["kind"], row["marks"].split()
        record["entry", kind] += 1
        if kind == "statement":
            record.update(
                ("month", month_told(one[5:])) for one in marks if one.startswith("month")
            )
            known = subject_of_mark()
            record.update(
                ("subject", known[value])
                for field, value in map(parted, marks)
                if field == "topic" and value in known
            )
        people.update((one[4:], "entry", kind) for one in marks if one.startswith("acts"))
        pairs.update(_of_pairs(kind, row["status"], marks))
    return {"record": record, "people": people, "pairs": pairs}


def _of_pairs(kind: str, status: str | None, marks: Sequence[str]) -> Iterable[Key]:
    pairs = [one[4:] for one in marks if one.startswith("pair")]
    if not pairs:
        return
    is_so = not (kind in _HELD and status in _NOT_SO)
    month = next((month_told(one[5:]) for one in marks if one.startswith("month")), "")
    month = month if is_so else ""
    speaker = next((one[7:] for one in marks if one.startswith("speaker")), "")
    for pair in pairs:
        yield pair, month, kind
        other = next((one for one in pair.split("x") if speaker and one != speaker), "")
        for field, stance in _STANCES.items():
            if other and field + other in marks:
                yield pair, month, stance


def _adding(table: Table) -> Prepared:
    key = [column.name for column in table.primary_key]
    insert = sqlite.insert(table).values({name: bindparam(name) for name in (*key, "total")})
    return Prepared(
        insert.on_conflict_do_update(
            index_elements=key, set_={"total": table.c.total + insert.excluded.total}
        )
    )


def _dropping(table: Table) -> Prepared:
    own = [column == bindparam(f"of_{column.name}") for column in table.primary_key]
    return Prepared(delete(table).where(*own, table.c.total == _NONE))


_TABLES: Final = {
    "record": tables.record_tallies,
    "people": tables.person_tallies,
    "pairs": tables.pair_tallies,
}
_ADD: Final = {name: _adding(table) for name, table in _TABLES.items()}
_DROP: Final = {name: _dropping(table) for name, table in _TABLES.items()}


def add(connection: Connection, of: str, changes: Mapping[Key, int]) -> None:
    """Add to the counts of the record, of people or of pairs; those that are nothing go.

    Args:
        connection: the transaction.
        of: record, people or pairs.
        changes: by how much each count changes.
    """
    names = [column.name for column in _TABLES[of].primary_key]
    changed = {key: by for key, by in changes.items() if by}
    _ADD[of].write_all(
        connection,
        [{**dict(zip(names, key, strict=True)), "total": by} for key, by in changed.items()],
    )
    own = [f"of_{name}" for name in names]
    _DROP[of].write_all(
        connection, [dict(zip(own, key, strict=True)) for key, by in changed.items() if by < 0]
    )
