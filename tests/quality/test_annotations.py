"""The annotations of the quality set agree with their texts, with each other and the samples'."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from onrecord.evaluation.attribution_scores import SHARED_CONTENT
from onrecord.schema.annotation import MentionForm, NameType, Offsets, Polarity
from tests.quality.annotated import (
    ANNOTATIONS,
    AnnotatedArticle,
    annotated_articles,
    annotation_path,
    data_digest,
)

EXPECTED_IN_SAMPLES: Final = Path(__file__).parents[1] / "samples" / "expected"


@cache
def articles() -> dict[str, AnnotatedArticle]:
    return {article.name: article for article in annotated_articles()}


NAMES: Final = sorted(path.stem for path in ANNOTATIONS.glob("*.json"))
each_article = pytest.mark.parametrize("name", NAMES)


def spans_with_words(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every ``[start, end, words, ...]`` of a file, however deep."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from spans_with_words(inner)
    elif isinstance(value, list) and len(value) >= 3 and isinstance(value[2], str):
        yield value[0], value[1], value[2]
    elif isinstance(value, list):
        for inner in value:
            yield from spans_with_words(inner)


def overlap(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def characters(parts: list[Offsets]) -> set[int]:
    return {position for start, end in parts for position in range(start, end)}


def test_each_article_is_annotated_and_each_annotation_has_its_article() -> None:
    assert sorted(articles()) == NAMES


@each_article
def test_the_words_of_every_span_stand_at_its_offsets(name: str) -> None:
    text = articles()[name].text
    data = json.loads(annotation_path(name).read_text(encoding="utf-8"))
    spans = list(spans_with_words(data))
    assert spans
    assert [text[start:end] for start, end, _ in spans] == [words for _, _, words in spans]


@each_article
def test_every_span_begins_and_ends_at_words(name: str) -> None:
    text = articles()[name].text
    data = json.loads(annotation_path(name).read_text(encoding="utf-8"))
    # A clitic such as the verb in "I've" is a word of its own.
    cut = [
        text[start - 1 : end + 1]
        for start, end, words in spans_with_words(data)
        if (words[0].isalnum() and text[max(0, start - 1) : start].isalnum())
        or (words[-1].isalnum() and text[end : end + 1].isalnum())
        or words != words.strip()
    ]
    assert cut == []


@each_article
def test_labels_are_those_of_the_schema(name: str) -> None:
    article = articles()[name]
    assert {a.polarity for a in article.attributions} <= set(get_args(Polarity))
    for mention in article.mentions or ():
        assert mention.type in get_args(NameType)
        assert mention.form in get_args(MentionForm)


@each_article
def test_an_attribution_has_content_and_overlaps_none_of_its_own_parts(name: str) -> None:
    for attribution in articles()[name].attributions:
        assert attribution.content
        parts = [*attribution.content]
        parts += [part for part in (attribution.source, attribution.cue) if part]
        assert not any(
            overlap(one, other) for n, one in enumerate(parts) for other in parts[n + 1 :]
        ), attribution


@each_article
def test_an_inner_attribution_lies_in_the_contents_of_its_outer_one(name: str) -> None:
    attributions = articles()[name].attributions
    for attribution in attributions:
        if attribution.outer is None:
            continue
        outer = attributions[attribution.outer]
        assert outer.outer is None
        assert attribution.cue is not None
        for start, end in (attribution.cue, *attribution.content):
            assert any(first <= start and end <= last for first, last in outer.content)


@each_article
def test_mentions_are_nested_or_apart_and_none_stands_twice(name: str) -> None:
    mentions = articles()[name].mentions or ()
    extents = [(m.start, m.end) for m in mentions]
    assert len(set(extents)) == len(extents)
    crossing = [
        (one, other)
        for one in extents
        for other in extents
        if one[0] < other[0] < one[1] < other[1]
    ]
    assert crossing == []


@each_article
def test_no_entity_holds_itself(name: str) -> None:
    mentions = articles()[name].mentions or ()
    holding = [
        (one, other)
        for one in mentions
        for other in mentions
        if one != other
        and one.entity == other.entity
        and one.start <= other.start
        and other.end <= one.end
        # "whose office" in a description, "herself" after a name
        and other.form != "pronoun"
    ]
    assert holding == []


@pytest.mark.parametrize(
    "name", [name for name in NAMES if (EXPECTED_IN_SAMPLES / f"{name}.json").exists()]
)
def test_every_statement_expected_of_a_sample_is_annotated(name: str) -> None:
    article = articles()[name]
    expected = json.loads((EXPECTED_IN_SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    annotated = [characters([*a.content]) for a in article.attributions]
    missing = []
    for statement in expected["statements"]:
        parts = []
        for words in statement["content"]:
            start = article.text.index(words)
            parts.append((start, start + len(words)))
        wanted = characters(parts)
        alike = [
            attribution
            for attribution, found in zip(article.attributions, annotated, strict=True)
            if len(wanted & found) / len(wanted | found) >= SHARED_CONTENT
            and attribution.polarity == statement["polarity"]
            and (attribution.outer is None) == (statement["reported_by"] is None)
        ]
        if not alike:
            missing.append(statement)
    assert missing == []


def test_there_is_enough_of_everything_that_is_scored() -> None:
    attributions = [a for article in articles().values() for a in article.attributions]
    assert sum(article.mentions is not None for article in articles().values()) >= 9
    assert sum(a.outer is not None for a in attributions) >= 50
    assert sum(a.channel is not None for a in attributions) >= 30
    assert sum(a.addressee is not None for a in attributions) >= 25
    for polarity in ("denied", "asked", "refused"):
        assert sum(a.polarity == polarity for a in attributions) >= 10


def test_the_digest_tells_another_text_from_the_same_one() -> None:
    read = annotated_articles()
    assert data_digest(read) == data_digest(annotated_articles())
    assert data_digest(read) != data_digest(read[1:])
