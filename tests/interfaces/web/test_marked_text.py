"""Text with marks: nothing is lost, everything marked is covered, hostile numbers are bounded."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.marked_text import (
    DEEPEST,
    MOST_MARKS,
    Mark,
    MarkKind,
    pieces,
    segments,
    shown_marks,
)

KINDS: tuple[MarkKind, ...] = ("statement", "quoted", "name", "date", "commitment", "encounter")

texts = st.text(min_size=1, max_size=60)
marks = st.lists(
    st.builds(
        lambda kind, start, length, of: Mark(kind, start, start + length, of),
        st.sampled_from(KINDS),
        st.integers(0, 70),
        st.integers(0, 70),
        st.sampled_from([None, "a", "b"]),
    ),
    max_size=30,
)


@given(texts, marks)
def test_the_segments_joined_are_the_text(text: str, marked: list[Mark]) -> None:
    shown, _ = shown_marks(marked)
    assert "".join(one.text for one in segments(text, shown)) == text


@given(texts, marks)
def test_every_mark_that_is_shown_covers_just_its_characters(text: str, marked: list[Mark]) -> None:
    shown, _ = shown_marks(marked)
    covered: Counter[Mark] = Counter()
    for one in segments(text, shown):
        for mark in one.marks:
            assert mark.start <= one.start < mark.end
            covered[mark] += len(one.text)
    for mark in shown:
        assert covered[mark] == max(min(mark.end, len(text)) - min(mark.start, len(text)), 0)


@given(texts, marks)
def test_nothing_is_both_shown_and_left_out(text: str, marked: list[Mark]) -> None:
    shown, left_out = shown_marks(marked)
    assert len(shown) + left_out == len({mark for mark in marked if mark.start < mark.end})
    assert len(set(shown)) == len(shown)


@given(texts, marks, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_text_is_taken_apart_alone(
    text: str, marked: list[Mark], first: int, last: int
) -> None:
    start, end = sorted((min(first, len(text)), min(last, len(text))))
    shown, _ = shown_marks(marked)
    part = segments(text, shown, start, end)
    assert "".join(one.text for one in part) == text[start:end]


@given(texts, marks)
def test_pieces_are_nested_and_hold_the_whole_text(text: str, marked: list[Mark]) -> None:
    shown, _ = shown_marks(marked)
    open_ones: list[Mark] = []
    written = []
    first: Counter[object] = Counter()
    for piece in pieces(segments(text, shown)):
        if piece.opened:
            open_ones.append(piece.opened)
            mark = piece.opened
            first[mark.kind, mark.of or (mark.start, mark.end)] += piece.is_first
        elif piece.closed:
            assert open_ones.pop() == piece.closed
        else:
            written.append(piece.text)
        assert len(open_ones) <= DEEPEST
    assert open_ones == []
    assert "".join(written) == text
    assert all(count == 1 for count in first.values())


def test_the_outer_of_two_marks_is_opened_first() -> None:
    inner, outer = Mark("name", 0, 3), Mark("statement", 0, 3)
    shown, _ = shown_marks([inner, outer])
    assert segments("yes", shown)[0].marks == (outer, inner)


def test_marks_that_cross_are_closed_and_opened_again() -> None:
    shown, _ = shown_marks([Mark("statement", 0, 4), Mark("date", 2, 6)])
    opened = [
        (piece.opened.kind, piece.is_first)
        for piece in pieces(segments("abcdef", shown))
        if piece.opened
    ]
    assert opened == [("statement", True), ("date", True), ("date", False)]


def test_hostile_numbers_of_marks_are_bounded() -> None:
    text = "x" * 50_000
    nested = [Mark("statement", at, len(text) - at, str(at)) for at in range(20_000)]
    side_by_side = [Mark("name", at, at + 1) for at in range(50_000)]
    for hostile in (nested, side_by_side):
        shown, left_out = shown_marks(hostile)
        assert len(shown) <= MOST_MARKS
        assert left_out == len(hostile) - len(shown)
        found = segments(text, shown)
        assert len(found) <= 2 * len(shown) + 1
        assert all(len(one.marks) <= DEEPEST for one in found)
