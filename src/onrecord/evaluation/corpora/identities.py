"""The project's own annotations of PolNeAR: which people named in different articles are one.

Offsets and labels, one mention a line; ``training/annotations/GUIDE.md`` tells what they mean.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from onrecord.errors import MalformedInput, UnreadableInput

NameForm = Literal["full", "family", "first", "other"]

_FORMS: Final[dict[str, NameForm]] = {form: form for form in get_args(NameForm)}


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name in an article, and whom it means.

    Attributes:
        article: name of the article in PolNeAR.
        start, end: the name's characters.
        person: label of the person, the same in all articles.
        form: whether it is a full name, the family name or the first name alone, or another part.
    """

    article: str
    start: int
    end: int
    person: str
    form: NameForm


def read_named_people(path: Path) -> list[NamedPerson]:
    """Read a file of annotations, in its order.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: a line is no annotation.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    try:
        return [_named_person(json.loads(line)) for line in lines]
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedInput(f"{path} holds no annotations of people: {error!r}") from error


def _named_person(data: dict[str, Any]) -> NamedPerson:
    start, end = int(data["start"]), int(data["end"])
    return NamedPerson(data["article"], start, end, data["person"], _FORMS[data["form"]])
