"""The subject scheme: some thirty subjects, each with its top level of IPTC Media Topics."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.errors import MalformedInput

MEDIA_TOPICS: Final[Mapping[str, str]] = {
    "medtop:01000000": "arts, culture, entertainment and media",
    "medtop:02000000": "crime, law and justice",
    "medtop:03000000": "disaster, accident and emergency incident",
    "medtop:04000000": "economy, business and finance",
    "medtop:05000000": "education",
    "medtop:06000000": "environment",
    "medtop:07000000": "health",
    "medtop:08000000": "human interest",
    "medtop:09000000": "labour",
    "medtop:10000000": "lifestyle and leisure",
    "medtop:11000000": "politics and government",
    "medtop:12000000": "religion",
    "medtop:13000000": "science and technology",
    "medtop:14000000": "society",
    "medtop:15000000": "sport",
    "medtop:16000000": "conflict, war and peace",
    "medtop:17000000": "weather",
}
"""The top levels of IPTC Media Topics (IPTC NewsCodes, CC BY 4.0), by code."""

_FILE: Final = "subjects.toml"
_ALIKE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of the scheme.

    Attributes:
        id: what it is called in records and commands.
        name: what it is called in print.
        scope: what belongs to it.
        media_topic: code of the top level of IPTC Media Topics that it is nearest to.
    """

    id: str
    name: str
    scope: str
    media_topic: str


@cache
def subjects() -> Mapping[str, Subject]:
    """Return the subjects by id, in the order of the scheme."""
    told = tomllib.loads(files("onrecord.schema").joinpath(_FILE).read_text("utf-8"))
    return {entry["id"]: Subject(**entry) for entry in told["subject"]}


def known_subject(word: str) -> str:
    """Return the id of the subject that somebody asks for, by id or name.

    Raises:
        MalformedInput: there is none; the message says what may be meant.
    """
    asked = "-".join(word.casefold().split())
    by_name = {"-".join(one.name.casefold().split()): one.id for one in subjects().values()}
    found = asked if asked in subjects() else by_name.get(asked)
    if found is not None:
        return found
    raise MalformedInput(f"There is no subject {word!r}; {_meant(asked)}")


def _meant(asked: str) -> str:
    begun = [one for one in subjects() if asked and one.startswith(asked)]
    near = begun or get_close_matches(asked, subjects(), n=2, cutoff=_ALIKE)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"there are {', '.join(subjects())}."
