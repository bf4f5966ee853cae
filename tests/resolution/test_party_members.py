"""People who are told of by their party and where they come from."""

from dataclasses import replace

from onrecord.resolution.entities import resolve_entities
from onrecord.schema.annotation import EntityMention
from onrecord.schema.resolution import ResolvedEntities
from tests.marked import marked


def resolve(text: str, *members: str) -> ResolvedEntities:
    """Resolve a text in which the encoder took these words for names of bodies."""
    article, annotations = marked(text)
    mentions: list[EntityMention] = []
    for words in members:
        start = article.text.index(words)
        end = start + len(words)
        head = (end - len(words.split()[-1]), end)
        number = len(mentions)
        mentions.append(EntityMention(start, end, head, "organization", "name", 0.9, number))
    return resolve_entities(article, replace(annotations, mentions=tuple(mentions)))


def speaker(resolved: ResolvedEntities) -> str | None:
    reference = resolved.speakers[0]
    return next((e.name for e in resolved.entities if e.id == reference.entity), None)


SAID = "{S:The {L:Ohio} {G:Republican}} {C:said} {Q:it was late}."


def test_the_member_of_a_party_is_who_was_named_last_with_an_office() -> None:
    resolved = resolve(
        f"Senator {{P:Ann Lund}} met {{P:Tom Reyes}}, a baker. {SAID}", "The Ohio Republican"
    )
    assert speaker(resolved) == "Ann Lund"
    assert {e.name for e in resolved.entities if e.type == "person"} == {"Ann Lund", "Tom Reyes"}
    assert all(e.type != "group" for e in resolved.entities)


def test_whoever_is_of_another_place_is_not_meant() -> None:
    resolved = resolve(
        f"Senator {{P:Ann Lund}} met {{L:Utah}} Senator {{P:Tom Reyes}}. {SAID}",
        "The Ohio Republican",
    )
    assert speaker(resolved) == "Ann Lund"


def test_the_name_that_it_explains_is_meant() -> None:
    resolved = resolve(
        "Senator {P:Tom Reyes} met {P:Ann Lund}, the {L:Ohio} {G:Republican} who leads it. "
        "{S:{P:Lund}} {C:said} {Q:it was late}.",
        "the Ohio Republican",
    )
    (lund,) = (e for e in resolved.entities if e.name == "Ann Lund")
    meant = [m.entity for m in resolved.mentions if m.span.text == "the Ohio Republican"]
    assert meant == [lund.id]


def test_where_nobody_fits_it_is_nobody() -> None:
    resolved = resolve(f"{{P:Ann Lund}}, a baker, came. {SAID}", "The Ohio Republican")
    assert speaker(resolved) is None
    assert resolved.speakers[0].unnamed == "The Ohio Republican"


def test_a_party_that_only_modifies_stays_a_name() -> None:
    text = "Senator {P:Ann Lund} won the {L:Ohio} {G:Republican} primary."
    resolved = resolve(text, "the Ohio Republican primary")
    assert "Republican" in {e.name for e in resolved.entities}
