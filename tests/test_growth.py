import math
from collections.abc import Callable
from itertools import cycle

import pytest

from tests.growth import assert_grows_no_faster_than_sorting

Work = Callable[[Callable[[int], float]], None]


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Measure work that takes so many seconds for a size, by a clock that only work moves on."""
    now = 0.0

    def measured(seconds: Callable[[int], float]) -> None:
        def work(size: int) -> None:
            nonlocal now
            now += seconds(size)

        assert_grows_no_faster_than_sorting(lambda size: size, work, 1_000)

    monkeypatch.setattr("time.process_time", lambda: now)
    return measured


def test_work_that_grows_with_the_size_is_let_pass(measure: Work) -> None:
    measure(lambda size: size / 100_000)
    measure(lambda size: size * math.log(size) / 100_000)


def test_work_that_grows_with_the_square_of_the_size_is_told(measure: Work) -> None:
    with pytest.raises(AssertionError, match=r"takes 0\.\d+ s, .* times as long, more than 10"):
        measure(lambda size: size**2 / 100_000_000)


def test_a_machine_that_is_busy_now_and_then_makes_no_difference(measure: Work) -> None:
    busy = cycle([1, 4, 2, 7, 5])
    measure(lambda size: next(busy) * size / 100_000)


def test_work_that_takes_next_to_no_time_at_any_size_is_let_pass(measure: Work) -> None:
    measure(lambda size: size**2 / 1e15)
