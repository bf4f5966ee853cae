import time

import pytest

from onrecord.evaluation.deed_words import PHRASES, keyword_root


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("Dana Lund accused the harbour board of fraud.", "ACCUSE"),
        ("The union imposed new sanctions on Calder Freight.", "SANCTION"),
        ("Dockers are threatening to sue the board.", "THREATEN"),
        ("The mayor met with the dockers on Friday.", "CONSULT"),
        ("It rained.", None),
    ],
)
def test_words_tell_the_root_whatever_their_endings(sentence: str, root: str | None) -> None:
    assert keyword_root(sentence, (0, 4)) == root


def test_the_phrase_of_more_words_decides() -> None:
    assert keyword_root("The board refused to meet the dockers.", (0, 9)) == "REJECT"


def test_of_phrases_of_one_length_the_one_nearest_to_the_actor_decides() -> None:
    sentence = "Dana praised a clerk whom Tom had arrested."
    assert keyword_root(sentence, (0, 4)) == "SUPPORT"
    assert keyword_root(sentence, (26, 29)) == "COERCE"


def test_every_root_has_phrases_and_each_has_a_word_to_find_it_by() -> None:
    assert len(PHRASES) == 15
    for root, phrases in PHRASES.items():
        assert len(phrases) >= 15, root
        for phrase in phrases:
            assert keyword_root(f"They {phrase.replace('~', 'them')} there", (0, 4)), phrase


def test_long_sentences_take_no_long_time() -> None:
    started = time.perf_counter()
    keyword_root("imposed " * 20_000, (0, 4))
    assert time.perf_counter() - started < 20
