import html

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.labels import CASES, DISTANCE_BUCKETS, FEATURE_COUNT
from onrecord.encoder.manifest import MODEL_FOLDER, TOKENIZER_FILE
from onrecord.encoder.tokenization import TokenizedText, Tokenizer, distance_buckets

# Any Unicode that can be stored: no lone surrogates, no NUL. The second half is what trips up
# offsets: astral, combining, composed and invisible characters, and what a normaliser changes.
CHARACTERS = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from("aé́ñ가각ﬁ①İß≠漢😀👩‍💻🇺🇸\u200b\u200d\u0301\u0327\ufeff\r\n\t“’'-. "),
    ),
    max_size=60,
)
LEFTOVERS = st.sampled_from(
    ("&amp;", "&ldquo;", "&#8217;", "&eacute;", "&#769;", "&#8203;", "&nbsp;", "<br />", "-\n")
)
ANYTHING = CHARACTERS | st.lists(CHARACTERS | LEFTOVERS, max_size=8).map("".join)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(MODEL_FOLDER / TOKENIZER_FILE)


def _words(tokens: TokenizedText, text: str) -> list[str]:
    extents = zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    return [text[start:end] for start, end in extents]


@given(text=ANYTHING)
def test_words_are_slices_of_the_text_in_order(tokenizer: Tokenizer, text: str) -> None:
    tokens = tokenizer.tokenize(text)
    position = 0
    for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
        assert position <= start < end <= len(text)
        assert text[start:end].strip()
        position = end


@given(text=ANYTHING)
def test_words_and_pieces_fit_one_another(tokenizer: Tokenizer, text: str) -> None:
    tokens = tokenizer.tokenize(text)
    assert len(tokens.features) == len(tokens.pieces) >= len(tokens)
    assert len(tokens.first_pieces) == len(tokens.ends) == len(tokens.paragraphs) == len(tokens)
    assert np.all(np.diff(tokens.first_pieces) > 0)
    assert np.all((tokens.features >= 0) & (tokens.features < FEATURE_COUNT))
    assert np.all(np.isin(np.diff(tokens.paragraphs), (0, 1)))


@given(text=ANYTHING, edges=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_words_within_a_span_share_a_character_with_it(
    tokenizer: Tokenizer, text: str, edges: tuple[int, int]
) -> None:
    tokens = tokenizer.tokenize(text)
    start, end = sorted(edges)
    extents = zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)
    shared = [n for n, (s, e) in enumerate(extents) if s < end and start < e and start < end]
    if start < end:
        assert list(tokens.words_within(start, end)) == shared


def test_words_keep_their_place_after_characters_beyond_the_basic_plane(
    tokenizer: Tokenizer,
) -> None:
    text = "😀👩‍💻 “Café”, said Núñez."
    expected = ["“", "Café", "”", ",", "said", "Núñez", "."]
    assert _words(tokenizer.tokenize(text), text)[-7:] == expected


def test_an_accent_that_is_a_character_of_its_own_stays_with_its_word(
    tokenizer: Tokenizer,
) -> None:
    text = "Jose\u0301, Nu\u0301n\u0303ez and Ste\u0301phane\u0301"
    expected = ["Jose\u0301", ",", "Nu\u0301n\u0303ez", "and", "Ste\u0301phane\u0301"]
    assert _words(tokenizer.tokenize(text), text) == expected


def test_the_vocabulary_s_own_signs_in_a_text_are_words_like_others(tokenizer: Tokenizer) -> None:
    text = "He wrote [SEP] and [CLS] on it."
    tokens = tokenizer.tokenize(text)
    assert "".join(_words(tokens, text)) == text.replace(" ", "")


