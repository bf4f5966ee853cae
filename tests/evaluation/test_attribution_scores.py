from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.attribution_scores import (
    Score,
    SpannedAttribution,
    matched_pairs,
    score_article,
)
from onrecord.evaluation.attribution_tokens import TokenizedArticle

TEXT = (
    "Mayor Dana Calloway said the plan is ready and paid for . "
    'Her clerk told reporters " nobody has read the long plan yet " on Friday . '
    "It will fail , he added ."
)


def _extents(words: str | None) -> tuple[tuple[int, int], ...]:
    """Return the extents of phrases, ``|`` between them."""
    if not words:
        return ()
    starts = [(TEXT.index(phrase), phrase) for phrase in words.split("|")]
    return tuple((start, start + len(phrase)) for start, phrase in starts)


def _said(source: str | None, cue: str | None, content: str) -> SpannedAttribution:
    return SpannedAttribution(_extents(source), _extents(cue), _extents(content))


PLAN = _said("Mayor Dana Calloway", "said", "the plan is ready and paid for")
NOBODY = _said("Her clerk", "told reporters", '" nobody has read the long plan yet "')
FAIL = _said("he", "added", "It will fail")
UNSOURCED = _said(None, "added", "It will fail")


def _score(
    name: str,
    predicted: list[SpannedAttribution],
    gold: list[SpannedAttribution],
    discarded: list[tuple[int, int]] | None = None,
) -> Score:
    return score_article(TokenizedArticle(TEXT, discarded or []), predicted, gold)[name]


NAMES = tuple(score_article(TokenizedArticle(TEXT), [PLAN], [PLAN]))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_all_right_scores_one_and_what_is_not_there_nought(name: str) -> None:
    gold = [PLAN, NOBODY, FAIL]
    assert _score(name, gold, gold).f1 == 1.0
    assert _score(name, [], gold).f1 == 0.0
    assert _score(name, gold, []).f1 == 0.0


def test_counts_add_up_over_articles() -> None:
    total = Score(2, 1, 4, 1) + Score(2, 2, 0, 0)
    assert total == Score(4, 3, 4, 1)
    assert (total.precision, total.recall) == (0.75, 0.25)
    assert total.f1 == pytest.approx(0.375)


def test_a_span_that_is_a_word_short_overlaps_but_is_not_exact() -> None:
    short = _said("Dana Calloway", "said", "the plan is ready and paid for")
    assert _score("exact source", [short], [PLAN]) == Score(1, 0, 1, 0)
    assert _score("exact content", [short], [PLAN]) == Score(1, 1, 1, 1)
    assert _score("exact all", [short], [PLAN]) == Score(1, 0, 1, 0)
    assert _score("overlap source", [short], [PLAN]) == Score(2, 2, 3, 2)
    assert _score("attribution", [short], [PLAN]).f1 == 1.0


def test_a_content_is_exact_only_beside_its_own_cue() -> None:
    elsewhere = _said("Mayor Dana Calloway", "added", "the plan is ready and paid for")
    assert _score("exact content", [elsewhere], [PLAN]) == Score(1, 0, 1, 0)
    beside = _said("Mayor Dana Calloway", "Calloway", "the plan is ready and paid for")
    assert _score("exact content", [beside], [PLAN]) == Score(1, 1, 1, 1)


def test_attributions_without_a_cue_count_for_nothing_among_cues() -> None:
    silent = _said("Her clerk", None, '" nobody has read the long plan yet "')
    assert _score("exact cue", [silent], [PLAN]) == Score(0, 0, 1, 0)


def test_a_speaker_of_two_statements_overlaps_once_for_each_of_them() -> None:
    again = _said("Mayor Dana Calloway", "added", "It will fail")
    assert _score("overlap source", [PLAN, again], [PLAN, again]) == Score(6, 6, 6, 6)
    assert _score("overlap source", [PLAN], [PLAN, again]) == Score(3, 3, 6, 3)
    assert _score("overlap source", [PLAN, again], [PLAN]) == Score(6, 3, 3, 3)
    assert _score("token source", [PLAN, again], [PLAN]) == Score(3, 3, 3, 3)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("the plan is", True),
        ("the plan", False),
        ("the plan is ready and paid for|reporters|on Friday", True),
        ("the plan is ready and paid for|Her clerk told reporters|on Friday|It", False),
    ],
)
def test_contents_pair_from_half_of_their_words_on(content: str, found: bool) -> None:
    gold = _said("Mayor Dana Calloway", "said", "the plan is ready and paid")
    predicted = _said("Mayor Dana Calloway", "said", content)
    assert _score("attribution", [predicted], [gold]).predicted_hits == int(found)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Calloway", True),
        ("Mayor", True),
        ("Mayor Dana Calloway said the plan", True),
        ("Her clerk", False),
        (None, False),
    ],
)
def test_sources_agree_where_they_share_a_telling_word(source: str | None, found: bool) -> None:
    predicted = _said(source, "said", "the plan is ready and paid for")
    assert _score("attribution", [predicted], [PLAN]).predicted_hits == int(found)


