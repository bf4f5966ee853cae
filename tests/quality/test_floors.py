"""The shipped model keeps to its pinned floors, and floors fall only when someone says so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import load
from tests.quality.annotated import annotated_articles, data_digest
from tests.quality.floors import (
    MARGIN,
    Floor,
    Floors,
    failings,
    pinned_anew,
    read_floors,
    write_floors,
)
from tests.quality.heads import head_figures

shares = st.floats(min_value=0, max_value=1)
thousandths = st.integers(min_value=0, max_value=1000).map(lambda n: n / 1000)


def floors(least: float, highest: float | None = None, why: str = "") -> Floors:
    highest = least if highest is None else highest
    return Floors("data", "model", {"head": Floor(least, highest, why)})


def test_the_shipped_model_is_at_or_above_every_floor() -> None:
    articles = annotated_articles()
    figures = {figure.head: figure.value for figure in head_figures(load(), articles)}
    wrong = failings(read_floors(), figures, data_digest(articles))
    assert list(wrong) == []


def told(pinned: Floors, figure: float, data: str = "data") -> str:
    return "\n".join(failings(pinned, {"head": figure}, data))


def test_a_figure_at_its_floor_passes_and_one_below_it_fails() -> None:
    assert told(floors(0.8), 0.8) == ""
    assert told(floors(0.8), 0.799) == "head: 0.799 is below the floor 0.800"


def test_other_data_than_the_pinned_fails() -> None:
    assert "not the pinned ones" in told(floors(0.8), 0.9, "other data")


def test_a_floor_below_its_highest_fails_unless_it_says_why() -> None:
    assert "nothing says why" in told(floors(0.7, 0.8), 0.9)
    assert told(floors(0.7, 0.8, "other texts weigh more"), 0.9) == ""


def test_a_lowered_floor_is_still_a_floor() -> None:
    assert "below the floor" in told(floors(0.7, 0.8, "other texts weigh more"), 0.6)


@pytest.mark.parametrize("figures", [{}, {"head": 0.9, "another": 0.9}])
def test_a_head_without_a_floor_and_a_floor_without_a_head_fail(figures: dict[str, float]) -> None:
    assert "not both" in "\n".join(failings(floors(0.8), figures, "data"))


@given(shares)
def test_the_first_floor_is_a_margin_below_the_figure(figure: float) -> None:
    floor = pinned_anew(None, {"head": figure}, data="data", model="model").heads["head"]
    assert floor.least == floor.highest
    rounding = 0.001 + 1e-6
    assert max(0, figure - MARGIN - rounding) <= floor.least <= max(0, figure - MARGIN + 1e-6)


@given(thousandths, shares, st.sampled_from(("data", "other data")))
def test_pinning_anew_lowers_nothing(least: float, figure: float, data: str) -> None:
    floor = pinned_anew(floors(least), {"head": figure}, data=data, model="model").heads["head"]
    assert floor.least == floor.highest >= least


def test_lowering_keeps_the_highest_floor_on_record_and_says_why() -> None:
    lowered = pinned_anew(floors(0.8), {"head": 0.7}, data="data", model="model", why_lower="so")
    assert lowered.heads["head"] == Floor(0.67, 0.8, "so")


def test_lowering_leaves_floors_that_figures_keep_to() -> None:
    kept = pinned_anew(floors(0.8), {"head": 0.81}, data="data", model="model", why_lower="so")
    assert kept.heads["head"] == Floor(0.8, 0.8)


def test_lowering_on_other_data_starts_a_new_record() -> None:
    lowered = pinned_anew(floors(0.8), {"head": 0.7}, data="other", model="model", why_lower="so")
    assert lowered.heads["head"] == Floor(0.67, 0.67)


@given(st.dictionaries(st.text(), st.builds(Floor, thousandths, thousandths, st.text())))
def test_floors_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, heads: dict[str, Floor]
) -> None:
    path: Path = tmp_path_factory.mktemp("floors") / "floors.json"
    written = Floors("data", "model", heads)
    write_floors(written, path)
    assert read_floors(path) == written
