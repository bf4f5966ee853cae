"""Names told together."""

import pytest

from onrecord.resolution.listed_names import listed_together

NAMES = ("Dana Voss", "Bo Orr", "Ann Reyes", "Harbour Board")


def _listed(phrase: str) -> str | None:
    names = sorted((phrase.index(n), phrase.index(n) + len(n)) for n in NAMES if n in phrase)
    found = listed_together(phrase, (0, len(phrase)), names)
    return phrase[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("phrase", "listed"),
    [
        ("Dana Voss and Bo Orr", "Dana Voss and Bo Orr"),
        ("Dana Voss, Bo Orr and Mayor Ann Reyes", "Dana Voss, Bo Orr and Mayor Ann Reyes"),
        (
            "Dana Voss and the Harbour Board newspaper group",
            "Dana Voss and the Harbour Board newspaper group",
        ),
        ("tide experts Dana Voss and Bo Orr of the Harbour Board", "Dana Voss and Bo Orr"),
        (
            "his brother, Bo Orr, and the former mayor, Ann Reyes,",
            "Bo Orr, and the former mayor, Ann Reyes",
        ),
        ("Dana Voss and Bo Orr, who both sit on the board", "Dana Voss and Bo Orr"),
        ("Dana Voss and Bo Orr both", "Dana Voss and Bo Orr"),
    ],
)
def test_names_that_are_listed_are_told_together(phrase: str, listed: str) -> None:
    assert _listed(phrase) == listed


@pytest.mark.parametrize(
    "phrase",
    [
        "Dana Voss",
        "lawyers for both Dana Voss and Bo Orr",
        "Dana Voss’s talks with Bo Orr",
        "Dana Voss and Bo Orr supporters",
        "Dana Voss of the Harbour Board",
        "allies of Dana Voss and Bo Orr",
    ],
)
def test_names_that_only_govern_or_modify_are_not(phrase: str) -> None:
    assert _listed(phrase) is None
