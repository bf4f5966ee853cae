"""How far entries are believed, and which of them are left out."""

import re
from dataclasses import replace

import pytest

from onrecord.extraction.happenings.credence.entries import EntryFeatures
from onrecord.extraction.happenings.credence.sifting import LEAST_CREDENCE, sifted
from onrecord.extraction.happenings.credence.weighing import BIAS, read_weights
from onrecord.extraction.happenings.reading import find_happenings
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.grounds import GROUNDED_SORTS, GROUNDS, Grounds
from onrecord.schema.happenings import Happenings
from tests.extraction.happenings.marked_scene import marked_scene

TEXT = (
    "{P:Dana Calloway} met with {P:Tom Reyes} in {L:Harlow} on Tuesday. "
    "{P:Dana Calloway} endorsed {P:Tom Reyes}. "
    "{P:Tom Reyes} promised to rebuild the bridge. "
    "{P:Dana Calloway} declined to comment on the bridge."
)


def _scene(log_odds: float | None) -> Scene:
    """Return a scene whose every word says so much for every entry, as its cue."""
    scene = marked_scene(TEXT)
    if log_odds is None:
        return scene
    words = [word.span() for word in _words(scene.text)]
    weights = tuple((log_odds if part == "cue" else 0.0,) * len(words) for _, part in GROUNDS)
    starts, ends = zip(*words, strict=True)
    scene.annotations = replace(scene.annotations, grounds=Grounds(starts, ends, weights))
    return scene


def _words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\w+", text))


def _counts(found: Happenings) -> tuple[int, ...]:
    return tuple(len(getattr(found, sort)) for sort in GROUNDED_SORTS)


def test_what_the_model_has_not_weighed_is_told_as_rules_find_it() -> None:
    scene = _scene(None)
    found = find_happenings(scene)
    assert sifted(scene, found) == found
    assert _counts(found) == (1, 1, 1, 1)


def test_what_speaks_strongly_against_an_entry_leaves_it_out() -> None:
    scene = _scene(-40.0)
    assert _counts(sifted(scene, find_happenings(scene))) == (0, 0, 0, 0)


def test_what_speaks_for_an_entry_is_its_confidence() -> None:
    scene = _scene(40.0)
    found = sifted(scene, find_happenings(scene))
    assert _counts(found) == (1, 1, 1, 1)
    for sort in GROUNDED_SORTS:
        (one,) = getattr(found, sort)
        assert one.confidence == 1.0


def test_the_more_the_words_say_for_an_entry_the_further_it_is_believed() -> None:
    believed = []
    for log_odds in (0.0, 1.0, 2.0):
        scene = _scene(log_odds)
        (met,) = sifted(scene, find_happenings(scene)).encounters
        believed.append(met.confidence)
    assert believed == sorted(set(believed))


@pytest.mark.parametrize("sort", GROUNDED_SORTS)
def test_each_sort_has_weights_and_a_least_credence(sort: str) -> None:
    weights = read_weights()[sort]
    assert BIAS in weights
    assert len(weights) > 20
    assert 0 < LEAST_CREDENCE[sort] < 1  # type: ignore[index]


def test_weights_are_of_features_that_are_seen() -> None:
    scene = _scene(0.0)
    found = find_happenings(scene)
    features = EntryFeatures(scene)
    for sort, read in (
        ("encounters", features.encounter(found.encounters[0])),
        ("actions", features.action(found.actions[0])),
        ("commitments", features.commitment(found.commitments[0])),
        ("absences", features.absence(found.absences[0])),
    ):
        known = read_weights()[sort]
        named = set(read)
        assert len(named & known.keys()) > len(named) / 2