def test_a_function_word_in_common_is_not_enough() -> None:
    her = _said("Her", "told reporters", '" nobody has read the long plan yet "')
    assert _score("attribution", [her], [NOBODY]).predicted_hits == 0


def test_a_source_of_function_words_alone_agrees_by_any_of_them() -> None:
    gold = _said("Her", "told reporters", '" nobody has read the long plan yet "')
    assert _score("attribution", [NOBODY], [gold]).predicted_hits == 1


def test_gold_without_a_source_pairs_only_with_a_prediction_without_one() -> None:
    assert _score("attribution", [UNSOURCED], [UNSOURCED]).f1 == 1.0
    assert _score("attribution", [FAIL], [UNSOURCED]).f1 == 0.0
    assert _score("attribution", [UNSOURCED], [FAIL]).f1 == 0.0


def test_pairs_are_one_to_one() -> None:
    assert _score("attribution", [PLAN, PLAN], [PLAN]) == Score(2, 1, 1, 1)
    assert _score("attribution", [PLAN], [PLAN, PLAN]) == Score(1, 1, 2, 1)


def test_as_many_pairs_as_can_be_are_made() -> None:
    long = _said("Mayor Dana Calloway", "said", "the plan is ready and paid")
    exact = _said("Mayor Dana Calloway", "said", "the plan is ready")
    short = _said("Mayor Dana Calloway", "said", "the plan")
    # The middle one fits both gold ones, and the long one best; taken so, the short one has none.
    gold = [exact, long]
    assert matched_pairs(TokenizedArticle(TEXT), [exact, short], gold) == {0: 1, 1: 0}


WORDS = TokenizedArticle("a0 b1 c2 d3 e4 f5 g6 h7")


@st.composite
def stretches(draw: st.DrawFn) -> SpannedAttribution:
    first = draw(st.integers(0, 7))
    last = draw(st.integers(first, 7))
    return SpannedAttribution((), (), ((3 * first, 3 * last + 2),))


@given(st.lists(stretches(), max_size=4), st.lists(stretches(), max_size=4))
def test_no_other_matching_makes_more_pairs(
    predicted: list[SpannedAttribution], gold: list[SpannedAttribution]
) -> None:
    pairs = matched_pairs(WORDS, predicted, gold)
    assert len(set(pairs.values())) == len(pairs)

    def fits(mine: int, other: int) -> bool:
        return bool(matched_pairs(WORDS, [predicted[mine]], [gold[other]]))

    few, many = sorted((len(predicted), len(gold)))
    most = max(
        sum(
            fits(mine, other) if few == len(predicted) else fits(other, mine)
            for mine, other in enumerate(chosen)
        )
        for chosen in permutations(range(many), few)
    )
    assert len(pairs) == most


def test_what_was_not_annotated_counts_for_nothing() -> None:
    region = _extents("It will fail , he added")
    assert _score("attribution", [PLAN, FAIL], [PLAN], list(region)) == Score(1, 1, 1, 1)
    assert _score("token content", [PLAN, FAIL], [PLAN], list(region)).f1 == 1.0


def test_direct_and_indirect_are_counted_apart() -> None:
    predicted, gold = [PLAN, NOBODY], [PLAN, NOBODY, FAIL]
    assert _score("attribution, direct and mixed", predicted, gold) == Score(1, 1, 1, 1)
    assert _score("attribution, indirect", predicted, gold) == Score(1, 1, 2, 1)


def test_a_prediction_is_direct_where_a_mark_touches_it_and_gold_where_it_holds_one() -> None:
    text = 'He said "it will fail," again.'
    start = text.index("it will")
    inner = SpannedAttribution((), (), ((start, start + len("it will fail")),))
    scores = score_article(TokenizedArticle(text), [inner], [inner])
    assert scores["attribution, direct and mixed"] == Score(1, 1, 0, 0)
    assert scores["attribution, indirect"] == Score(0, 0, 1, 1)
