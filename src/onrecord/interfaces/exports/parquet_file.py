"""A table as Parquet: typed columns, written some rows at a time."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args, get_origin

from onrecord.errors import MissingLibrary
from onrecord.interfaces.exports.shapes import Shape

if TYPE_CHECKING:
    import pyarrow

# ruff: noqa: PLC0415 (the library is an extra, and loads on demand)

# Rows of one group: what is in memory at once.
_GROUP: Final = 2000


def write_parquet(path: Path, shape: type[Shape], rows: Iterable[Shape]) -> int:
    """Write rows to a file, and return how many there were.

    Args:
        path: where to.
        shape: what the rows have; a field that may be None makes a column that may be null.
        rows: the rows, read as they are written.

    Raises:
        MissingLibrary: pyarrow is not installed.
        OSError: the file cannot be written.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingLibrary(
            "Parquet files need pyarrow: pip install 'onrecord[parquet]'"
        ) from error
    schema = pa.schema([_field(name, one.annotation) for name, one in shape.model_fields.items()])
    written = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(rows):
            values = [row.model_dump() for row in group]
            writer.write_table(pa.Table.from_pylist(values, schema=schema))
            written += len(group)
    return written


def _field(name: str, annotation: object) -> "pyarrow.Field":
    import pyarrow as pa

    kinds = [one for one in get_args(annotation) if one is not type(None)]
    is_optional = type(None) in get_args(annotation)
    return pa.field(name, _type(kinds[0] if is_optional else annotation), nullable=is_optional)


def _type(kind: object) -> "pyarrow.DataType":
    import pyarrow as pa

    if get_origin(kind) is tuple:
        return pa.list_(pa.string())
    simple = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    # What is one of a few words is text as well.
    return next((typed for one, typed in simple.items() if one is kind), pa.string())


def _groups(rows: Iterable[Shape]) -> Iterator[list[Shape]]:
    coming = iter(rows)
    while group := list(islice(coming, _GROUP)):
        yield group
