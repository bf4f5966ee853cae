"""Days that news names without their year ever after: 9/11, the Jan. 6 riot."""

from datetime import date
from typing import Final

from onrecord.resolution.time_vocabulary import ANY_MONTH, DAY_NUMBER

ATTACKS_OF_2001: Final = date(2001, 9, 11)
# The day by its month and number, where one of the words below goes with it.
_DAYS: Final = {
    (9, 11): ATTACKS_OF_2001,
    (1, 6): date(2021, 1, 6),
    (10, 7): date(2023, 10, 7),
}
# One attack is not those of 2001: "the Sept. 11 attack" is as often that on Benghazi.
_ONE_ATTACK: Final = "attack"
_WHICH: Final = r"(?:U\.S\.|Capitol|Hamas|Hamas-led|terror|terrorist|select|World Trade Center)"
_WHAT: Final = (
    r"(?:attacks?|terror\w{0,4}|hijack\w{2,4}|riot\w{0,5}|insurrection\w{0,4}|massacre|assault"
    r"|onslaught|atrocit\w{1,3}|mob|siege|commission|committee|panel|defendants?|families|victims?"
    r"|survivors?|memorial|museum|tragedy)\b"
)
_RECALLED: Final = "(?:(?<=anniversary of )|(?<=attacks of )|(?<=events of ))"

EVENT_DAY: Final = (
    r"(?<!Fahrenheit )(?P<numbers>9/11)(?![/\d])"
    rf"|(?P<recalled>{_RECALLED})?(?P<month>{ANY_MONTH}) (?P<day>{DAY_NUMBER})"
    rf"(?(recalled)(?!,? \d)|(?= (?:{_WHICH} )?(?P<what>{_WHAT})))"
)
"""The pattern of such days, as a family of the grammar (see `time_families`)."""


def event_day_of(month: int, number: int, what: str, known_on: date | None) -> date | None:
    """Return the day that such words name, None where they name none that is known by then.

    Args:
        month: its month, 1 to 12.
        number: its day of the month.
        what: what happened on it, as the word after it tells; "" where it stands before.
        known_on: the day of writing or speaking, None where it is not known.
    """
    day = _DAYS.get((month, number))
    if day == ATTACKS_OF_2001 and what == _ONE_ATTACK:
        return None
    return day if day and known_on and known_on >= day else None
