"""What every time expression begins with, so that the grammar is tried at few words only."""

from typing import Final

from onrecord.resolution.calendar_values import MONTHS, WEEKDAYS
from onrecord.resolution.holidays import HOLIDAYS
from onrecord.resolution.time_vocabulary import DAY_ORDINALS, NUMBERS, TENS
from onrecord.resolution.word_patterns import any_word

# The first words of all families, in lower case: the whole grammar is tried only where one of
# them stands, or a digit, which is at one word of news in five.
_OPENINGS: Final = frozenset(
    """
    about all almost annually another around as at autumn beginning close coming comparable
    corresponding current currently daily day decade dozen dozens each earlier early end every
    fall few first fiscal following fourth future half hour hourly hundred just last late lately
    later latest less long many mid midday middle midnight minute month monthly more most nearly
    next night nightly no noon not now nowadays once over overnight past post pre preceding
    presently previously prior
    previous quarter quarterly recent recently right roughly same second several similar so some
    soon spring start summer that these third this those today tomorrow tonight too twice under up
    very week weekend weekly winter year yearly yesterday daylong weeklong monthlong yearlong
    decadelong tens thousands morning afternoon evening centurie sixteenth seventeenth
    eighteenth nineteenth twentieth twenty-first
    """.split()
).union(
    NUMBERS.keys() - {"a", "an"},
    (ordinal.split("-")[0] for ordinal in DAY_ORDINALS),
    (month.lower() for month in MONTHS),
    (day.lower() for day in WEEKDAYS),
    (ten[:-1] + "ie" for ten in TENS),
    "jan feb mar apr jun jul aug sep sept oct nov dec".split(),
    "mon tue tues wed thur thurs thu fri sat sun".split(),
    (holiday.split()[0].removesuffix("s") for holiday in HOLIDAYS),
)
# These words open an expression where one of those follows; they are one word of news in eight.
_COMMON_OPENINGS: Final = r"(?i:the|that|an?)\s"
_AFTER_COMMON: Final = frozenset(
    """
    afternoon and autumn beginning calendar century centurie close coming comparable
    corresponding couple current day decade distant dozen early end entire evening fall few
    final first fiscal following foreseeable fortnight fourth full future half hour hundred
    immediate last late latest mid middle minute month morning most near next night number
    past preceding present previous prior quarter recent later same second similar spring start
    summer third week weekend while whole winter year sixteenth seventeenth eighteenth nineteenth
    twentieth twenty-first
    """.split()
).union(
    (month.lower() for month in MONTHS),
    "jan feb mar apr jun jul aug sep sept oct nov dec".split(),
    (day.lower() for day in WEEKDAYS),
    (ten[:-1] + "ie" for ten in TENS),
    NUMBERS.keys() - {"a", "an"},
    (ordinal.split("-")[0] for ordinal in DAY_ORDINALS),
)

_DIGITS: Final = r"[’'‘]?\d"
OPENING: Final = (
    rf"(?:{_DIGITS}|Q[1-4]|FY|{any_word(_OPENINGS)}[sS]?(?![^\W\d])"
    rf"|{_COMMON_OPENINGS}(?:{_DIGITS}|{any_word(_AFTER_COMMON)}))"
)
"""What every expression begins with, and some other words do."""
