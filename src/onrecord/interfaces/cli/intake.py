"""Finding what was named on the command line: one that cannot be found does not stop the rest."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.interfaces.cli.desk import Desk
from onrecord.schema.intake import IntakeLimits, Source

Complaint = Callable[[str, str], None]


def limits_of(desk: Desk, *, allow_private: bool) -> IntakeLimits:
    """Return the bounds of the settings, with or without private addresses."""
    limits = desk.settings.limits
    return replace(limits, allow_private=allow_private or limits.allow_private)


def find_all(desk: Desk, given: Iterable[str], complain: Complaint) -> list[Source]:
    """Return the sources that the inputs stand for, each once.

    Args:
        desk: where sources are found.
        given: paths, folders, globs, ``-`` and URLs.
        complain: told of each input for which there is none, and why.
    """
    sources: dict[Source, None] = {}
    for place in given:
        try:
            sources.update(dict.fromkeys(desk.find_sources(place)))
        except InputError as error:
            complain(place, str(error))
    return list(sources)
