"""When feeds are visited: nothing sleeps here, the time is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.following import schedule
from onrecord.schema.following import Bounds, FeedState, VisitResult, first_state

NOW = 1_800_000_000.0
BOUNDS = Bounds(300.0, 86_400.0)

bounds = st.builds(Bounds, st.floats(1.0, 100_000.0), st.floats(1.0, 1_000_000.0)).map(
    Bounds.held_together
)
asked = st.none() | st.floats(0.0, 10_000_000.0)
answers = st.sampled_from(["new entries", "nothing new", "not modified"])
times = st.floats(0.0, 4_000_000_000.0)


@st.composite
def states(draw: st.DrawFn, within: Bounds) -> FeedState:
    return FeedState(
        interval=draw(st.floats(within.shortest, within.longest)),
        next_at=draw(times),
        failures=draw(st.integers(0, 10_000)),
        asked=draw(asked),
    )


def _wait(state: FeedState, now: float) -> float:
    assert state.next_at is not None
    return state.next_at - now


@given(data=st.data(), within=bounds, now=times, result=answers, more=st.booleans())
def test_after_an_answer_the_next_visit_is_within_the_bounds_and_not_before_it_is_asked_for(
    data: st.DataObject, within: Bounds, now: float, result: VisitResult, more: bool
) -> None:
    before = data.draw(states(within))
    after = schedule.after_answer(before, within, now, result, has_more=more)
    wait = _wait(after, now)
    assert within.shortest - 0.01 <= wait <= within.longest + 0.01
    assert wait >= min(before.asked or 0.0, within.longest) - 0.01
    assert within.shortest <= after.interval <= within.longest
    assert after.failures == 0
    assert after.reason is None


@given(data=st.data(), within=bounds, now=times)
def test_what_is_new_brings_the_next_visit_nearer_than_what_is_not(
    data: st.DataObject, within: Bounds, now: float
) -> None:
    before = data.draw(states(within))
    soon = schedule.after_answer(before, within, now, "new entries")
    late = schedule.after_answer(before, within, now, "nothing new")
    assert soon.interval <= before.interval <= late.interval
    assert _wait(soon, now) <= _wait(late, now)


@given(within=bounds, now=times, retry=st.none() | st.floats(0.0, 10_000_000.0))
def test_each_failure_in_a_row_waits_no_shorter_and_never_longer_than_is_bounded(
    within: Bounds, now: float, retry: float | None
) -> None:
    state = first_state(within, now)
    waits = []
    for number in range(1, 40):
        state = schedule.after_failure(state, within, now, "it is down", retry_after=retry)
        assert state.failures == number
        waits.append(_wait(state, now))
    assert waits == sorted(waits)
    heeded = min(retry or 0.0, schedule.LONGEST_RETRY_AFTER)
    assert all(heeded - 0.01 <= wait <= max(within.longest, heeded) + 0.01 for wait in waits)
    assert waits[-1] >= within.longest - 0.01


@given(data=st.data(), within=bounds, now=times)
def test_a_failure_does_not_change_how_often_the_feed_is_visited_once_it_answers(
    data: st.DataObject, within: Bounds, now: float
) -> None:
    before = data.draw(states(within))
    failed = schedule.after_failure(before, within, now, "it is down")
    assert failed.interval == before.interval
    assert (failed.etag, failed.last_modified) == (before.etag, before.last_modified)


@given(shortest=st.floats(-1e9, 1e9), longest=st.floats(-1e9, 1e9))
def test_bounds_hold_together_whatever_is_asked(shortest: float, longest: float) -> None:
    found = Bounds(shortest, longest).held_together()
    assert 60.0 <= found.shortest <= found.longest


@pytest.mark.parametrize("period", [600.0, 7_200.0, 40_000.0])
def test_the_interval_settles_about_the_pace_of_the_feed(period: float) -> None:
    state, now, changed = first_state(BOUNDS, 0.0), 0.0, 0.0
    intervals = []
    for _ in range(200):
        assert state.next_at is not None
        now = state.next_at
        is_new = now - changed >= period
        changed = now if is_new else changed
        result: VisitResult = "new entries" if is_new else "nothing new"
        state = schedule.after_answer(state, BOUNDS, now, result)
        intervals.append(state.interval)
    settled = intervals[50:]
    assert period / 3 <= sum(settled) / len(settled) <= period * 2


def test_a_postponed_visit_is_no_failure() -> None:
    before = FeedState(1_800.0, NOW, failures=2)
    after = schedule.postponed(before, BOUNDS, NOW, 3_000.0, "its host is left alone")
    assert (after.failures, after.next_at, after.result) == (2, NOW + 3_000.0, "postponed")


def test_what_is_gone_is_not_visited_again() -> None:
    after = schedule.gone(FeedState(1_800.0, NOW), NOW, "410 Gone")
    assert (after.next_at, after.result) == (None, "gone")


def test_what_robots_txt_keeps_off_is_asked_for_again_after_the_longest_interval() -> None:
    after = schedule.after_failure(
        FeedState(1_800.0, NOW), BOUNDS, NOW, "not allowed", result="refused"
    )
    assert after.next_at == NOW + BOUNDS.longest


def test_an_article_is_tried_five_times_over_half_a_day() -> None:
    waits = [schedule.retry_wait(tries) for tries in range(1, 6)]
    assert waits == [600.0, 2_400.0, 9_600.0, 38_400.0, None]
