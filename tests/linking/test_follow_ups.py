"""What bears on a promise, and what its words say came of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.sentences import split_sentences
from onrecord.linking.content_words import content_words
from onrecord.linking.follow_ups import follow_ups
from onrecord.linking.fulfilment_cues import fulfilment_cue
from onrecord.linking.subjects import Subject
from onrecord.schema.article import Article, article_id
from onrecord.schema.span import text_version
from onrecord.schema.stored_happenings import FollowUp, LaterText

SURVEY = Subject({"publish": "publish", "harbour": "harbour", "survey": "survey"}, "publish")
EVEN = {"publish": 1.0, "harbour": 1.0, "survey": 1.0}


def _later(text: str, *parts: str, said: tuple[str, ...] = ()) -> LaterText:
    article = Article(
        id=article_id(text), key=text, name="later", text=text, version=text_version(text)
    )
    mentions = _extents(text, parts) if parts else None
    return LaterText(article, mentions, _extents(text, said))


def _extents(text: str, parts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(one), text.index(one) + len(one)) for one in parts)


def _found(text: str, *parts: str) -> list[FollowUp]:
    return follow_ups(SURVEY, [_later(text, *parts)], EVEN, split_sentences)


@pytest.mark.parametrize(
    ("sentence", "kind", "cue"),
    [
        ("The board published the harbour survey.", "kept", "published"),
        ("The board has not yet published the harbour survey.", "broken", "published"),
        ("The harbour survey will be published, the board said.", "bears upon", None),
        ("The board failed to publish the harbour survey.", "broken", "failed to"),
        ("The board delayed the harbour survey.", "changed", "delayed"),
        ("Talks on the harbour survey are under way at the board.", "under way", "under way"),
        ("A poll published by Wren says the board likes its survey.", "bears upon", None),
        ("The harbour survey was published by the board.", "kept", "published"),
        ("The board made good on the harbour survey.", "kept", "made good on"),
        ("The board has not delivered the harbour survey.", "broken", "delivered"),
        ("The board would have delivered the harbour survey.", "bears upon", None),
        ("The board talked of the harbour survey.", "bears upon", None),
    ],
)
def test_the_kind_follows_from_a_cue_in_the_sentence(
    sentence: str, kind: str, cue: str | None
) -> None:
    (found,) = _found(sentence, "board")
    assert (found.kind, found.cue.text if found.cue else None) == (kind, cue)


def test_the_party_must_be_in_the_sentence_and_enough_of_the_words() -> None:
    text = "The board met. A club published a harbour survey. The board likes the harbour."
    assert _found(text, "board") == []
    assert len(_found("The board published a survey.", "board")) == 1


def test_one_word_in_common_is_too_little_even_where_there_is_but_one() -> None:
    subject = Subject({"walk": "walk"}, "walk")
    later = [_later("The board walked out.", "board")]
    assert follow_ups(subject, later, {"walk": 3.0}, split_sentences) == []


def test_a_rare_word_counts_for_more_than_a_common_one() -> None:
    rare = {"publish": 0.1, "harbour": 0.1, "survey": 3.0}
    later = [_later("The board published a harbour map.", "board")]
    assert follow_ups(SURVEY, later, rare, split_sentences) == []
    later = [_later("The board has a harbour survey.", "board")]
    (found,) = follow_ups(SURVEY, later, rare, split_sentences)
    assert found.score == pytest.approx(3.1 / 3.2)


def test_of_no_known_party_every_sentence_may_bear_on_it() -> None:
    (found,) = _found("Officials published the survey.")
    assert found.kind == "kept"


def test_the_same_words_in_other_forms_are_the_same() -> None:
    forms = [word.stem for word in content_words("survey surveys surveyed surveying")]
    assert len(set(forms)) == 1


def test_words_of_every_text_are_left_out() -> None:
    assert [
        word.stem for word in content_words("He will not have said that of it, he promised")
    ] == []


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    for word in content_words(text):
        assert text[word.start : word.end].casefold().startswith(word.beginning)


@pytest.mark.parametrize("word", ["not ", "will ", "failed ", "a" * 50, "’ll ", "\t"])
def test_long_texts_of_one_word_take_no_time(word: str) -> None:
    fulfilment_cue(word * (100_000 // len(word)), (99_000, 99_001))
