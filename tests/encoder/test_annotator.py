"""The trained reader on the project's samples: what must hold whatever the weights are."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.judge import Judge
from onrecord.encoder.labels import HEAD_OUTPUTS
from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.encoder.session import Emissions, EncoderSession
from onrecord.encoder.tokenization import TokenizedText
from onrecord.encoder.windows import LONGEST_WINDOW, Window, plan_windows
from onrecord.errors import ModelError
from onrecord.evaluation.attribution_scores import SpannedAttribution, matched_pairs
from onrecord.evaluation.attribution_tokens import TokenizedArticle
from onrecord.schema.annotation import Annotations, AttributionSpans, Offsets

SAMPLES = Path(__file__).parents[2] / "samples"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
ONE, OTHER = "calder-courier-bond-vote", "eastmoor-gazette-transit-strike"

# Share of the attributions that must be found again when the windows are cut elsewhere, paired as
# in the evaluation; `python -m benchmarks.window_stability` measures more of them, to the word.
FOUND_AGAIN = 0.97


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(threads=1)


@cache
def _annotated(annotator: Annotator, name: str) -> Annotations:
    return annotator.annotate(TEXTS[name])


def _inside(extent: Offsets, outer: Offsets) -> bool:
    return outer[0] <= extent[0] < extent[1] <= outer[1]


def _in_order(extents: tuple[Offsets, ...]) -> bool:
    edges = [edge for extent in extents for edge in extent]
    return edges == sorted(edges) and all(start < end for start, end in extents)


def _extents(attribution: AttributionSpans) -> list[Offsets]:
    facts = (attribution.channel, attribution.addressee)
    single = (attribution.source, attribution.cue, *facts)
    return [extent for extent in single if extent] + list(attribution.content)


def test_the_sample_is_longer_than_a_window(annotator: Annotator) -> None:
    assert len(annotator.tokenize(TEXTS[ONE]).pieces) > LONGEST_WINDOW


@pytest.mark.parametrize("name", [ONE, OTHER])
def test_findings_are_extents_of_the_text_in_order(annotator: Annotator, name: str) -> None:
    found, whole = _annotated(annotator, name), (0, len(TEXTS[name]))
    assert found.attributions
    for attribution in found.attributions:
        assert attribution.content
        assert all(_inside(extent, whole) for extent in _extents(attribution))
        assert _in_order(attribution.content)
        assert 0.0 <= attribution.confidence <= 1.0
    assert _in_order(tuple((name.start, name.end) for name in found.names))
    assert _in_order(found.headings)
    assert found.model == annotator.manifest.version


@pytest.mark.parametrize("name", [ONE, OTHER])
def test_an_inner_attribution_follows_and_lies_in_a_content_of_its_outer_one(
    annotator: Annotator, name: str
) -> None:
    attributions = _annotated(annotator, name).attributions
    outer_ones = [a for a in attributions if a.outer is None]
    assert [a.content[0] for a in outer_ones] == sorted(a.content[0] for a in outer_ones)
    for number, attribution in enumerate(attributions):
        if attribution.outer is None:
            continue
        assert attribution.outer < number
        outer = attributions[attribution.outer]
        assert attribution.cue is not None
        told = (attribution.cue, *attribution.content)
        assert any(all(_inside(extent, content) for extent in told) for content in outer.content)


@pytest.mark.parametrize("name", [ONE, OTHER])
def test_mentions_hold_their_heads_and_share_numbers_from_nought_up(
    annotator: Annotator, name: str
) -> None:
    mentions = _annotated(annotator, name).mentions
    assert mentions
    assert _in_order(tuple(mention.head for mention in mentions))
    for mention in mentions:
        assert _inside(mention.head, (mention.start, mention.end))
        assert 0.0 <= mention.confidence <= 1.0
    first_met = list(dict.fromkeys(mention.entity for mention in mentions))
    assert first_met == list(range(len(first_met)))


def test_the_number_of_threads_changes_nothing(annotator: Annotator) -> None:
    tokens = annotator.tokenize(TEXTS[OTHER])
    one, two = annotator.emissions(tokens), Annotator(threads=2).emissions(tokens)
    for head in HEAD_OUTPUTS:
        np.testing.assert_allclose(getattr(one, head), getattr(two, head), atol=1e-3)


def test_a_text_is_read_alike_first_and_after_others(annotator: Annotator) -> None:
    fresh = Annotator(threads=1)
    after_others = _annotated(annotator, ONE), fresh.annotate(TEXTS[OTHER])
    assert fresh.annotate(TEXTS[ONE]) == after_others[0]
    assert annotator.annotate(TEXTS[OTHER]) == after_others[1]


def test_attributions_are_found_again_when_the_windows_are_cut_elsewhere(
    annotator: Annotator,
) -> None:
    paired = count = moved = 0
    for name, text in TEXTS.items():
        tokens = annotator.tokenize(text)
        windows = plan_windows(tokens, shift=LONGEST_WINDOW // 5)
        moved += windows != plan_windows(tokens)
        plain = _spanned(_annotated(annotator, name))
        elsewhere = _spanned(annotator.annotate(text, windows))
        paired += 2 * len(matched_pairs(TokenizedArticle(text), plain, elsewhere))
        count += len(plain) + len(elsewhere)
    assert moved
    assert paired >= FOUND_AGAIN * count


def _spanned(found: Annotations) -> list[SpannedAttribution]:
    return [
        SpannedAttribution(
            (attribution.source,) if attribution.source else (),
            (attribution.cue,) if attribution.cue else (),
            attribution.content,
        )
        for attribution in found.attributions
    ]


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u0301"])
def test_a_text_without_words_has_no_annotations(annotator: Annotator, text: str) -> None:
    found = annotator.annotate(text)
    assert (found.attributions, found.names, found.mentions, found.headings) == ((), (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "No",
        "“",
        "😀",
        "[SEP] [CLS] [MASK] [PAD]",
        "a" * 3000,
        "“We will,” 😀 said José\u0301.",
        "&ldquo;We will,&rdquo;<br /> said Jos&eacute; &amp; Dana of the har-\nbor union&#46;",
    ],
)
def test_odd_texts_are_annotated_like_others(annotator: Annotator, text: str) -> None:
    found, whole = annotator.annotate(text), (0, len(text))
    for attribution in found.attributions:
        assert all(_inside(extent, whole) for extent in _extents(attribution))
    assert all(_inside((mention.start, mention.end), whole) for mention in found.mentions)
    assert _in_order(found.sentences)


def test_a_model_that_has_not_learned_what_happened_tells_nothing_of_it(
    annotator: Annotator,
) -> None:
    found, tasks = _annotated(annotator, ONE), annotator.manifest.tasks
    told = (found.stances, found.commitments, found.absences, found.encounters, found.actions)
    assert tasks or not any(told)
    if "stances" not in tasks:
        with pytest.raises(ModelError, match="stances"):
            Judge(annotator).stances(TEXTS[ONE], [(0, 4)])


class _WithoutGrounds(EncoderSession):
    """A session as that of a graph from before words said anything for or against entries."""

    def emissions(self, tokens: TokenizedText, windows: list[Window] | None = None) -> Emissions:
        told = super().emissions(tokens, windows)
        assert told.happenings is not None
        return replace(told, happenings=replace(told.happenings, grounds=None))


def test_a_graph_without_grounds_tells_all_else(annotator: Annotator) -> None:
    text = "Mayor Dana Calloway met with Tom Reyes."
    bare = Annotator(session=_WithoutGrounds(MODEL_FOLDER)).annotate(text)
    assert bare.grounds is None
    found = annotator.annotate(text)
    assert bare == found
    assert found.grounds is not None
    assert len(found.grounds.starts) == len(annotator.tokenize(text))
    assert {len(column) for column in found.grounds.weights} == {len(found.grounds.starts)}
