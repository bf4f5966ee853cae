from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.excerpts import LONGEST, Excerpt, evidence_excerpt
from onrecord.interfaces.web.marked_words import pieces
from onrecord.schema.happenings import Relation
from onrecord.schema.provenance import Origin
from tests.interfaces.newsroom import make_article

Extents = list[tuple[int, int]]

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)
extents = st.lists(st.tuples(st.integers(0, 320), st.integers(0, 320)), max_size=6)


@given(texts, extents, extents)
def test_pieces_put_together_are_the_words(text: str, quoted: Extents, matches: Extents) -> None:
    assert "".join(one.text for one in pieces(text, quoted, matches)) == text


def _around(text: str, *words: str) -> Excerpt:
    """Return the paragraphs around words that tell how two stand."""
    article = make_article(text)
    places = [(text.index(one), text.index(one) + len(one)) for one in words]
    told = Relation(
        id="r1",
        between=("a", "b"),
        tone="critical",
        evidence=tuple(article.span(*place) for place in places),
        is_mutual=False,
        dated=None,
        told_by=None,
        confidence=0.9,
        origin=Origin("rule", "relations", "1"),
    )
    return evidence_excerpt(article, "relation", told)


def _text(excerpt: Excerpt) -> str:
    return "".join(piece.text for piece in excerpt.pieces)


def test_words_stand_in_their_whole_line() -> None:
    told = _around("One.\nTwo is here.\nThree.", "is")
    assert _text(told) == "Two is here."
    assert not told.is_cut_before
    assert not told.is_cut_after


def test_words_of_several_lines_stand_in_all_of_them() -> None:
    assert _text(_around("One.\nTwo is here.\nThree.", "Three", "here")) == "Two is here.\nThree."


def test_a_line_without_end_is_cut_around_the_words() -> None:
    told = _around("x" * 50_000 + "HERE" + "y" * 50_000, "HERE")
    assert told.is_cut_before
    assert told.is_cut_after
    assert len(_text(told)) <= LONGEST
    assert "HERE" in _text(told)


def test_words_without_end_are_cut() -> None:
    assert len(_text(_around("z" * 50_000, "z" * 50_000))) <= LONGEST
