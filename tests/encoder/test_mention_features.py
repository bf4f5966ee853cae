from dataclasses import replace

import pytest

from onrecord.encoder.labels import MENTION_TYPES
from onrecord.encoder.mention_features import (
    DETERMINERS,
    distinctive_words,
    features_of_mentions,
    mention_features,
)
from onrecord.encoder.mentions import MentionWords
from onrecord.encoder.tokenization import TokenizedText
from tests.encoder.mentions_of_a_text import DESCRIPTION, NAME, PERSON, PLACE, PRONOUN
from tests.encoder.synthetic import text_of


def _text(*words: str, quotations: tuple[tuple[int, int], ...] = ()) -> tuple[str, TokenizedText]:
    """Return a text of words of four letters, and its tokens."""
    assert all(len(word) == 4 for word in words)
    return " ".join(words), replace(text_of([1] * len(words)), quotations=quotations)


def test_articles_possessives_and_marks_tell_nothing_apart() -> None:
    assert distinctive_words("The mayor’s “new” plan, his") == {"mayor", "new", "plan"}


def test_the_features_of_a_mention_are_those_of_its_words() -> None:
    text, tokens = _text("said", "Dana", "Lund", "went")
    found = mention_features(text, tokens, MentionWords(1, 3, 2, PERSON, NAME, 0.9))
    assert (found.first, found.last, found.head) == (1, 3, 2)
    assert (found.head_text, found.wording) == ("lund", "dana lund")
    assert found.words == {"dana", "lund"}
    assert found.quotation == -1


def test_pronouns_of_one_person_and_number_are_of_one_category() -> None:
    text, tokens = _text("hers", "them", "herz")
    kinds = [
        mention_features(text, tokens, MentionWords(n, n + 1, n, PERSON, PRONOUN, 0.9)).category
        for n in range(3)
    ]
    assert len(set(kinds)) == 3


def test_names_and_descriptions_of_each_type_are_of_a_category_of_their_own() -> None:
    text, tokens = _text("Lund")
    categories = {
        mention_features(text, tokens, MentionWords(0, 1, 0, type_, form, 0.9)).category
        for type_ in range(len(MENTION_TYPES))
        for form in (NAME, DESCRIPTION)
    }
    assert len(categories) == 2 * len(MENTION_TYPES)


@pytest.mark.parametrize(
    ("word", "form", "determiner"),
    [
        ("that", DESCRIPTION, "this"),
        ("many", DESCRIPTION, "none"),
        ("some", DESCRIPTION, "quantity"),
        ("some", NAME, "name"),
        ("them", PRONOUN, "pronoun"),
    ],
)
def test_descriptions_are_told_apart_by_how_they_begin(
    word: str, form: int, determiner: str
) -> None:
    text, tokens = _text(word, "Lund")
    found = mention_features(text, tokens, MentionWords(0, 2, 1, PLACE, form, 0.9))
    assert DETERMINERS[found.determiner] == determiner


def test_a_mention_is_in_the_quotation_that_holds_its_head() -> None:
    text, tokens = _text("said", "Dana", "Lund", "went", "back", quotations=((5, 9), (15, 19)))
    numbers = [
        mention_features(text, tokens, MentionWords(n, n + 1, n, PERSON, NAME, 0.9)).quotation
        for n in range(5)
    ]
    assert numbers == [-1, 0, -1, 1, -1]


def test_mentions_have_the_same_features_alone_and_in_company() -> None:
    text, tokens = _text("said", "Dana", "Lund", "went", quotations=((5, 9),))
    places = [MentionWords(n, 4, n, PERSON, NAME, 0.9) for n in range(3)]
    alone = [mention_features(text, tokens, mention) for mention in places]
    assert features_of_mentions(text, tokens, places) == alone
    assert features_of_mentions(text, tokens, []) == []
