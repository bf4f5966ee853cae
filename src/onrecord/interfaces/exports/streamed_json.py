"""One JSON document of many entries, written as they come."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.interfaces.exports.json_lines import to_line


def document_lines(
    head: Mapping[str, object], name: str, entries: Iterable[object]
) -> Iterator[str]:
    """Yield the lines of an object that has a list last, one entry a line.

    Args:
        head: what the object has before the list; at least one thing.
        name: of the list.
        entries: the list, read as it is written.
    """
    yield f"{to_line(head)[:-1]}, {to_line(name)}: ["
    separator = "\n"
    for entry in entries:
        yield separator + to_line(entry)
        separator = ",\n"
    yield "\n]}\n"
