import hashlib
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError, SpanError
from onrecord.schema.span import VERSION_LENGTH, Span, text_version

texts = st.text(min_size=1, max_size=60)
offsets = st.integers(-70, 70)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end], text_version(text))


@st.composite
def spans(draw: st.DrawFn, text: str = "Mayor Dana Calloway said the plan is ready.") -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return _span(text, start, draw(st.integers(start + 1, len(text))))


@given(texts, offsets, offsets)
def test_a_span_is_made_where_it_holds_characters_and_nowhere_else(
    text: str, start: int, end: int
) -> None:
    if 0 <= start < end <= len(text):
        span = _span(text, start, end)
        span.verify(text)
        assert span.text == text[start:end]
    else:
        with pytest.raises(SpanError):
            _span(text, start, end)


@given(texts, st.integers(0, 60), st.text(max_size=60))
def test_offsets_count_the_characters_of_the_span(text: str, start: int, words: str) -> None:
    assume(len(words) != len(text))
    with pytest.raises(SpanError):
        Span(start, start + len(text), words, text_version(text))


@given(spans(), texts)
def test_a_span_belongs_to_no_other_text(span: Span, other: str) -> None:
    assume(text_version(other) != span.version)
    with pytest.raises(SpanError):
        span.verify(other)


def test_a_span_is_not_verified_by_a_text_that_differs_elsewhere() -> None:
    span = _span("She agreed.", 0, 3)
    with pytest.raises(SpanError, match="'She' does not stand at 0:3"):
        span.verify("She refused.")


def test_a_span_with_other_words_of_the_same_length_is_not_verified() -> None:
    text = "She agreed."
    forged = Span(0, 3, "Her", text_version(text))
    with pytest.raises(SpanError):
        forged.verify(text)


def test_offsets_are_code_points() -> None:
    text = "😀 “Niña” e\u0301"
    assert _span(text, 3, 7).text == "Niña"
    _span(text, 9, 11).verify(text)


@given(spans(), spans())
def test_spans_overlap_where_they_share_a_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    inside = set(range(other.start, other.end)) <= set(range(one.start, one.end))
    assert one.contains(other) == inside


@given(st.lists(spans()))
def test_spans_sort_by_their_place(found: list[Span]) -> None:
    assert [(s.start, s.end) for s in sorted(found)] == sorted((s.start, s.end) for s in found)


def test_a_span_cannot_be_changed() -> None:
    span = _span("She agreed.", 0, 3)
    with pytest.raises(FrozenInstanceError):
        span.start = 1  # type: ignore[misc]
    with pytest.raises(SpanError):
        replace(span, end=5)


def test_an_error_about_offsets_is_ours_and_a_value_error() -> None:
    assert issubclass(SpanError, OnRecordError)
    assert issubclass(SpanError, ValueError)


@given(texts)
def test_the_version_of_a_text_is_the_digest_of_its_utf_8(text: str) -> None:
    assert text_version(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert len(text_version(text)) == VERSION_LENGTH


def test_texts_that_only_look_alike_have_different_versions() -> None:
    alike = ["Niña", "Nin\u0303a", "Niña ", "Niña\n", "Niña\r\n", "\ufeffNiña"]
    assert len({text_version(text) for text in alike}) == len(alike)


def test_even_a_text_that_is_not_valid_unicode_has_a_version() -> None:
    assert text_version("\ud800") != text_version("\ud801")
