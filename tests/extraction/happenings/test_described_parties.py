"""Parties that an article describes and does not name are entities of its record."""

from dataclasses import replace

from onrecord.extraction.happenings.absences.finding import find_absences
from onrecord.extraction.happenings.described_parties import with_described_parties
from onrecord.schema.annotation import MentionForm
from onrecord.schema.article import Article
from onrecord.schema.happenings import Happenings, Party
from onrecord.schema.record import Entity, Mention
from onrecord.schema.resolution import DescribedEntity, ResolvedEntities
from tests.extraction.happenings.marked_scene import marked_scene

TEXT = "{P:Dana Calloway} left. The city's police department declined to comment on the sale."
DEPARTMENT = "The city's police department"


def _described(article: Article, words: str, form: MentionForm = "description") -> DescribedEntity:
    start = article.text.index(words)
    mention = Mention(article.span(start, start + len(words)), "police", form, 0.9)
    return DescribedEntity(Entity("police", "organization", words, (words,)), (mention,))


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
