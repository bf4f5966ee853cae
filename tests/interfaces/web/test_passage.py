from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.marked_words import pieces
from onrecord.interfaces.web.passage import LONGEST, Mark, around, passage_of
from tests.interfaces.newsroom import make_article, span

Extents = list[tuple[int, int]]

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)
extents = st.lists(st.tuples(st.integers(0, 320), st.integers(0, 320)), max_size=6)


@given(texts, extents, extents)
def test_pieces_put_together_are_the_words(text: str, quoted: Extents, matches: Extents) -> None:
    assert "".join(one.text for one in pieces(text, quoted, matches)) == text


@given(texts, extents)
def test_a_passage_keeps_every_character_of_its_lines(text: str, marked: Extents) -> None:
    article = make_article(text)
    marks = [Mark("said", start, end) for start, end in marked]
    told = passage_of(article.span(0, len(text)), marks)
    lines = ["".join(piece.text for piece in paragraph) for paragraph in told.paragraphs]
    assert lines == [line for line in text.split("\n") if line.strip()]
    assert not told.is_cut


def test_what_is_marked_in_two_ways_is_told_as_both() -> None:
    article = make_article("He said “no”.")
    marks = [Mark("said", 8, 12), Mark("quoted", 9, 11)]
    ((_, mark, quoted, *_),) = passage_of(article.span(0, 13), marks).paragraphs
    assert (mark.text, quoted.text) == ("“", "no")
    assert quoted.kinds == {"said", "quoted"}


def test_a_passage_without_end_is_cut_around_its_first_mark() -> None:
    article = make_article("x" * 50_000 + "HERE" + "y" * 50_000)
    place = article.text.index("HERE")
    told = passage_of(
        article.span(0, len(article.text)), [Mark("said", place, place + len("HERE"))]
    )
    assert told.is_cut
    shown = "".join(piece.text for paragraph in told.paragraphs for piece in paragraph)
    assert len(shown) <= LONGEST
    assert "HERE" in shown


def test_the_lines_around_spans_are_found() -> None:
    article = make_article("One.\nTwo is here.\nThree.")
    assert article.text[slice(*around(article.text, [span(article, "is")]))] == "Two is here."
    spans = [span(article, "Three"), span(article, "here")]
    assert article.text[slice(*around(article.text, spans))] == "Two is here.\nThree."
