import pytest

from onrecord.evaluation.source_words import (
    SourceKind,
    is_pronoun,
    kind_of_source,
    pronoun_gender,
    pronoun_group,
)

KINDS: list[tuple[str, str, SourceKind]] = [
    ("", "Dana Lund", "no source"),
    ("Dana Lund", "Dana Lund", "full name"),
    ("DANA LUND", "Dana Lund", "full name"),
    ("Dana Lund", "Dana Q. Lund", "full name"),
    ("Dana Lund’s", "Dana Lund", "full name"),
    ("Lund", "Dana Lund", "family name"),
    ("Lund's", "Dana Lund", "family name"),
    ("De Witt", "Ada de Witt", "family name"),
    ("O'Hara", "Pat O’Hara", "family name"),
    ("Lund", "Lund", "family name"),
    ("Dana", "Dana Lund", "given name"),
    ("Mayor Lund", "Dana Lund", "title and name"),
    ("Sen. Dana Lund (G-Ost.)", "Dana Lund", "title and name"),
    ("Tidewater’s Dana Lund", "Dana Lund", "title and name"),
    ("her sister Dana", "Dana Lund", "title and name"),
    ("Dana Lund, 25,", "Dana Lund", "name and more"),
    ("The mayor’s rival, Sen. Dana Lund,", "Dana Lund", "name and more"),
    ("Lund’s memo", "Dana Lund", "name and more"),
    ("the mayor", "Dana Lund", "description"),
    ("Reyes’s wife", "Dana Lund", "description"),
    ("Dana Reyes", "Dana Lund", "description"),
    ("“”", "Dana Lund", "description"),
    ("he", "Dana Lund", "pronoun"),
    ("My", "Dana Lund", "pronoun"),
    ("who", "Dana Lund", "relative pronoun"),
    ("he", "—", "pronoun"),
    ("Lund", "—", "description"),
]


@pytest.mark.parametrize(("words", "name", "kind"), KINDS)
def test_a_source_is_a_part_of_a_name_or_a_pronoun_or_a_description(
    words: str, name: str, kind: SourceKind
) -> None:
    assert kind_of_source(words, name) == kind


@pytest.mark.parametrize(
    ("words", "gender", "group"),
    [
        ("He", "masculine", None),
        ("himself", "masculine", None),
        ("Her", "feminine", None),
        ("they", "other", "they"),
        ("I", "other", "I"),
        ("me", "other", "I"),
        ("us", "other", "we"),
        ("it", "other", "it"),
        ("your", "other", "you"),
        ("who", None, None),
        ("US", None, None),
        ("he himself", None, None),
        ("Lund", None, None),
        ("", None, None),
    ],
)
def test_a_personal_pronoun_has_a_gender_or_is_one_of_a_group(
    words: str, gender: str | None, group: str | None
) -> None:
    assert pronoun_gender(words) == gender
    assert pronoun_group(words) == group


def test_personal_and_relative_pronouns_are_pronouns() -> None:
    assert all(map(is_pronoun, ("she", "Their", " who ", "us")))
    assert not any(map(is_pronoun, ("US", "the mayor", "she said", "")))
