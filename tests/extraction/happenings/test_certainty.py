"""Whom an entry may name: what is only likely, and who speaks for another, is named by words."""

import pytest

from onrecord.extraction.happenings.certainty import is_certain, is_sure_pronoun
from onrecord.schema.annotation import MentionForm
from onrecord.schema.record import Entity, EntityType, Mention, Role
from tests.evaluation.made_records import made_span


def _mention(words: str, form: MentionForm, confidence: float) -> Mention:
    return Mention(made_span(words, words), "one", form, confidence)


def _entity(name: str, type: EntityType = "person", *roles: str) -> Entity:
    told = tuple(Role(made_span(role, role), role) for role in roles)
    return Entity("one", type, name, (name,), told)


@pytest.mark.parametrize(
    ("words", "form", "confidence", "expected"),
    [
        ("Dana Lund", "name", 0.1, True),
        ("she", "pronoun", 0.9, True),
        ("she", "pronoun", 0.3, False),
        ("the mayor", "description", 0.9, True),
        ("the mayor", "description", 0.4, False),
        ("the spokesman", "description", 1.0, False),
    ],
)
def test_pronouns_and_descriptions_must_be_likely(
    words: str, form: MentionForm, confidence: float, expected: bool
) -> None:
    assert is_certain(_mention(words, form, confidence), _entity("Dana Lund")) is expected


def test_who_is_called_a_spokeswoman_may_be_meant_by_the_word() -> None:
    spoken = _mention("the spokeswoman", "description", 0.9)
    assert is_certain(spoken, _entity("Dana Lund", "person", "spokeswoman"))


def test_an_outlet_never_says_i() -> None:
    assert not is_certain(_mention("I", "pronoun", 1.0), _entity("Courier", "organization"))


def test_who_has_no_name_but_the_description_is_meant_by_it() -> None:
    told = _mention("the organization", "description", 0.4)
    assert is_certain(told, _entity("the organization", "organization"))


@pytest.mark.parametrize(
    ("words", "form", "confidence", "expected"),
    [
        ("he", "pronoun", 0.9, True),
        ("he", "pronoun", 0.6, False),
        ("they", "pronoun", 0.6, True),
        ("the mayor", "description", 0.6, True),
    ],
)
def test_he_and_she_must_be_surer_where_people_act(
    words: str, form: MentionForm, confidence: float, expected: bool
) -> None:
    assert is_sure_pronoun(_mention(words, form, confidence)) is expected
