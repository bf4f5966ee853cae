"""Issue 4, point 3: the people of the seed, and whom each word of the article stands for."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.seed.seed_article import Seed, seed


def _entities(*, named: bool) -> list[dict[str, Any]]:
    return [one for one in seed().expected["entities"] if (one["name"] is not None) is named]


def _places(words: str) -> list[tuple[int, int]]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    found = [match.span() for match in re.finditer(pattern, seed().record.article.text)]
    assert found, words
    return found


def _speaker_of_cue(words: str) -> set[str]:
    """Return whom the seed takes a source of these words for."""
    return {
        statement["speaker"]
        for statement in seed().expected["statements"]
        if statement["source"]["text"] == words
    }


def _both() -> set[str]:
    """Return the ids of the two who meet."""
    meetings = [one for one in seed().expected["encounters"] if one["kind"] == "meeting"]
    (pair,) = {frozenset(one["participants"]) for one in meetings}
    return {seed().entity(party).id for party in pair}


def test_every_named_entity_is_found() -> None:
    missing = [one["id"] for one in _entities(named=True) if not _is_found(seed(), one)]
    assert missing == []


def _is_found(read: Seed, wanted: dict[str, Any]) -> bool:
    return any(read.plain(one.name) == read.plain(wanted["name"]) for one in read.record.entities)


def test_every_named_person_and_body_has_its_type() -> None:
    wrong = {
        one["id"]: seed().entity(one["id"]).type
        for one in _entities(named=True)
        if "note" not in one and seed().entity(one["id"]).type != one["type"]
    }
    assert wrong == {}


def test_what_is_a_place_in_one_sentence_and_acts_in_another_is_a_body_there() -> None:
    (noted,) = [one for one in _entities(named=True) if "note" in one]
    assert seed().entity(noted["id"]).type == noted["type"]


def test_who_is_not_named_is_an_entity_by_all_words_of_their_description() -> None:
    for wanted in _entities(named=False):
        for words in wanted["names_used"]:
            for place in _places(words):
                assert seed().meant_at(*place), words


def test_who_is_not_named_is_an_entity_without_a_name() -> None:
    for wanted in _entities(named=False):
        words = min(wanted["names_used"], key=len)
        (entity,) = {one for place in _places(words) for one in seed().meant_at(*place)}
        forms = {one.form for one in seed().record.mentions if one.entity == entity}
        assert "name" not in forms


def test_every_role_of_a_person_is_read() -> None:
    for wanted in _entities(named=True):
        told = [_role_words(role) for role in seed().entity(wanted["id"]).roles]
        for role in wanted.get("roles", ()):
            assert role.lower() in told, (wanted["id"], told)


def _role_words(role: Any) -> str:
    return str(role.words.text).lower()


def test_parties_are_read() -> None:
    for wanted in _entities(named=True):
        parties = [role.party for role in seed().entity(wanted["id"]).roles if role.party]
        assert parties == ([wanted["party"]] if "party" in wanted else [])


def test_what_people_call_themselves_is_read_as_their_own_word() -> None:
    for wanted in _entities(named=True):
        own = [role.title for role in seed().entity(wanted["id"]).roles if role.is_self_described]
        assert own == ([wanted["self_described"]] if "self_described" in wanted else [])


def _names_used() -> Iterator[tuple[str, str, tuple[int, int]]]:
    for wanted in _entities(named=True):
        if wanted["type"] == "person":
            for words in wanted["names_used"]:
                yield from ((wanted["id"], words, place) for place in _places(words))


def test_every_name_used_of_a_person_stands_for_that_person() -> None:
    wrong = [
        (words, place)
        for party, words, place in _names_used()
        if not _stands_for(place, seed().entity(party).id)
    ]
    assert wrong == []


def _stands_for(place: tuple[int, int], entity: str) -> bool:
    """Whether the mentions of people that end where the words do stand for one person alone."""
    record = seed().record
    people = {one.id for one in record.entities if one.type == "person"}
    ending = [one for one in record.mentions if one.span.end == place[1] and one.entity in people]
    return {one.entity for one in ending} == {entity}


@pytest.mark.parametrize("words", ["the mayor", "he", "the President"])
def test_descriptions_and_pronouns_that_speak_are_who_speaks(words: str) -> None:
    (speaker,) = _speaker_of_cue(words)
    for place in _places(words):
        assert seed().meant_at(*place) == {seed().entity(speaker).id}, place


def test_him_is_who_is_spoken_to_and_then_who_is_spoken_of() -> None:
    statements = seed().expected["statements"]
    (told,) = [one for one in statements if one.get("addressee") and one.get("reported_by")]
    (outer,) = [one for one in statements if one["id"] == told["reported_by"]]
    (reported,) = [one["span"] for one in outer["content"]]
    last = statements[-1]
    spoken_of = [(one["span"], last["about"][0]) for one in last["content"]]
    meant = {}
    for place in _places("him"):
        within = [
            party
            for span, party in [(reported, told["addressee"]), *spoken_of]
            if _is_in(place, span)
        ]
        (meant[place],) = within
    assert {place: seed().meant_at(*place) for place in meant} == {
        place: {seed().entity(party).id} for place, party in meant.items()
    }


def _is_in(place: tuple[int, int], span: list[int]) -> bool:
    return span[0] <= place[0] and place[1] <= span[1]


@pytest.mark.parametrize("words", ["the two leaders", "the two men", "the men"])
def test_the_two_who_meet_are_both_of_them(words: str) -> None:
    for place in _places(words):
        assert _both() <= seed().meant_at(*place), place


def test_his_administration_is_that_of_the_mayor() -> None:
    (mayor,) = _speaker_of_cue("the mayor")
    for start, _ in _places("his administration"):
        assert seed().meant_at(start, start + len("his")) == {seed().entity(mayor).id}


def test_every_speaker_and_addressee_is_right() -> None:
    for wanted in seed().expected["statements"]:
        if wanted.get("optional"):
            continue
        read = seed().statement(wanted["id"])
        assert read.speaker == seed().entity(wanted["speaker"]).id, wanted["id"]
        addressee = wanted.get("addressee")
        if addressee:
            assert read.addressee == seed().entity(addressee).id, wanted["id"]


def test_every_statement_is_about_whom_the_seed_says() -> None:
    for wanted in seed().expected["statements"]:
        read = seed().statement(wanted["id"])
        about = {seed().entity(party).id for party in wanted.get("about", ())}
        assert about <= set(read.about), wanted["id"]


def test_no_entity_is_made_of_a_part_of_another_name() -> None:
    # Words of a channel's name, such as an address's, are nobody.
    channels = {one["channel"] for one in seed().expected["statements"] if "channel" in one}
    parts = {word for channel in channels for word in channel.split() if len(channel.split()) > 1}
    assert [one.name for one in seed().record.entities if one.name in parts] == []
