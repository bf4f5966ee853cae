"""Kinds of parameters that several resources take, with their bounds."""

from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, Field

from onrecord.errors import MalformedInput

LONGEST_ID = 300
LONGEST_WORDS = 500


def _without_controls(words: str) -> str:
    """Return words that can be asked for.

    Raises:
        MalformedInput: they have characters that no words have.
    """
    if "\x00" in words:
        raise MalformedInput("No words have a character of the number 0.")
    return words


# A name, words or an id that somebody asks for.
Words = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_WORDS),
    AfterValidator(_without_controls),
]
Day = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="ISO 8601 day, month or year.",
        examples=["2026-02"],
    ),
]
GivenId = Annotated[
    str,
    Path(min_length=1, max_length=LONGEST_ID, description="Its id.", examples=["s41c09ab27f35"]),
]
GivenPerson = Annotated[
    str,
    Path(
        min_length=1,
        max_length=LONGEST_ID,
        description="Id of a person or organization, or a name that nobody else has.",
        examples=["p9f2d41c07be3"],
    ),
]
