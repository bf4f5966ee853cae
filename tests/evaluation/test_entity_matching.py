import pytest

from onrecord.evaluation.corpora.record_gold import GoldEntity, GoldSpeaker
from onrecord.evaluation.entity_matching import (
    NOBODY,
    ToldSpeaker,
    is_entity,
    is_right_speaker,
    names_agree,
)

DANA = GoldEntity("dana", "person", "Dana Lund", ("Mayor Lund", "the mayor"))
IAN = GoldEntity("ian", "person", "Ian Lund", ("Lund",))
CLUB = GoldEntity("club", "organization", "Tidewater Rowing Club", ("the club",))
ENTITIES = {entity.id: entity for entity in (DANA, IAN, CLUB)}
ALONE = {"dana": DANA, "club": CLUB}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Lund", "Dana Lund"),
        ("dana lund", "DANA LUND"),
        ("Lund", "Dana Lund"),
        ("Dana Q. Lund", "Dana Lund"),
        ("Mayor Dana Lund", "Dana Lund"),
        ("Sen. Lund", "Mr. Lund"),
        ("former President Lund", "Lund"),
        ("Dana Lund’s", "Dana Lund"),
        ("The Rowing Club", "Tidewater Rowing Club"),
        ("the president", "President"),
    ],
)
def test_names_agree_where_the_shorter_ends_the_longer(one: str, other: str) -> None:
    assert names_agree(one, other)
    assert names_agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Lund", "Ian Lund"),
        ("Dana", "Dana Lund"),
        ("Lund campaign", "Lund"),
        ("Dana Lund", "Dana Reyes"),
        ("", "Dana Lund"),
        ("—", "Dana Lund"),
        ("the president", "the senator"),
    ],
)
def test_names_of_others_or_without_the_last_word_do_not_agree(one: str, other: str) -> None:
    assert not names_agree(one, other)
    assert not names_agree(other, one)


def test_a_name_that_two_go_by_is_neither() -> None:
    assert is_entity("Lund", DANA, ALONE)
    assert not is_entity("Lund", DANA, ENTITIES)
    assert not is_entity("Lund", IAN, ENTITIES)
    assert is_entity("Dana Lund", DANA, ENTITIES)


def test_the_fullest_name_of_one_is_its_own_though_another_is_called_so_too() -> None:
    band = GoldEntity("band", "group", "the Lund sisters", ("Dana Lund",))
    both = {"dana": DANA, "band": band}
    assert is_entity("Dana Lund", DANA, both)
    assert not is_entity("Dana Lund", band, both)
    namesake = GoldEntity("namesake", "person", "Dana Lund")
    assert not is_entity("Dana Lund", DANA, both | {"namesake": namesake})


def test_a_name_that_is_used_for_an_entity_is_its_own() -> None:
    assert is_entity("Mayor", DANA, ENTITIES)
    assert is_entity("the club", CLUB, ENTITIES)
    assert not is_entity("the club", DANA, ENTITIES)


def _is_right(told: ToldSpeaker, speaker: str | None = None, unnamed: str | None = None) -> bool:
    return is_right_speaker(told, GoldSpeaker(1, speaker, unnamed), ENTITIES)


def test_a_named_speaker_is_right_by_the_entity_alone() -> None:
    assert _is_right(ToldSpeaker("Dana Lund"), "dana")
    assert _is_right(ToldSpeaker("Dana Lund", unnamed="the mayor"), "dana")
    assert not _is_right(ToldSpeaker("Ian Lund"), "dana")
    assert not _is_right(ToldSpeaker(unnamed="Dana Lund"), "dana")
    assert not _is_right(NOBODY, "dana")


def test_where_nobody_speaks_anybody_is_wrong() -> None:
    assert _is_right(NOBODY)
    assert not _is_right(ToldSpeaker("Dana Lund"))
    assert not _is_right(ToldSpeaker(unnamed="an aide"))


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("a senior aide", True),
        ("Aide", True),
        ("a senior aide to the mayor", True),
        ("senior staff aide", True),
        ("a clerk", False),
        ("aide-de-camp", False),
    ],
)
def test_an_unnamed_speaker_is_right_where_the_words_are_like_the_annotated_ones(
    words: str, right: bool
) -> None:
    assert _is_right(ToldSpeaker(unnamed=words), unnamed="a senior aide") is right
    assert _is_right(ToldSpeaker(name=words), unnamed="a senior aide") is right
    assert not _is_right(NOBODY, unnamed="a senior aide")


def test_without_annotated_words_any_words_are_right_but_no_entity() -> None:
    assert _is_right(ToldSpeaker(unnamed="an aide"), unnamed="")
    assert not _is_right(ToldSpeaker("Dana Lund", unnamed="an aide"), unnamed="")
    assert not _is_right(ToldSpeaker("Dana Lund"), unnamed="")
    assert not _is_right(NOBODY, unnamed="")
