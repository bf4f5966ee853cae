"""Which occasions may have been held between two days."""

from collections.abc import Iterable

from onrecord.schema.stored_happenings import Occasion
from onrecord.store.days import Days, asked_days, days_of


def held_between(
    occasions: Iterable[Occasion], since: str | None, until: str | None
) -> list[Occasion]:
    """Return the occasions that may have been held, or else been told of, then, in their order.

    Args:
        occasions: the occasions.
        since: a day, month or year; None for any.
        until: likewise.

    Raises:
        MalformedInput: one of them is none of these.
    """
    first = asked_days(since)[0] if since is not None else ""
    last = asked_days(until)[1] if until is not None else None
    return [one for one in occasions if _meets(_days(one), first, last)]


def _meets(days: Days | None, first: str, last: str | None) -> bool:
    if days is None:
        return not first and last is None
    return days[1] >= first and (last is None or days[0] <= last)


def _days(occasion: Occasion) -> Days | None:
    if occasion.held_on:
        return days_of(occasion.held_on.value)
    published = [one.article.published for one in occasion.told]
    return next((days_of(one.value) for one in published if one), None)
