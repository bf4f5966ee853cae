from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.tokenization import TokenizedText
from onrecord.encoder.windows import Window, plan_windows
from tests.encoder.synthetic import text_of, tokenized_texts


@st.composite
def plans(draw: st.DrawFn) -> tuple[TokenizedText, int, int, list[Window]]:
    tokens = draw(tokenized_texts())
    margin = draw(st.integers(0, 20))
    longest = draw(st.integers(2 * margin + 1, 2 * margin + 120))
    shift = draw(st.integers(0, longest))
    return (
        tokens,
        longest,
        margin,
        plan_windows(tokens, longest=longest, margin=margin, shift=shift),
    )


@given(plans())
def test_cores_follow_one_another_without_gap_or_overlap(
    plan: tuple[TokenizedText, int, int, list[Window]],
) -> None:
    tokens, _, _, windows = plan
    edges = [0]
    for window in windows:
        first, last = window.core
        assert first == edges[-1] < last
        edges.append(last)
    assert edges[-1] == len(tokens)


@given(plans())
def test_no_window_is_longer_than_the_encoder_can_hold(
    plan: tuple[TokenizedText, int, int, list[Window]],
) -> None:
    tokens, longest, _, windows = plan
    for window in windows:
        begin, end = window.pieces
        assert 0 <= begin < end <= len(tokens.pieces)
        assert end - begin <= longest


@given(plans())
def test_each_word_is_answered_for_by_a_window_that_reads_it_after_its_margin(
    plan: tuple[TokenizedText, int, int, list[Window]],
) -> None:
    tokens, _, margin, windows = plan
    for window in windows:
        begin, end = window.pieces
        firsts = tokens.first_pieces[slice(*window.core)]
        assert begin <= max(0, firsts[0] - margin)
        assert firsts[-1] < end


@given(st.integers(300, 900), st.integers(0, 200))
def test_words_of_one_piece_have_their_margin_on_both_sides(words: int, shift: int) -> None:
    longest, margin = 100, 15
    for window in plan_windows(text_of([1] * words), longest=longest, margin=margin, shift=shift):
        (begin, end), (first, last) = window.pieces, window.core
        assert begin == max(0, first - margin)
        assert end == min(words, last + margin)


def test_a_text_that_fits_is_one_window() -> None:
    tokens = text_of([2] * 50)
    assert plan_windows(tokens, longest=100, margin=10) == [Window((0, 100), (0, 50))]


def test_cuts_stand_at_the_beginnings_of_paragraphs() -> None:
    starts = list(range(50, 900, 50))
    windows = plan_windows(text_of([1] * 900, new_lines=starts), longest=400, margin=10)
    assert len(windows) > 2
    assert {window.core[0] for window in windows} <= {0, *starts}


def test_what_is_cut_off_the_front_does_not_move_the_later_cuts() -> None:
    starts = list(range(50, 2000, 50))
    whole = text_of([1] * 2000, new_lines=starts)
    later = text_of([1] * 1925, new_lines=[start - 75 for start in starts if start > 75])
    without_front = replace(later, pieces=whole.pieces[75:])
    cuts = [window.core[0] for window in plan_windows(whole)]
    moved = [window.core[0] + 75 for window in plan_windows(without_front)]
    assert cuts[3:] == moved[-len(cuts[3:]) :]


def test_a_shift_cuts_elsewhere() -> None:
    tokens = text_of([1] * 300)
    plain = plan_windows(tokens, longest=100, margin=10)
    shifted = plan_windows(tokens, longest=100, margin=10, shift=30)
    assert {w.core for w in plain}.isdisjoint(w.core for w in shifted)


def test_a_text_without_words_has_no_windows() -> None:
    assert plan_windows(text_of([])) == []
    assert plan_windows(text_of([]), shift=10) == []
