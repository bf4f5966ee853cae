"""Parties that an article describes and does not name are entities of its record."""

from dataclasses import replace

import pytest

from onrecord.extraction.happenings.absences.finding import find_absences
from onrecord.extraction.happenings.described_parties import (
    with_described_parties,
    with_named_parties,
)
from onrecord.schema.annotation import MentionForm
from onrecord.schema.article import Article
from onrecord.schema.happenings import Happenings, Party
from onrecord.schema.record import Entity, EntityType, Mention
from onrecord.schema.resolution import DescribedEntity, ResolvedEntities
from tests.extraction.happenings.marked_scene import marked_scene

TEXT = "{P:Dana Calloway} left. The city's police department declined to comment on the sale."
DEPARTMENT = "The city's police department"


def _described(
    article: Article,
    words: str,
    form: MentionForm = "description",
    type: EntityType = "organization",
) -> DescribedEntity:
    start = article.text.index(words)
    mention = Mention(article.span(start, start + len(words)), "police", form, 0.9)
    return DescribedEntity(Entity("police", type, words, (words,)), (mention,))


def _read(described: str, form: MentionForm = "description") -> tuple[Happenings, ResolvedEntities]:
    scene = marked_scene(TEXT)
    (absence,) = find_absences(scene)
    start = scene.text.index(DEPARTMENT)
    party = Party(scene.span((start, start + len(DEPARTMENT))), None)
    found = Happenings(absences=(replace(absence, who=party),))
    known = replace(scene.resolved, described=(_described(scene.article, described, form),))
    return with_described_parties(scene.text, found, known)


def test_who_withholds_is_an_entity_though_nobody_names_it() -> None:
    happenings, resolved = _read(DEPARTMENT)
    (absence,) = happenings.absences
    assert absence.who is not None
    assert (absence.who.words.text, absence.who.entity) == (DEPARTMENT, "police")
    assert [one.id for one in resolved.entities] == ["dana-calloway", "police"]
    assert [one.entity for one in resolved.mentions] == ["dana-calloway", "police"]
    assert resolved.described == ()


def test_what_has_no_part_in_anything_stays_out_of_the_record() -> None:
    for happenings, resolved in (_read("the sale"), _read(DEPARTMENT, "pronoun")):
        (absence,) = happenings.absences
        assert absence.who is not None
        assert absence.who.entity is None
        assert [one.id for one in resolved.entities] == ["dana-calloway"]
        assert len(resolved.described) == 1


def _told(text: str, words: str, type: EntityType) -> tuple[str, Happenings, ResolvedEntities]:
    """Return a text whose absence is told of these words, which describe somebody or a body."""
    scene = marked_scene(text)
    (absence,) = find_absences(scene)
    start = scene.text.index(words)
    party = Party(scene.span((start, start + len(words))), None)
    known = replace(scene.resolved, described=(_described(scene.article, words, type=type),))
    return scene.text, Happenings(absences=(replace(absence, who=party),)), known


def _entity(happenings: Happenings) -> str | None:
    who = happenings.absences[0].who
    return who.entity if who else None


def _who(text: str, words: str, type: EntityType) -> str | None:
    """Return the entity that the words of a party are made, where they describe it."""
    return _entity(with_described_parties(*_told(text, words, type))[0])


def _named(text: str, words: str, type: EntityType) -> str | None:
    """Return whom the words of a party stand for, where somebody is named beside them."""
    return _entity(with_named_parties(*_told(text, words, type)))


def test_a_crowd_is_no_party_that_could_be_asked() -> None:
    text = "Most leaders of the city declined to comment on the sale."
    assert _who(text, "Most leaders of the city", "group") is None


def test_a_person_with_a_name_beside_the_description_is_no_other() -> None:
    text = "{P:Dana Calloway} of Port Calder, a clerk of the court, declined to comment."
    assert _who(text, "a clerk of the court", "person") is None
    text = "{P:Dana Calloway} left. A clerk of the court declined to comment."
    assert _who(text, "A clerk of the court", "person") == "police"


@pytest.mark.parametrize(
    ("text", "words", "type", "named"),
    [
        (
            "{P:Dana Calloway}, a lawyer from the coast, declined to comment.",
            "a lawyer from the coast",
            "person",
            "dana-calloway",
        ),
        (
            "{P:Dana Calloway}, then a candidate, declined to comment.",
            "a candidate",
            "person",
            "dana-calloway",
        ),
        (
            "His deputy, {P:Dana Calloway}, declined to comment.",
            "His deputy",
            "person",
            "dana-calloway",
        ),
        (
            "{O:Harlow Transit}, a company that runs buses, declined to comment.",
            "a company that runs buses",
            "organization",
            "harlow-transit",
        ),
        # Two of a list are two.
        (
            "{P:Dana Calloway}, the clerk and the mayor declined to comment.",
            "the clerk",
            "person",
            None,
        ),
        (
            "His deputy, {P:Dana Calloway} and others declined to comment.",
            "His deputy",
            "person",
            None,
        ),
        # A body is nobody's description, and a person no body's.
        (
            "{P:Dana Calloway}, a company that runs buses, declined to comment.",
            "a company that runs buses",
            "organization",
            None,
        ),
        # Nothing marks the two off as one.
        (
            "{P:Dana Calloway} told a lawyer from the coast, who declined to comment.",
            "a lawyer from the coast",
            "person",
            None,
        ),
    ],
)
def test_who_is_named_beside_a_description_is_meant_by_it(
    text: str, words: str, type: EntityType, named: str | None
) -> None:
    assert _named(text, words, type) == named
