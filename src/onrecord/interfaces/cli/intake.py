"""Finding what was named on the command line: one that cannot be found does not stop the rest."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.interfaces.cli.desk import Desk
from onrecord.interfaces.cli.options import column_pairs
from onrecord.schema.intake import IntakeLimits, Source

Complaint = Callable[[str, str], None]


def limits_of(desk: Desk, *, allow_private: bool) -> IntakeLimits:
    """Return the bounds of the settings, with or without private addresses."""
    limits = desk.settings.limits
    return replace(limits, allow_private=allow_private or limits.allow_private)


def find_all(
    desk: Desk,
    given: Iterable[str],
    complain: Complaint,
    *,
    columns: list[str] | None = None,
    fetch_listed: bool = False,
) -> list[Source]:
    """Return the sources that the inputs stand for, each once.

    Args:
        desk: where sources are found.
        given: paths, folders, globs, ``-`` and URLs.
        complain: told of each input for which there is none, and why.
        columns: which columns hold which fields, as ``field=column``.
        fetch_listed: whether addresses in saved feeds and lists are fetched.
    """
    pairs = column_pairs(columns)
    sources: dict[Source, None] = {}
    for place in given:
        try:
            sources.update(dict.fromkeys(desk.find_sources(place)))
        except InputError as error:
            complain(place, str(error))
    return [replace(one, columns=pairs, fetch_listed=fetch_listed) for one in sources]
