import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.perturbations import apply_edits
from training.noise import draw_noise, heading_stock, section_headings

TEXT = (
    "“It’s late,” Mr. Poe said. The harbour union voted on Friday.\n\n"
    "Nobody came. “Everything was forgotten,” she wrote.\n\nThe U.S. ambassador left."
)


@given(st.integers(0, 2**32))
def test_the_same_chance_draws_the_same_noise(seed: int) -> None:
    first = draw_noise(TEXT, ["Ferries and fares"], random.Random(seed))
    assert first == draw_noise(TEXT, ["Ferries and fares"], random.Random(seed))


@given(st.integers(0, 2**32))
def test_noise_lies_within_the_text(seed: int) -> None:
    for edit in draw_noise(TEXT, [], random.Random(seed)):
        assert 0 <= edit.start <= edit.end <= len(TEXT)


def test_many_articles_stay_as_published_and_many_do_not() -> None:
    drawn = [
        apply_edits(TEXT, draw_noise(TEXT, [], random.Random(seed))).text for seed in range(400)
    ]
    unchanged = sum(text == TEXT for text in drawn) / len(drawn)
    assert 0.3 < unchanged < 0.7


def test_an_article_has_its_marks_changed_in_one_way_at_most() -> None:
    for seed in range(200):
        text = apply_edits(TEXT, draw_noise(TEXT, [], random.Random(seed))).text
        styles = ('"' in text, "“" in text, "‘" in text, "&ldquo;" in text)
        assert sum(styles) == 1


def test_titles_become_headings_as_they_are_and_in_sentence_case() -> None:
    stock = heading_stock(["Ferries And Fares In Calder"], ["the ferries and fares in Calder"])
    assert "Ferries And Fares In Calder" in stock
    assert "Ferries and fares in Calder" in stock


def test_a_title_of_one_word_is_no_heading() -> None:
    assert heading_stock(["Ferries", ""], ["ferries"]) == []


def test_section_headings_are_those_that_gum_marks(tmp_path: Path) -> None:
    lines = (
        "# newpar_block = head (1 s)",
        "# text = Ferries and fares.",
        "# text = The second sentence of a heading",
        "# newpar_block = p (2 s)",
        "# text = The ferries left.",
        "# newpar_block = head",
        "# text = 1921",
    )
    (tmp_path / "GUM_a.conllu").write_text("\n".join(lines), encoding="utf-8")
    assert section_headings(tmp_path) == ["Ferries and fares"]
