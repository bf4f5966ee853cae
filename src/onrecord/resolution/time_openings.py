"""What every time expression begins with, so that the grammar is tried at few words only."""

from typing import Final

from onrecord.resolution.calendar_values import MONTHS, WEEKDAYS
from onrecord.resolution.holidays import HOLIDAYS
from onrecord.resolution.time_vocabulary import DAY_ORDINALS, NUMBERS, TENS
from onrecord.resolution.word_patterns import any_word

_DAYS: Final = frozenset(day.lower() for day in WEEKDAYS)
_MONTHS: Final = frozenset(month.lower() for month in MONTHS).union(
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_COUNTS: Final = frozenset(NUMBERS) - {"a", "an"}
_ORDINALS: Final = frozenset(ordinal.split("-")[0] for ordinal in DAY_ORDINALS)
_DECADES: Final = frozenset(ten[:-1] + "ie" for ten in TENS)
_HOLIDAYS: Final = frozenset(holiday.split()[0].removesuffix("s") for holiday in HOLIDAYS)
# The first words of all families, in lower case: the whole grammar is tried only where one of
# them stands, or a digit, or one of the commoner words below with what may follow it, which is at
# one word of news in fifteen.
_OPENINGS: Final = frozenset(
    """
    almost annually another autumn beginning close coming comparable
    corresponding current currently daily day decade dozen dozens each earlier early end every
    fall few first fiscal following fourth future half hour hourly hundred last late lately
    later latest long mid midday middle midnight minute month monthly nearly
    next night nightly noon now nowadays once overnight past post pre preceding
    presently previously prior
    previous quarter quarterly recent recently right roughly same second several similar
    soon spring start summer these third those today tomorrow tonight twice
    very week weekend weekly winter year yearly yesterday daylong weeklong monthlong yearlong
    decadelong tens thousands morning afternoon evening centurie sixteenth seventeenth
    eighteenth nineteenth twentieth twenty-first
    """.split()
).union(
    _COUNTS, _ORDINALS, _MONTHS, _DAYS, _DECADES, _HOLIDAYS,
    "mon tue tues wed thur thurs thu fri sat sun".split(),
)  # fmt: skip
# These words open an expression where one of those follows; they are one word of news in eight.
_DETERMINERS: Final = r"(?i:the|that|an?)\s"
_AFTER_DETERMINERS: Final = frozenset(
    """
    afternoon and autumn beginning calendar century centurie close coming comparable
    corresponding couple current day decade distant dozen early end entire evening fall few
    final first fiscal following foreseeable fortnight fourth full future half hour hundred
    immediate last late latest mid middle minute month morning most near next night number
    past preceding present previous prior quarter recent same second similar spring start
    summer third week weekend while whole winter year sixteenth seventeenth eighteenth nineteenth
    twentieth twenty-first
    """.split()
).union(_COUNTS, _ORDINALS, _MONTHS, _DAYS, _DECADES)
_THIS: Final = r"(?i:this)\s"
_AFTER_THIS: Final = _AFTER_DETERMINERS | _HOLIDAYS
# "About two years ago", "at least", "no more than", "as soon as", "not so long ago", "all week",
# "a or two years ago".
_QUALIFIERS: Final = (
    r"(?i:about|all|an?|around|as|at|just|less|many|more|most|no|not|over|so|some|that|too|under|up)"
    r"[\s-]"
)
_AFTER_QUALIFIERS: Final = frozenset(
    """
    autumn centurie day decade fall fiscal hour minute month quarter second spring summer time week
    winter year
    """.split()
).union(_COUNTS)
_SMALL_AFTER_QUALIFIERS: Final = frozenset(
    "a an least long more most or over recent recently so some soon than that to too under".split()
)

_DIGITS: Final = r"[’'‘]?\d"
OPENING: Final = (
    rf"(?:{_DIGITS}|Q[1-4]|FY|{any_word(_OPENINGS)}[sS]?(?![^\W\d])"
    rf"|{_DETERMINERS}(?:{_DIGITS}|{any_word(_AFTER_DETERMINERS)})"
    rf"|{_THIS}(?:{_DIGITS}|{any_word(_AFTER_THIS)})"
    rf"|{_QUALIFIERS}(?:{_DIGITS}|{any_word(_AFTER_QUALIFIERS)}"
    rf"|{any_word(_SMALL_AFTER_QUALIFIERS)}(?![^\W\d])))"
)
"""What every expression begins with, and some other words do."""
