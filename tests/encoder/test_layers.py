"""From outputs of the heads to annotations: layers, speech facts and mentions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest

from onrecord.encoder import annotator as stage
from onrecord.encoder.annotator import Annotator
from onrecord.encoder.comparers import Comparers
from onrecord.encoder.confidence import EVIDENCE
from onrecord.encoder.labels import (
    ATTRIBUTION_TAGS,
    CIRCUMSTANCES,
    INNER_TAGS,
    LINK_ROLES,
    MENTION_CLASSES,
    POLARITIES,
)
from onrecord.encoder.manifest import MODEL_FOLDER, Calibration, read_manifest
from onrecord.encoder.session import Emissions
from onrecord.encoder.tokenization import TokenizedText
from onrecord.encoder.windows import Window
from onrecord.schema.annotation import Annotations, AttributionSpans, Offsets
from tests.encoder.synthetic import Floats, certain, emissions_of, weights_of

SURE = Calibration((0.0,) * len(EVIDENCE), 3.0)
UNSURE = replace(SURE, intercept=-3.0)
DOUBTED = replace(SURE, intercept=-0.5)

TEXT = (
    "Dana Calloway denied on Friday that Tom Reyes told the clerk that the strike was over . "
    "Ada Morrow added that the ferries would run again ."
)
WIDTH = len(LINK_ROLES) + len(CIRCUMSTANCES)


@dataclass(frozen=True)
class Roles:
    """Words of an attribution, as they stand in the text."""

    source: str | None
    cue: str | None
    content: str


OUTER = Roles("Dana Calloway", "denied", "Tom Reyes told the clerk that the strike was over")
INNER = Roles("Tom Reyes", "told the clerk", "the strike was over")
SECOND = Roles("Ada Morrow", "added", "the ferries would run again")


def _words(phrase: str) -> range:
    """Return the words of a phrase, by their numbers in the text; none stands there twice."""
    words, wanted = TEXT.split(), phrase.split()
    (first,) = (n for n in range(len(words)) if words[n : n + len(wanted)] == wanted)
    return range(first, first + len(wanted))


def _tags(attributions: Sequence[Roles], alphabet: tuple[str, ...]) -> Floats:
    tags = ["O"] * len(TEXT.split())
    for attribution in attributions:
        for role in ("content", "source", "cue"):
            phrase = getattr(attribution, role)
            for place, word in enumerate(_words(phrase) if phrase else ()):
                tags[word] = f"{'I' if place else 'B'}-{role}"
    return np.log(certain([alphabet.index(tag) for tag in tags], len(alphabet)))


def _links(attributions: Sequence[Roles], projections: Floats) -> None:
    """Let the words of sources and contents say that they are such to any cue near them."""
    for attribution in attributions:
        for role in ("content", "source"):
            phrase = getattr(attribution, role)
            if phrase:
                projections[_words(phrase), : len(LINK_ROLES)] = 0.0
                projections[_words(phrase), LINK_ROLES.index(role)] = 9.0


@dataclass(frozen=True)
class HandMade:
    """A session whose heads put out what the tests wish."""

    outputs: Emissions

    def emissions(self, tokens: TokenizedText, windows: list[Window] | None = None) -> Emissions:
        assert len(tokens) == len(self.outputs.tags)
        return self.outputs


Annotate = Callable[..., Annotations]


@pytest.fixture
def annotate(monkeypatch: pytest.MonkeyPatch) -> Annotate:
    """Annotates TEXT as if the heads had found the attributions of two layers."""

    def call(
        outer: Sequence[Roles],
        inner: Sequence[Roles],
        *,
        calibration: Calibration = DOUBTED,
        inner_calibration: Calibration = SURE,
        **given: Floats,
    ) -> Annotations:
        words = len(TEXT.split())
        projections = given.pop("words", np.zeros((words, WIDTH), dtype=np.float32))
        _links([*outer, *inner], projections)
        outputs = emissions_of(
            words,
            WIDTH,
            tags=_tags(outer, ATTRIBUTION_TAGS),
            inner=_tags(inner, INNER_TAGS),
            words=projections,
            **given,
        )
        manifest = replace(
            read_manifest(MODEL_FOLDER),
            calibration=calibration,
            inner_calibration=inner_calibration,
        )
        monkeypatch.setattr(stage, "read_manifest", lambda folder: manifest)
        monkeypatch.setattr(stage, "read_comparers", lambda folder: _comparers())
        monkeypatch.setattr(stage, "EncoderSession", lambda folder, threads: HandMade(outputs))
        return Annotator().annotate(TEXT)

    return call


def _comparers() -> Comparers:
    plain = weights_of(WIDTH)
    identity = np.eye(WIDTH, dtype=np.float32)
    # A content rather belongs to the nearest cue before it, a source to the nearest behind it.
    distances = plain.links.distances.copy()
    middle = len(distances) // 2
    distances[:middle, LINK_ROLES.index("content")] = -6.0
    distances[middle:, LINK_ROLES.index("content")] = -0.1 * np.arange(middle)
    distances[middle:, LINK_ROLES.index("source")] = -6.0
    distances[:middle, LINK_ROLES.index("source")] = -0.1 * np.arange(middle)[::-1]
    return replace(
        plain,
        links=replace(
            plain.links,
            distances=distances,
            output=identity[:, : len(LINK_ROLES)],
            circumstance_output=identity[:, len(LINK_ROLES) :],
            circumstance_bias=np.full(len(CIRCUMSTANCES), -5.0, dtype=np.float32),
        ),
    )


def _phrase(extent: Offsets | None) -> str | None:
    return TEXT[slice(*extent)] if extent else None


def _roles(attribution: AttributionSpans) -> Roles:
    (content,) = attribution.content
    return Roles(_phrase(attribution.source), _phrase(attribution.cue), TEXT[slice(*content)])


def test_an_inner_attribution_follows_the_one_whose_content_it_lies_in(annotate: Annotate) -> None:
    found = annotate([OUTER, SECOND], [INNER]).attributions
    assert [_roles(attribution) for attribution in found] == [OUTER, INNER, SECOND]
    assert [attribution.outer for attribution in found] == [None, 0, None]


def test_an_index_counts_the_inner_ones_before_it(annotate: Annotate) -> None:
    nested = Roles(None, "run", "again")
    found = annotate([OUTER, SECOND], [INNER, nested]).attributions
    assert [attribution.outer for attribution in found] == [None, 0, None, 2]
    assert _roles(found[3]).cue == "run"


def test_an_attribution_that_is_likely_wrong_is_left_out_with_what_it_reports(
    annotate: Annotate,
) -> None:
    assert annotate([OUTER], [INNER], calibration=UNSURE).attributions == ()


@pytest.mark.parametrize(
    "outside",
    [
        Roles(None, "added", "the ferries would run again"),
        Roles("Tom Reyes", "told the clerk", "the strike was over . Ada"),
        Roles(None, "on Friday", "the strike was over"),
    ],
    ids=["all of it", "its content", "its cue"],
)
def test_an_inner_attribution_that_is_not_all_in_a_content_is_left_out(
    annotate: Annotate, outside: Roles
) -> None:
    found = annotate([OUTER], [outside]).attributions
    assert [_roles(attribution) for attribution in found] == [OUTER]


def test_the_source_of_an_inner_attribution_may_stand_outside(annotate: Annotate) -> None:
    outer = replace(OUTER, content="told the clerk that the strike was over")
    found = annotate([outer], [INNER]).attributions
    assert [_roles(attribution) for attribution in found] == [outer, INNER]


def test_an_inner_attribution_without_a_cue_is_left_out(annotate: Annotate) -> None:
    unclaimed = Roles(None, None, "Reyes told the clerk that the strike was over")
    assert len(annotate([OUTER], [unclaimed]).attributions) == 1


def test_an_inner_attribution_is_taken_where_it_is_likelier_right_than_wrong(
    annotate: Annotate,
) -> None:
    even = replace(SURE, intercept=0.0)
    below = replace(SURE, intercept=-0.01)
    assert len(annotate([OUTER], [INNER], inner_calibration=even).attributions) == 2
    assert len(annotate([OUTER], [INNER], inner_calibration=below).attributions) == 1


def test_each_layer_has_a_calibration_of_its_own(annotate: Annotate) -> None:
    outer, inner = annotate([OUTER], [INNER]).attributions
    assert outer.confidence == pytest.approx(1 / (1 + np.exp(0.5)))
    assert inner.confidence == pytest.approx(1 / (1 + np.exp(-3)))


def test_an_attribution_tells_polarity_channel_and_addressee(annotate: Annotate) -> None:
    words = len(TEXT.split())
    polarities = np.zeros((words, len(POLARITIES)), dtype=np.float32)
    polarities[_words("denied"), POLARITIES.index("denied")] = 1.0
    projections = np.zeros((words, WIDTH), dtype=np.float32)
    channel, addressee = (len(LINK_ROLES) + CIRCUMSTANCES.index(c) for c in CIRCUMSTANCES)
    projections[_words("on Friday"), channel] = 9.0
    projections[_words("the clerk"), addressee] = 9.0
    (found,) = annotate([OUTER], [], words=projections, polarities=polarities).attributions
    assert found.polarity == "denied"
    assert _phrase(found.channel) == "on Friday"
    assert _phrase(found.addressee) == "the clerk"


def test_an_attribution_without_a_cue_has_no_speech_facts(annotate: Annotate) -> None:
    words = len(TEXT.split())
    projections = np.full((words, WIDTH), 9.0, dtype=np.float32)
    unclaimed = Roles(None, None, OUTER.content)
    (found,) = annotate([unclaimed], [], words=projections).attributions
    assert (found.cue, found.polarity, found.channel, found.addressee) == (
        None,
        "asserted",
        None,
        None,
    )


def test_mentions_come_with_heads_types_forms_and_entities(annotate: Annotate) -> None:
    classes = [0] * len(TEXT.split())
    classes[_words("Calloway")[0]] = MENTION_CLASSES.index("person name")
    classes[_words("clerk")[0]] = MENTION_CLASSES.index("person description")
    heads = np.log(certain(classes, len(MENTION_CLASSES)))
    first, second = annotate([], [], mentions=heads).mentions
    assert (first.type, first.form, first.entity) == ("person", "name", 0)
    assert (second.type, second.form, second.entity) == ("person", "description", 1)
    assert TEXT[slice(*second.head)] == "clerk"
    assert second.start <= second.head[0] < second.head[1] <= second.end