def _features(tokens: TokenizedText) -> list[tuple[str, bool, bool]]:
    """Return case, whether a line begins here, whether quoted, of each word's first piece."""
    return [
        (CASES[f % len(CASES)], bool(f // len(CASES) % 2), bool(f // (2 * len(CASES))))
        for f in tokens.features[tokens.first_pieces].tolist()
    ]


def test_features_tell_case_line_and_quotation(tokenizer: Tokenizer) -> None:
    text = "NATO ships\n\n“We left,” McLean said 3"
    tokens = tokenizer.tokenize(text)
    found = dict(zip(_words(tokens, text), _features(tokens), strict=True))
    assert found["NATO"] == ("upper", True, False)
    assert found["ships"] == ("lower", False, False)
    assert found["“"] == ("mark", True, True)
    assert found["We"] == ("initial", False, True)
    assert found["left"] == ("lower", False, True)
    assert found["McLean"] == ("mixed", False, False)
    assert found["3"] == ("digit", False, False)


def test_blank_lines_count_as_one_break(tokenizer: Tokenizer) -> None:
    tokens = tokenizer.tokenize("\n\nOne.\nTwo.\n \n\nThree.")
    assert tokens.paragraphs.tolist() == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u0301"])
def test_a_text_without_words_has_no_tokens(tokenizer: Tokenizer, text: str) -> None:
    tokens = tokenizer.tokenize(text)
    assert len(tokens) == len(tokens.pieces) == len(tokens.features) == 0


def test_the_offsets_of_a_word_take_in_its_escape(tokenizer: Tokenizer) -> None:
    text = "&ldquo;Lund &amp; Co won&#8217;t pay,&rdquo; said Jos&eacute;."
    assert _words(tokenizer.tokenize(text), text) == [
        "&ldquo;",
        "Lund",
        "&amp;",
        "Co",
        "won",
        "&#8217;",
        "t",
        "pay",
        ",",
        "&rdquo;",
        "said",
        "Jos&eacute;",
        ".",
    ]


def test_tags_are_no_words_and_those_that_break_lines_begin_paragraphs(
    tokenizer: Tokenizer,
) -> None:
    text = "One <b>two</b><br />three</p><p>four"
    tokens = tokenizer.tokenize(text)
    assert _words(tokens, text) == ["One", "two", "three", "four"]
    assert tokens.paragraphs.tolist() == [0, 0, 1, 2]


def test_a_quotation_between_escaped_marks_takes_in_their_escapes(tokenizer: Tokenizer) -> None:
    text = "&ldquo;We left,&rdquo; she said."
    assert [text[start:end] for start, end in tokenizer.tokenize(text).quotations] == [
        "&ldquo;We left,&rdquo;"
    ]


@pytest.mark.parametrize("mark", ["&quot;", "&#34;", "&#39;", "&#8216;"])
def test_a_quotation_between_straight_or_single_escaped_marks_is_found(
    tokenizer: Tokenizer, mark: str
) -> None:
    closing = mark.replace("8216", "8217")
    text = f"{mark}We left,{closing} she said."
    assert [text[start:end] for start, end in tokenizer.tokenize(text).quotations] == [
        f"{mark}We left,{closing}"
    ]


ESCAPES = {"“": "&ldquo;", "”": "&#8221;", "’": "&rsquo;", "&": "&amp;", "—": "&mdash;"}


@given(text=st.text(alphabet="abT “”’&—.,\n", max_size=60))
def test_a_text_with_its_marks_escaped_has_the_words_of_the_plain_one(
    tokenizer: Tokenizer, text: str
) -> None:
    escaped = "".join(ESCAPES.get(character, character) for character in text)
    plain, found = tokenizer.tokenize(text), tokenizer.tokenize(escaped)
    assert [html.unescape(word) for word in _words(found, escaped)] == _words(plain, text)
    np.testing.assert_array_equal(found.pieces, plain.pieces)
    np.testing.assert_array_equal(found.paragraphs, plain.paragraphs)


def test_the_line_end_within_a_hyphenated_word_begins_no_paragraph(tokenizer: Tokenizer) -> None:
    text = "The har-\nbor is\nshut, well-\nKnown"
    tokens = tokenizer.tokenize(text)
    words = dict(zip(_words(tokens, text), tokens.paragraphs.tolist(), strict=True))
    assert (words["har"], words["bor"], words["shut"], words["Known"]) == (0, 0, 1, 2)
    features = dict(zip(_words(tokens, text), _features(tokens), strict=True))
    assert [features[word][1] for word in ("The", "bor", "shut")] == [True, False, True]


@given(st.lists(st.integers(-10_000, 10_000), min_size=1))
def test_distances_fall_in_classes_that_keep_their_order(distances: list[int]) -> None:
    classes = distance_buckets(np.array(sorted(distances)), DISTANCE_BUCKETS)
    assert classes.min() >= 0
    assert classes.max() < DISTANCE_BUCKETS
    assert np.all(np.diff(classes) >= 0)
    assert [c >= DISTANCE_BUCKETS // 2 for c in classes] == [d >= 0 for d in sorted(distances)]
