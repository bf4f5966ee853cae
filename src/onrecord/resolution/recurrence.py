"""Which one is meant, of days and months whose names come round every year."""

from datetime import date, timedelta
from typing import Final

from onrecord.resolution.calendar_values import Period, is_quarter, is_season
from onrecord.resolution.tense_cues import Direction
from onrecord.resolution.time_reading import steps_of

# A date without its year that the tense leaves open is taken to lie ahead only within four
# months: newspapers give the year, or say "last", where the nearer of the two is not meant.
_OPEN_AHEAD: Final = timedelta(days=120)
# The tense is overruled where it would send a date without a year further away than ten
# months: the verb found then belongs to another clause. What is over is counted from its end.
_FURTHEST: Final = timedelta(days=300)
# A season that lies so long back is told of as the last one, or last year's.
_FURTHEST_SEASON: Final = timedelta(days=225)
# An occasion fixed beforehand is the last one for about this long after it, then the next.
_STILL_RECENT: Final = timedelta(days=90)


def nearest(candidates: list[Period], today: date, direction: Direction) -> Period:
    """Return the period meant by a name that comes round each year.

    Args:
        candidates: its periods in some years around ``today``, in order.
        today: the day of writing or speaking.
        direction: where the tense points.
    """
    past = [period for period in candidates if period.first <= today]
    ahead = [period for period in candidates if period.last >= today]
    if not past or not ahead:
        return (past or ahead)[-1 if past else 0]
    since, until = today - past[-1].first, ahead[0].first - today
    over = since if is_quarter(past[-1]) else today - min(past[-1].last, today)
    furthest = _FURTHEST_SEASON if is_season(past[-1]) else _FURTHEST
    looks_ahead = {
        "past": over > furthest,
        "over": False,
        "future": until <= _FURTHEST,
        "due": since > _STILL_RECENT,
        "open": until <= min(_OPEN_AHEAD, since),
    }
    return ahead[0] if looks_ahead[direction] else past[-1]


def pointed(
    candidates: list[Period], pointer: str | None, today: date, direction: Direction
) -> Period:
    """Return the last, this or next of the periods that a name comes round in."""
    if pointer is None:
        return nearest(candidates, today, direction)
    steps = steps_of(pointer)
    if steps < 0:
        return [period for period in candidates if period.last < today][-1]
    if steps > 0:
        return next(period for period in candidates if period.first > today)
    this_year = [period for period in candidates if period.first.year == today.year]
    return this_year[0] if this_year else nearest(candidates, today, direction)
