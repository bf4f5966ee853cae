import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.markup_leftovers import read_through
from tests.growth import assert_grows_no_faster_than_sorting

LEFTOVERS = (
    "&amp;",
    "&quot;",
    "&ldquo;",
    "&#8217;",
    "&#x201C;",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&#9999999;",
    "&nosuch;",
    "&notit;",
    "<br />",
    "<p>",
    "</span>",
    "<!-- -->",
    "<a href='x'>",
)
texts = st.lists(
    st.one_of(st.sampled_from(LEFTOVERS), st.text(alphabet="ab “é😀\n&#;x19<>/-", max_size=6)),
    max_size=12,
).map("".join)


@given(texts)
def test_every_character_stays_where_it_was(text: str) -> None:
    assert len(read_through(text)[0]) == len(text)


@given(texts)
def test_an_escape_is_one_character_with_blanks_behind_or_before_it(text: str) -> None:
    read, escapes = read_through(text)
    for place, (start, end) in escapes.items():
        assert place in (start, end - 1)
        assert html.unescape(text[start:end]) == read[place] == read[start:end].strip()


@given(texts)
def test_what_is_no_leftover_stays_as_it_is(text: str) -> None:
    read, escapes = read_through(text)
    within = {place for start, end in escapes.values() for place in range(start, end)}
    for place, (before, after) in enumerate(zip(text, read, strict=True)):
        assert after == before or place in within or after.isspace()


@given(st.text(alphabet="ab “”é😀.,;\n#/-", max_size=60))
def test_a_text_without_leftovers_is_returned_as_it_is(text: str) -> None:
    assert read_through(text) == (text, {})


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("&ldquo;No&rdquo;", "      “No”      "),
        ("Lund &amp; Co", "Lund     & Co"),
        ("don&#8217;t", "don’      t"),
        ("caf&#xe9;", "café     "),
        ("R&D; AT&T; a < b > c", "R&D; AT&T; a < b > c"),
        ("&nosuch; &notit;", "&nosuch; &notit;"),
    ],
)
def test_escapes_are_read_as_what_they_stand_for(text: str, read: str) -> None:
    assert read_through(text)[0] == read


@pytest.mark.parametrize("space", ["&nbsp;", "&#160;", "&#32;", "&#10;"])
def test_an_escaped_space_is_blank_and_no_word(space: str) -> None:
    read, escapes = read_through(f"a{space}b")
    assert (read.split(), escapes) == (["a", "b"], {})


@pytest.mark.parametrize("tag", ["<br>", "<BR/>", "<br />", "<p>", "</p>", "</div>", "</h2>"])
def test_a_tag_that_breaks_lines_is_a_line_break(tag: str) -> None:
    assert read_through(f"a{tag}b")[0] == "a" + "\n".ljust(len(tag)) + "b"


@pytest.mark.parametrize("tag", ["<b>", "</span>", "<strong>", "<!--", "-->"])
def test_another_tag_is_blank(tag: str) -> None:
    assert read_through(f"a <i>{tag} b")[0] == "a " + " " * len("<i>" + tag) + " b"


@pytest.mark.parametrize("tag", ['<a href="x">', "<p class=lead>", "<3", "< p>", "<>"])
def test_a_tag_with_attributes_and_a_bare_sign_are_no_leftovers(tag: str) -> None:
    assert read_through(f"a {tag} b")[0] == f"a {tag} b"


@pytest.mark.parametrize(
    "unit", ["&", "<", "&#", "&#1", "&amp;", "<a ", "<b>", "<!--", "</", "&a", "<a\t\t\t", "--"]
)
def test_pages_of_nothing_but_markup_are_read_in_linear_time(unit: str) -> None:
    assert_grows_no_faster_than_sorting(
        lambda length: unit * (length // len(unit)), read_through, 20_000
    )
