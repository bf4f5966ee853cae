"""Days with names, and the rules that put them into a year."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from onrecord.resolution.calendar_values import weekday_after

DayRule = Callable[[int], date | None]

_MONDAY, _TUESDAY, _THURSDAY, _SUNDAY = 0, 1, 3, 6


def _fixed(month: int, day: int) -> DayRule:
    return lambda year: date(year, month, day)


def _nth(number: int, weekday: int, month: int) -> DayRule:
    def rule(year: int) -> date:
        first = weekday_after(date(year, month, 1) - timedelta(days=1), weekday)
        return first + timedelta(weeks=number - 1)

    return rule


def _last_monday_of_may(year: int) -> date:
    return weekday_after(date(year, 5, 31) - timedelta(days=7), _MONDAY)


def _election_day(year: int) -> date:
    """Return the Tuesday after the first Monday of November."""
    return weekday_after(date(year, 11, 1), _TUESDAY)


def _inauguration_day(year: int) -> date | None:
    """Return 20 January of a year after a presidential election."""
    return date(year, 1, 20) if year % 4 == 1 else None


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, spare = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - shift + 15) % 30
    weekday = (32 + 2 * spare + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _from_easter(offset: int) -> DayRule:
    return lambda year: _easter(year) + timedelta(days=offset)


def _from_thanksgiving(offset: int) -> DayRule:
    thanksgiving = _nth(4, _THURSDAY, 11)

    def rule(year: int) -> date | None:
        day = thanksgiving(year)
        return day + timedelta(days=offset) if day else None

    return rule


# Keys are in lower case, apostrophes and full stops left out; see `holiday_key`.
HOLIDAYS: Final[dict[str, DayRule]] = {
    "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "martin luther king day": _nth(3, _MONDAY, 1),
    "martin luther king jr day": _nth(3, _MONDAY, 1),
    "mlk day": _nth(3, _MONDAY, 1),
    "inauguration day": _inauguration_day,
    "groundhog day": _fixed(2, 2),
    "valentines day": _fixed(2, 14),
    "presidents day": _nth(3, _MONDAY, 2),
    "st patricks day": _fixed(3, 17),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "epiphany": _fixed(1, 6),
    "mardi gras": _from_easter(-47),
    "fat tuesday": _from_easter(-47),
    "shrove tuesday": _from_easter(-47),
    "maundy thursday": _from_easter(-3),
    "holy thursday": _from_easter(-3),
    "holy saturday": _from_easter(-1),
    "ascension day": _from_easter(39),
    "whit sunday": _from_easter(49),
    "whit monday": _from_easter(50),
    "pentecost": _from_easter(49),
    "corpus christi": _from_easter(60),
    "easter monday": _from_easter(1),
    "easter sunday": _from_easter(0),
    "easter": _from_easter(0),
    "april fools day": _fixed(4, 1),
    "st georges day": _fixed(4, 23),
    "anzac day": _fixed(4, 25),
    "cinco de mayo": _fixed(5, 5),
    "ve day": _fixed(5, 8),
    "flag day": _fixed(6, 14),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "guy fawkes night": _fixed(11, 5),
    "all saints day": _fixed(11, 1),
    "all souls day": _fixed(11, 2),
    "armistice day": _fixed(11, 11),
    "st andrews day": _fixed(11, 30),
    "australia day": _fixed(1, 26),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "mothers day": _nth(2, _SUNDAY, 5),
    "memorial day": _last_monday_of_may,
    "fathers day": _nth(3, _SUNDAY, 6),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "labor day": _nth(1, _MONDAY, 9),
    "columbus day": _nth(2, _MONDAY, 10),
    "halloween": _fixed(10, 31),
    "election day": _election_day,
    "election night": _election_day,
    "remembrance day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "thanksgiving day": _nth(4, _THURSDAY, 11),
    "thanksgiving": _nth(4, _THURSDAY, 11),
    "black friday": _from_thanksgiving(1),
    "cyber monday": _from_thanksgiving(4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}


def holiday_key(words: str) -> str:
    """Return the key of `HOLIDAYS` for a holiday as printed."""
    plain = words.lower().replace("'", "").replace("’", "").replace(".", "")
    return " ".join(plain.split())
