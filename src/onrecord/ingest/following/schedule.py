"""When a feed is visited next. Pure: the time is given.

The interval adapts by halves: a visit that finds something new halves it, one that finds nothing
makes it half as long again, within the feed's bounds. So it settles about the pace at which the
feed changes (multiplicative increase and decrease, as in the revisiting of pages by incremental
crawlers, Cho and Garcia-Molina 2000). What the feed asks for (``ttl``, ``Cache-Control``,
``Retry-After``) is heeded beyond that.
"""

from dataclasses import replace
from typing import Final

from onrecord.schema.following import Bounds, FeedState, VisitResult

_FASTER: Final = 0.5
_SLOWER: Final = 1.5
# No Retry-After is heeded for longer: a feed would be lost by a slip of its server.
LONGEST_RETRY_AFTER: Final = 7 * 86_400.0
_MOST_DOUBLINGS: Final = 20
# Tries of one article, and the waits between them: 10 minutes, 40 minutes, 2:40 and 10:40 hours.
MOST_TRIES: Final = 5
_FIRST_RETRY: Final = 600.0
_RETRY_FACTOR: Final = 4.0


def after_answer(
    state: FeedState,
    bounds: Bounds,
    now: float,
    result: VisitResult,
    *,
    has_more: bool = False,
) -> FeedState:
    """Return the state after a visit that the feed answered.

    Args:
        state: before, with what the feed asks for by now (``asked``).
        bounds: of the feed.
        now: when the visit ended.
        result: ``new entries``, ``nothing new`` or ``not modified``.
        has_more: whether entries wait that the visit had no room for: then the next visit comes
            as soon as the feed may be visited at all.
    """
    factor = _FASTER if result == "new entries" else _SLOWER
    interval = _within(state.interval * factor, bounds)
    # Asked for more than the longest interval, a feed would hardly be followed any more.
    asked = min(state.asked or 0.0, bounds.longest)
    wait = max(bounds.shortest if has_more else interval, asked)
    return replace(
        state,
        interval=interval,
        next_at=now + wait,
        failures=0,
        visited_at=now,
        result=result,
        reason=None,
        answered_at=now,
    )


def after_failure(
    state: FeedState,
    bounds: Bounds,
    now: float,
    reason: str,
    *,
    retry_after: float | None = None,
    result: VisitResult = "failed",
) -> FeedState:
    """Return the state after a visit that failed: each failure in a row doubles the wait.

    Args:
        state: before.
        bounds: of the feed.
        now: when it failed.
        reason: why, one sentence.
        retry_after: seconds that the server asks to be left alone, up to a week.
        result: ``failed``; ``refused`` where its host asks programs to keep away.
    """
    failures = state.failures + 1
    doubled = bounds.shortest * 2.0 ** min(failures, _MOST_DOUBLINGS)
    wait = bounds.longest if result == "refused" else min(doubled, bounds.longest)
    wait = max(wait, min(retry_after or 0.0, LONGEST_RETRY_AFTER))
    return replace(
        state,
        next_at=now + wait,
        failures=failures,
        visited_at=now,
        result=result,
        reason=reason,
    )


def postponed(state: FeedState, bounds: Bounds, now: float, wait: float, reason: str) -> FeedState:
    """Return the state of a feed whose host is left alone for now: it was not asked at all.

    Args:
        state: before; its failures stay as they are.
        bounds: of the feed.
        now: the time.
        wait: seconds until its host may be asked.
        reason: why, one sentence.
    """
    wait = min(max(wait, bounds.shortest), LONGEST_RETRY_AFTER)
    return replace(state, next_at=now + wait, visited_at=now, result="postponed", reason=reason)


def gone(state: FeedState, now: float, reason: str) -> FeedState:
    """Return the state of a feed whose server says that it is gone for good (410)."""
    return replace(
        state,
        next_at=None,
        failures=state.failures + 1,
        visited_at=now,
        result="gone",
        reason=reason,
    )


def retry_wait(tries: int) -> float | None:
    """Return the seconds until an article that failed is tried again; None where it is given up.

    Args:
        tries: how often it was tried, at least 1.
    """
    if tries >= MOST_TRIES:
        return None
    return _FIRST_RETRY * _RETRY_FACTOR ** (max(tries, 1) - 1)


def _within(interval: float, bounds: Bounds) -> float:
    return min(max(interval, bounds.shortest), bounds.longest)
