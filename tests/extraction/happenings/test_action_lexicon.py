"""The lexicon of actions, and the forms that are made of its words."""

from collections import Counter
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.happenings.actions.coding import root_between
from onrecord.extraction.happenings.actions.lexicon import action_forms
from onrecord.extraction.happenings.actions.triggers import find_triggers
from onrecord.extraction.happenings.inflection import plural, verb_forms
from onrecord.extraction.happenings.word_forms import WordForms
from onrecord.schema.happenings import PloverRoot

WORDS = {form.word for forms in action_forms().values() for form in forms}


def test_every_root_of_plover_has_words() -> None:
    counts = Counter(word.root for word in WORDS)
    assert set(get_args(PloverRoot)) <= set(counts)
    assert len(WORDS) >= 300


def test_every_word_has_its_cameo_code_unless_it_tells_an_election() -> None:
    for word in WORDS:
        assert (word.cameo is None) == (word.root == "ELECTION"), word
        if word.cameo:
            assert "03" <= word.cameo <= "20"


def test_verbs_are_bent_as_english_does() -> None:
    assert dict(verb_forms("ban"))["past"] == "banned"
    assert dict(verb_forms("visit"))["gerund"] == "visiting"
    assert dict(verb_forms("give"))["participle"] == "given"
    assert dict(verb_forms("deny"))["third"] == "denies"
    assert plural("memorandum of understanding") == "memorandums of understanding"


def test_of_words_that_begin_alike_the_longest_is_taken() -> None:
    text = "They voted against it."
    (trigger,) = find_triggers(WordForms(text))
    assert text[trigger.start : trigger.end] == "voted against"


def test_the_first_word_between_two_parties_tells_the_root() -> None:
    text = "Arden will never sign the pact that Borel offered, but invaded Cadia."
    source, target = (0, 5), (text.index("Cadia"), len(text) - 1)
    assert root_between("Arden arrested Borel.", (0, 5), (15, 20)) == "COERCE"
    assert root_between("Arden refused to free Borel.", (0, 5), (22, 27)) == "REJECT"
    assert root_between("Arden will visit Borel.", (0, 5), (17, 22)) == "AGREE"
    assert root_between(text, source, target) is not None
    assert root_between("Nothing here.", (0, 7), (8, 12)) is None


@given(st.lists(st.sampled_from([*action_forms(), ",", "the", "against", "—", "’s"]), max_size=30))
def test_triggers_lie_in_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = list(find_triggers(WordForms(text)))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
