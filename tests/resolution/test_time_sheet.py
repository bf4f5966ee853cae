"""A sheet of sentences in the manner of newspapers, written for this project.

Each marks the time expressions that the guidelines of TimeML 1.2.1 ask for, or what the texts that
rules are tuned on do where most of them agree: ``[words|type|TIMEX3 value]``. Sentences under
``missed`` are known to be read otherwise; one that no longer is belongs among the others.
"""

import re
import tomllib
from pathlib import Path
from typing import Literal

import pytest

from tests.resolution.times_of_texts import resolve

_MARK = re.compile(r"\[(?P<words>[^\]|]+)\|(?P<type>[A-Z]+)\|(?P<value>[^\]|]+)\]")
_SECTIONS = tomllib.loads(Path(__file__).with_name("time_sheet.toml").read_text("utf-8"))["section"]


def _sentences(kind: Literal["sentences", "missed"]) -> list[object]:
    return [
        pytest.param(sentence, section["published"], id=sentence)
        for section in _SECTIONS
        for sentence in section.get(kind, ())
    ]


def _read(marked: str, published: str) -> str:
    """Return a sentence with the expressions that are found in it marked."""
    text, position = "", 0
    plain = _MARK.sub(lambda mark: mark["words"], marked)
    for found in resolve(plain, published):
        text += (
            f"{plain[position : found.span.start]}[{found.span.text}|{found.type}|{found.timex3}]"
        )
        position = found.span.end
    return text + plain[position:]


@pytest.mark.parametrize(("sentence", "published"), _sentences("sentences"))
def test_time_expressions_are_read_as_the_guidelines_ask(sentence: str, published: str) -> None:
    assert _read(sentence, published) == sentence


@pytest.mark.parametrize(("sentence", "published"), _sentences("missed"))
def test_what_is_listed_as_missed_still_is(sentence: str, published: str) -> None:
    assert _read(sentence, published) != sentence
