from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.confidence import EVIDENCE, confidence, evidence
from onrecord.encoder.decoding import TaggedSpan
from onrecord.encoder.linking import LinkedAttribution
from onrecord.encoder.manifest import MODEL_FOLDER, Calibration, read_manifest

probabilities = st.floats(0.0, 1.0)


@st.composite
def attributions(draw: st.DrawFn) -> LinkedAttribution:
    def span() -> TaggedSpan:
        first = draw(st.integers(0, 500))
        return TaggedSpan(first, first + draw(st.integers(1, 300)), 0, draw(probabilities))

    return LinkedAttribution(
        source=span() if draw(st.booleans()) else None,
        cue=span() if draw(st.booleans()) else None,
        contents=tuple(span() for _ in range(draw(st.integers(1, 3)))),
        source_link=draw(probabilities),
        content_link=draw(probabilities),
    )


calibrations = st.builds(
    Calibration,
    st.tuples(*[st.floats(-1e6, 1e6)] * len(EVIDENCE)),
    st.floats(-1e6, 1e6),
)
SURE = Calibration((1.0,) * len(EVIDENCE), -2.0)


@given(attributions(), calibrations)
def test_a_confidence_is_a_probability(
    attribution: LinkedAttribution, calibration: Calibration
) -> None:
    assert 0.0 <= confidence(attribution, calibration) <= 1.0
    assert len(evidence(attribution)) == len(EVIDENCE)


@given(attributions(), probabilities)
def test_stronger_evidence_never_makes_less_sure(
    attribution: LinkedAttribution, probability: float
) -> None:
    low, high = sorted((attribution.content_link, probability))
    weaker = replace(attribution, content_link=low)
    stronger = replace(attribution, content_link=high)
    assert confidence(weaker, SURE) <= confidence(stronger, SURE)


def _attribution(content: float) -> LinkedAttribution:
    return LinkedAttribution(None, None, (TaggedSpan(0, 9, 2, content),), 0.0, 0.5)


def test_confidence_rises_with_that_of_the_content() -> None:
    figures = [confidence(_attribution(c), SURE) for c in (0.1, 0.3, 0.5, 0.7, 0.9)]
    assert figures == sorted(set(figures))


def test_without_evidence_the_intercept_decides() -> None:
    nothing = Calibration((0.0,) * len(EVIDENCE), 0.0)
    assert confidence(_attribution(0.9), nothing) == pytest.approx(0.5)


def test_the_shipped_calibrations_weigh_each_kind_of_evidence() -> None:
    manifest = read_manifest(MODEL_FOLDER)
    for calibration in (manifest.calibration, manifest.inner_calibration):
        assert len(calibration.weights) == len(EVIDENCE)
