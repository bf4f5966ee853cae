import random
from itertools import pairwise

import pytest

from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution
from onrecord.evaluation.perturbations import Edit, apply_edits
from training.wrapping import Wrapping, draw_wrappings

Offsets = tuple[int, int]


def _article(text: str, *attributions: tuple[str, str, str], discarded: str = "") -> GoldArticle:
    """Return an article; each attribution is its source, cue and content."""

    def extent(words: str) -> Offsets:
        start = text.index(words)
        return start, start + len(words)

    gold = tuple(
        GoldAttribution((extent(source),), (extent(cue),), (extent(content),))
        for source, cue, content in attributions
    )
    return GoldArticle("a_2025-09-17_x", text, gold, (extent(discarded),) if discarded else ())


PLAIN = "The clerk told Tom Reyes that the plan was late on Friday."
QUOTED = "The clerk told Tom Reyes that “the plan was late” on Friday."
ATTRIBUTED = {
    PLAIN: ("The clerk", "told Tom Reyes", "the plan was late on Friday"),
    QUOTED: ("The clerk", "told Tom Reyes", "“the plan was late” on Friday"),
}


def _drawn(article: GoldArticle, tries: int = 2000) -> list[Wrapping]:
    """Return what is drawn for an article in many tries."""
    return [w for seed in range(tries) for w in draw_wrappings(article, random.Random(seed))]


@pytest.mark.parametrize("text", [PLAIN, QUOTED])
def test_a_made_speaker_reports_the_whole_sentence(text: str) -> None:
    article = _article(text, ATTRIBUTED[text])
    drawn = _drawn(article)
    # Words that hold marks are not put between others.
    assert {bool(wrapping.suffix) for wrapping in drawn} == {text == PLAIN, False}
    for wrapping in drawn:
        edited = apply_edits(text, list(wrapping.edits(text)))
        outer = wrapping.placed(edited)
        assert outer is not None
        ((content, end),) = outer.content
        inside = edited.text[content:end]
        assert text[1:-1] in inside
        assert wrapping.inner == (0,)
        ((source_start, source_end),) = outer.source
        ((cue_start, cue_end),) = outer.cue
        source, cue = edited.text[source_start:source_end], edited.text[cue_start:cue_end]
        assert source == source.strip() != ""
        assert cue == cue.strip() != ""
        assert f"{source} {cue}" in edited.text


@pytest.mark.parametrize("text", [PLAIN, QUOTED])
def test_the_annotated_attribution_lies_in_the_content_of_the_made_one(text: str) -> None:
    article = _article(text, ATTRIBUTED[text])
    (inner,) = article.attributions
    for wrapping in _drawn(article):
        edited = apply_edits(text, list(wrapping.edits(text)))
        outer = wrapping.placed(edited)
        assert outer is not None
        ((content, end),) = outer.content
        for span in (*inner.source, *inner.cue, *inner.content):
            start, stop = edited.move(span)
            assert content <= start < stop <= end
            assert edited.text[start:stop].lower() == text[slice(*span)].lower()


def test_roles_of_the_made_attribution_share_no_character() -> None:
    for wrapping in _drawn(_article(PLAIN, ATTRIBUTED[PLAIN])):
        outer = wrapping.placed(apply_edits(PLAIN, list(wrapping.edits(PLAIN))))
        assert outer is not None
        edges = sorted((*outer.source, *outer.cue, *outer.content))
        assert all(one[1] <= other[0] for one, other in pairwise(edges))


def test_a_sentence_goes_on_in_lower_case_behind_its_speaker() -> None:
    for wrapping in _drawn(_article(PLAIN, ATTRIBUTED[PLAIN])):
        text = apply_edits(PLAIN, list(wrapping.edits(PLAIN))).text
        assert ("The clerk told" if wrapping.suffix else "the clerk told") in text


def test_a_name_at_the_beginning_keeps_its_capital() -> None:
    text = "Dana Lund told Tom Reyes that the plan was late."
    article = _article(text, ("Dana Lund", "told Tom Reyes", "the plan was late"))
    for wrapping in _drawn(article):
        assert "Dana Lund told" in apply_edits(text, list(wrapping.edits(text))).text


@pytest.mark.parametrize(
    "article",
    [
        _article(PLAIN),
        _article("Dana said it.", ("Dana", "said", "it")),
        _article(PLAIN.replace(".", "?"), ATTRIBUTED[PLAIN]),
        _article(f"{PLAIN} It cost too much.", ("The clerk", "told Tom Reyes", "It cost too much")),
        _article(PLAIN, ATTRIBUTED[PLAIN], discarded="Friday"),
    ],
    ids=["no attribution", "too short", "no full stop", "goes on after it", "not annotated"],
)
def test_other_sentences_are_not_wrapped(article: GoldArticle) -> None:
    assert _drawn(article) == []


def test_a_wrapping_that_another_edit_undoes_is_not_placed() -> None:
    (wrapping, *_) = _drawn(_article(PLAIN, ATTRIBUTED[PLAIN]))
    assert wrapping.placed(apply_edits(PLAIN, [Edit(0, 3, "Some")])) is None


def test_the_same_chance_draws_the_same_wrappings() -> None:
    article = _article(PLAIN, ATTRIBUTED[PLAIN])
    for seed in range(50):
        assert draw_wrappings(article, random.Random(seed)) == draw_wrappings(
            article, random.Random(seed)
        )
