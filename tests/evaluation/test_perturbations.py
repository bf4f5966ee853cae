import html
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.perturbations import (
    PERTURBATIONS,
    Edit,
    apply_edits,
    run_in_headings,
    unescape_in_place,
)


class Always(random.Random):
    """Chance that lets everything happen, and draws the first of everything."""

    def random(self) -> float:
        return 0.0


class Never(random.Random):
    """Chance that lets nothing happen."""

    def random(self) -> float:
        return 0.999


def _perturbed(name: str, text: str, chance: random.Random | None = None) -> str:
    return apply_edits(text, PERTURBATIONS[name](text, chance or Always())).text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("straight quotes", "“It’s ‘so’,” she said.", "\"It's 'so',\" she said."),
        ("curly quotes", '"It\'s so," she said. "No."', "“It’s so,” she said. “No.”"),
        ("British quotes", "“It is ‘so’,” she said.", "‘It is “so”,’ she said."),
        ("British quotes", '"It is so," she said.', "‘It is so,’ she said."),
        ("lost spaces after sentences", "It rained. We left.\nSo.", "It rained.We left.\nSo."),
        ("joined paragraphs", "It rained.\n\nWe left.\nSo.", "It rained. We left. So."),
        ("single line breaks", "It rained.\n\n\nWe left.\nSo.", "It rained.\nWe left.\nSo."),
        ("lost full stops of abbreviations", "Mr. Poe of the U.S. Navy.", "Mr Poe of the US Navy."),
        ("non-breaking spaces", "It rained\n all", "It\xa0rained\n all"),
        ("words hyphenated at line ends", "The harbour is shut.", "The har-\nbour is shut."),
        ("a lead in capitals", "The harbour is shut.", "THE HARBOUR is shut."),
        ("HTML leftovers", "“It’s so,” R&D", "&ldquo;It&#8217;s so,&rdquo; R&amp;D"),
        ("HTML leftovers", "It rained. We left.", "It rained. &nbsp;We left."),
    ],
)
def test_each_perturbation_does_what_its_name_says(name: str, text: str, expected: str) -> None:
    assert _perturbed(name, text) == expected


def test_a_heading_is_run_into_the_sentence_that_it_stood_over() -> None:
    text = "It rained.\n\nWe left."
    edits = run_in_headings(text, Always(), ["Ferries and fares"])
    edited = apply_edits(text, edits)
    headings = [edited.text[start:end] for start, end in edited.headings]
    assert len(headings) == 2
    assert edited.text == f"{headings[0]} It rained.\n\n{headings[1]} We left."
    assert all("ferries and fares".startswith(heading.lower()) for heading in headings)


@pytest.mark.parametrize("seed", range(20))
def test_none_is_made_and_none_is_cut_where_the_stock_is_to_be_used_as_it_is(seed: int) -> None:
    stock = ["Ferries and fares in the harbour", "A vote on Friday"]
    (edit,) = run_in_headings("It rained.", random.Random(seed), stock, share=1.0, made_share=0.0)
    assert edit.text.strip().lower() in {heading.lower() for heading in stock}


def test_without_a_stock_headings_are_made_of_words_of_the_text() -> None:
    text = "The harbour union voted on Friday. It will strike."
    (edit,) = run_in_headings(text, random.Random(3), share=1.0)
    assert edit.is_heading
    assert edit.text.endswith(" ")
    assert edit.text[0].isupper()
    joints = {"and", "to", "in", "a", "of", "on"}
    assert set(edit.text.lower().split()) <= set(re.findall(r"\w+", text.lower())) | joints


@pytest.mark.parametrize(
    "name",
    [
        "lost spaces after sentences",
        "joined paragraphs",
        "headings run into sentences",
        "non-breaking spaces",
        "words hyphenated at line ends",
    ],
)
def test_what_happens_by_chance_may_not_happen(name: str) -> None:
    text = "It rained everywhere. We left.\n\nNobody came back."
    assert _perturbed(name, text, Never()) == text


