"""Texts made to be slow: actions and relations are read in a time that grows with their length."""

import pytest

from onrecord.extraction.happenings.actions.finding import find_actions
from onrecord.extraction.happenings.relations.finding import find_relations
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Annotations
from onrecord.schema.record import Entity, Mention
from onrecord.schema.resolution import ResolvedEntities
from tests.extraction.happenings.scenes import parties_of
from tests.growth import assert_grows_no_faster_than_sorting
from tests.marked import marked

PIECES = {
    "triggers": "arrested ",
    "triggers and names": "Ruiz arrested Ruiz ",
    "auxiliaries": "had not also been ",
    "commas": "Ruiz, a, b, ",
    "relative clauses": "Ruiz, who who ",
    "modifiers": "endorsed the former fellow Republican ",
    "sums": "gave $2 million $2 million ",
    "by": "was arrested in by in by ",
    "if": "if whether would ",
    "friends": "Ruiz, a longtime ally of ",
    "each other": "criticized each other ",
    "meetings": "their first meeting was very ",
    "dashes": " — Ruiz — ",
    "blanks": " ",
    "one long word": "a",
}


def _scene(text: str) -> Scene:
    article, _ = marked(text)
    length = len(article.text)
    whole = Annotations((), (), (), (), (), ((0, length),), "test")
    starts = [n for n in range(length) if article.text.startswith("Ruiz", n)]
    mentions = tuple(
        Mention(article.span(start, start + 4), f"ruiz-{number % 2}", "name", 0.9)
        for number, start in enumerate(starts)
    )
    entities = tuple(Entity(f"ruiz-{n}", "person", "Ruiz", ("Ruiz",)) for n in range(2))
    return Scene(article, whole, ResolvedEntities(entities, mentions, ()), (), ())


@pytest.mark.parametrize("name", PIECES)
def test_a_text_without_sentences_takes_time_that_grows_with_its_length(name: str) -> None:
    piece = PIECES[name]

    def read(scene: Scene) -> None:
        parties = parties_of(scene)
        find_actions(scene, parties)
        find_relations(scene, parties)

    assert_grows_no_faster_than_sorting(
        lambda length: _scene(piece * (length // len(piece))), read, 5_000
    )
