from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableInput
from onrecord.evaluation.mangled_quotations import CUTS, FEWEST_WORDS, Cut, made_alike, mangled
from onrecord.evaluation.quotations import evaluate_quotations
from tests.evaluation.small_corpora import polnear_annotation, write_polnear
from tests.shared_data import shared_data

VOCABULARY = "anchor beacon cargo dock estuary ferry gull harbour island jetty keel lantern".split()


@given(st.integers(FEWEST_WORDS, 40), st.sampled_from(CUTS), st.integers())
def test_a_mangled_quotation_keeps_most_of_its_words(length: int, cut: Cut, seed: int) -> None:
    words = [f"word{number}" for number in range(length)]
    made = mangled(words, cut, VOCABULARY, Random(seed)).casefold()
    made = made.replace("[", "").replace("]", "")
    kept = [word for word in words if word in made]
    changed = sum(made.count(word) for word in VOCABULARY)
    # What an ellipsis leaves out may be the changed word.
    assert changed >= 1 or cut == "ellipsis"
    if cut == "whole":
        assert len(kept) >= length - max(1, round(length / 12)) - 1


@given(st.lists(st.sampled_from(["the", "Tide", "rises"]), max_size=30), st.integers())
def test_a_made_statement_has_few_words_of_another_in_a_row(words: list[str], seed: int) -> None:
    made = made_alike(words, ["other"], Random(seed)).split()
    assert len(made) == len(words)
    assert all("other" in made[at : at + 4] for at in range(len(made) - 3))


def _write(folder: Path, count: int) -> None:
    random = Random(3)
    for number in range(count):
        said = " ".join(random.choice(VOCABULARY) + random.choice(VOCABULARY) for _ in range(14))
        text = f"“{said},” Dana Lund said."
        told = polnear_annotation(text, ("Dana Lund", "said", f"“{said},”"))
        write_polnear(folder, f"courier_2025-09-{number + 1:02}_plan", text, told)


def test_quotations_are_looked_for_in_a_full_record(tmp_path: Path) -> None:
    _write(tmp_path, 12)
    report = evaluate_quotations(tmp_path, statements=60, quotations=9)
    assert report.facts["statements"] == 60
    assert report.figure("all quotations", "found first") == 1
    assert report.figure("all invented", "sentences") == 8


def test_too_few_quotations_are_told(tmp_path: Path) -> None:
    _write(tmp_path, 2)
    with pytest.raises(UnreadableInput, match="no 9 direct quotations"):
        evaluate_quotations(tmp_path, statements=10, quotations=9)


@pytest.mark.slow
def test_mangled_quotations_of_the_news_are_found_and_invented_ones_are_not() -> None:
    report = evaluate_quotations(
        shared_data("data", "polnear", "train"), statements=20_000, quotations=400
    )
    assert (report.figure("all quotations", "found first") or 0) >= 0.95
    assert (report.figure("all invented", "found") or 0) <= 0.01
