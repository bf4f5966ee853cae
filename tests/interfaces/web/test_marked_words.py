from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.marked_words import pieces

Extents = list[tuple[int, int]]

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)
extents = st.lists(st.tuples(st.integers(0, 320), st.integers(0, 320)), max_size=6)


@given(texts, extents, extents)
def test_pieces_put_together_are_the_words(text: str, quoted: Extents, matches: Extents) -> None:
    assert "".join(one.text for one in pieces(text, quoted, matches)) == text