@pytest.mark.parametrize("text", ["He is 6'2\" tall.", '"No.'])
def test_straight_marks_that_do_not_pair_stay(text: str) -> None:
    assert '"' in _perturbed("curly quotes", text)


def test_a_possessive_is_no_closing_mark() -> None:
    assert _perturbed("British quotes", "“The workers’ vote,” she said.") == (
        "‘The workers’ vote,’ she said."
    )


def test_characters_that_are_escaped_in_place_keep_their_places() -> None:
    text = "&ldquo;It&#8217;s so,&rdquo; R&D"
    read = unescape_in_place(text)
    assert read == "“      It’      s so,”       R&D"
    assert len(read) == len(text)


PIECES = (
    "“We left,” she said. “So.”",
    '"It\'s so," he said. "No."',
    "‘She won’t,’ he said.",
    "Mr. Poe met Sen. Lund on Sept. 3 in the U.S. capital.",
    "everything was unexpectedly forgotten",
    "R&D — at last",
    "The workers’ union",
    " ",
    "\n",
    "\n\n",
)
texts = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet="abT éßı1 .,!?“”’'\"—&-\n", max_size=12), max_size=10
).map("".join)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


@given(text=texts, seed=st.integers(0, 2**32), data=st.data())
def test_offsets_of_words_are_carried_along(text: str, seed: int, data: st.DataObject) -> None:
    words = list(re.finditer(r"[^\W_]+", text))
    if not words:
        return
    number = data.draw(st.integers(0, len(words) - 1))
    first = words[number]
    # No further than the line: headings are run in and tags left at its end.
    line = [w for w in words[number : number + 6] if "\n" not in text[first.start() : w.end()]]
    last = data.draw(st.sampled_from(line))
    for perturbation in PERTURBATIONS.values():
        for chance in (random.Random(seed), Always()):
            edited = apply_edits(text, perturbation(text, chance))
            start, end = edited.move((first.start(), last.end()))
            carried = html.unescape(re.sub("<[^>]*>", "", edited.text[start:end]))
            assert _letters(carried) == _letters(text[first.start() : last.end()])
            assert _letters(edited.text[start]) == _letters(first[0][0])


@given(text=texts, seed=st.integers(0, 2**32))
def test_the_same_chance_makes_the_same_edits(text: str, seed: int) -> None:
    for perturbation in PERTURBATIONS.values():
        assert perturbation(text, random.Random(seed)) == perturbation(text, random.Random(seed))


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="abcdef ", min_size=1, max_size=30))
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    replaced = draw(st.lists(st.tuples(edges, st.text(alphabet="XYZ", max_size=4)), max_size=6))
    return text, [Edit(start, end, instead) for (start, end), instead in replaced]


@given(edits())
def test_characters_that_no_edit_replaces_are_found_again(case: tuple[str, list[Edit]]) -> None:
    text, made = case
    edited = apply_edits(text, made)
    replaced = {place for (start, end), _ in edited.replaced for place in range(start, end)}
    for place in set(range(len(text))) - replaced:
        start, end = edited.move((place, place + 1))
        assert edited.text[start:end] == text[place]


@given(edits())
def test_what_replaces_is_where_it_is_said_to_be(case: tuple[str, list[Edit]]) -> None:
    text, made = case
    edited = apply_edits(text, made)
    wanted = [(edit.start, edit.end, edit.text) for edit in made]
    position = 0
    for (start, end), (new_start, new_end) in edited.replaced:
        assert start >= position
        assert (start, end, edited.text[new_start:new_end]) in wanted
        position = end


def test_a_span_that_ends_within_replaced_characters_takes_in_what_replaced_them() -> None:
    edited = apply_edits("one two three", [Edit(4, 7, "twenty")])
    assert edited.text == "one twenty three"
    assert edited.move((0, 5)) == (0, 10)
    assert edited.move((5, 13)) == (4, 16)
    assert edited.move((0, 3)) == (0, 3)
    assert edited.move((8, 13)) == (11, 16)


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    assert apply_edits("one two", [Edit(2, 5, "X"), Edit(0, 3, "A")]).text == "A two"
