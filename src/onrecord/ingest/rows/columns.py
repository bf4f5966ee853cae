"""Which columns of a table, or keys of a JSON line, hold the fields of an article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.errors import MalformedInput
from onrecord.schema.intake import ARTICLE_FIELDS


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns by the fields that they hold; a field without one has its own name.

    Attributes:
        named: field and column, as the user gives them.
    """

    named: tuple[tuple[str, str], ...] = ()

    def column_of(self, field: str) -> str:
        """Return the column that holds a field."""
        return next((column for given, column in self.named if given == field), field)

    def value(self, row: Mapping[str, object], field: str) -> object:
        """Return what a row has in a field, or None.

        A column of JSON may lie in another: ``article.body`` is ``body`` in ``article``, where
        no key has dots.
        """
        column = self.column_of(field)
        if column in row:
            return row[column]
        found: object = row
        for key in column.split("."):
            if not isinstance(found, Mapping):
                return None
            found = found.get(key)
        return found


NO_COLUMNS: Final = Columns()


def make_columns(named: Iterable[tuple[str, str]]) -> Columns:
    """Return columns of pairs of a field and a column.

    Raises:
        MalformedInput: there is no such field, or it is named twice.
    """
    pairs = tuple(named)
    for field, _ in pairs:
        if field not in ARTICLE_FIELDS:
            raise MalformedInput(f'"{field}" is no field of articles: {", ".join(ARTICLE_FIELDS)}')
    if len({field for field, _ in pairs}) < len(pairs):
        raise MalformedInput("a field can be read from one column only")
    return Columns(pairs)
