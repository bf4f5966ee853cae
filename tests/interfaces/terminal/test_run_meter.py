import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.progress import Progress, Task, TextColumn

from onrecord.interfaces.terminal.progress_bar import RunShown, told_of
from onrecord.interfaces.terminal.run_meter import RunMeter
from onrecord.schema.run import RunProgress


def _told(*steps: tuple[float, RunProgress]) -> RunMeter:
    meter = RunMeter()
    for seconds, progress in steps:
        meter.tell(progress, seconds)
    return meter


def test_the_speed_and_the_time_left_follow_from_bytes_where_articles_are_not_known() -> None:
    progress = RunProgress(60, 1_000, 0, 5_000)
    meter = _told((0.0, RunProgress(0, 0, 0, 5_000)), (10.0, progress))
    assert meter.articles_a_second == 6.0
    assert meter.seconds_left == 40.0
    assert meter.articles_in_all == 300
    assert meter.fraction == 0.2
    assert told_of(progress, meter) == "60 of about 300 articles, 6.0 a second, 40 s left"


def test_what_was_read_before_makes_nothing_quicker() -> None:
    meter = _told(
        (0.0, RunProgress(0, 0, 0, 10_000)),
        (1.0, RunProgress(0, 5_000, 5_000, 10_000)),
        (11.0, RunProgress(10, 6_000, 5_000, 10_000)),
    )
    assert meter.seconds_left == pytest.approx(44.0)
    assert meter.articles_in_all == 50


def test_of_addresses_the_speed_is_told_and_no_time_left() -> None:
    progress = RunProgress(30, 0, 0, None)
    meter = _told((0.0, RunProgress(0, 0, 0, None)), (10.0, progress))
    assert (meter.fraction, meter.seconds_left) == (None, None)
    assert told_of(progress, meter) == "30 articles, 3.0 a second"


def test_a_run_that_has_just_begun_tells_no_speed() -> None:
    meter = _told((0.0, RunProgress(1, 10, 0, 100)))
    assert (meter.articles_a_second, meter.seconds_left) == (None, None)
    assert told_of(RunProgress(1, 10, 0, 100), meter) == "1 article"


def test_the_speed_is_that_of_the_last_minutes() -> None:
    steps = [(float(n), RunProgress(n * 100, n, 0, 10_000)) for n in range(100)]
    steps += [(100.0 + n, RunProgress(10_000 + n, 100 + n, 0, 10_000)) for n in range(200)]
    assert _told(*steps).articles_a_second == pytest.approx(1.0)


@given(
    st.lists(
        st.tuples(
            st.floats(0, 100),
            st.integers(0, 50),
            st.integers(0, 10_000),
            st.booleans(),
        ),
        max_size=30,
    )
)
def test_whatever_is_told_makes_no_nonsense(steps: list[tuple[float, int, int, bool]]) -> None:
    meter, seconds, progress = RunMeter(), 0.0, RunProgress(0, 0, 0, 100_000)
    for more, articles, size, is_passed in steps:
        seconds += more
        progress = RunProgress(
            progress.articles + (0 if is_passed else articles),
            progress.bytes_read + size,
            progress.bytes_passed + (size if is_passed else 0),
            100_000,
        )
        meter.tell(progress, seconds)
        assert meter.fraction is not None
        assert 0.0 <= meter.fraction <= 1.0
        assert meter.seconds_left is None or meter.seconds_left >= 0
        assert meter.articles_in_all is None or meter.articles_in_all >= progress.articles
        assert told_of(progress, meter)


def _shown(progress: RunProgress) -> Task:
    bar = Progress(TextColumn("{task.fields[told]}"), disable=True)
    RunShown(bar, iter([0.0, 10.0]).__next__).show(progress)
    return bar.tasks[0]


def test_a_bar_shows_how_far_a_run_is() -> None:
    task = _shown(RunProgress(60, 1_000, 0, 5_000))
    assert (task.completed, task.total) == (0.2, 1.0)
    assert task.fields["told"] == "60 of about 300 articles, 6.0 a second, 40 s left"


def test_a_bar_without_an_end_shows_the_articles() -> None:
    task = _shown(RunProgress(50, 0, 0, None))
    assert task.total is None
    assert task.fields["told"] == "50 articles, 5.0 a second"
