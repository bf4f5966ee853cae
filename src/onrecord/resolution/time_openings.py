"""What every time expression begins with, so that the grammar is tried at few words only."""

from typing import Final

from onrecord.resolution.calendar_values import MONTHS, WEEKDAYS
from onrecord.resolution.holidays import HOLIDAYS
from onrecord.resolution.time_vocabulary import DAY_ORDINALS, NUMBERS, TENS
from onrecord.resolution.word_patterns import any_word

_SHORT_MONTHS: Final = "jan feb mar apr jun jul aug sep sept oct nov dec".split()
# First words of the families, in lower case: the whole grammar is tried only where one of them
# stands, or a digit, or one of the common words below with what they need after them.
_OPENINGS: Final = frozenset(
    """
    afternoon almost annually another autumn beginning biennially bimonthly biweekly centurie
    century close coming comparable corresponding current currently daily day daylong decade
    decadelong dozen dozens each earlier early eighteenth end evening every fall few first fiscal
    following fortnightly fourth full future half hour hourly hundred last late lately later latest
    latter long many mid midday middle midmonth midnight midweek midyear minute month monthend
    monthlong monthly morning nearly next night nightly nineteenth noon now nowadays once overnight
    past post pre preceding presently previous previously prior quarter quarterly recent recently
    same second semiannually seventeenth several similar sixteenth soon spring start summer tens
    third this thousands thrice today tomorrow tonight turn twentieth twenty-first twice week
    weekend weeklong weekly winter year yearend yearlong yearly yesterday
    """.split()
).union(
    NUMBERS.keys() - {"a", "an"},
    (ordinal.split("-")[0] for ordinal in DAY_ORDINALS),
    (month.lower() for month in MONTHS),
    (day.lower() for day in WEEKDAYS),
    (ten[:-1] + "ie" for ten in TENS),
    _SHORT_MONTHS,
    "mon tue tues wed thur thurs thu fri sat sun".split(),
    (holiday.removesuffix("s") for holiday in HOLIDAYS if " " not in holiday),
)
# These words open an expression where one of those follows; they are one word of news in eight.
_COMMON_OPENINGS: Final = r"(?i:the|an?)\s"
_AFTER_COMMON: Final = frozenset(
    """
    additional afternoon and autumn beginning calendar centurie century close closing coming
    comparable corresponding couple current day decade distant dozen early eighteenth end entire
    evening extra fall few final financial first fiscal following foreseeable fortnight fourth full
    further future half hour hundred immediate last late later latest latter mid middle minute month
    morning most near next night nineteenth number opening past period preceding present previous
    prior quarter recent same second seventeenth similar single sixteenth small solid spring start
    summer tax third turn twentieth twenty-first waning wee week weekend while whole winter year
    """.split()
).union(
    (month.lower() for month in MONTHS),
    _SHORT_MONTHS,
    (day.lower() for day in WEEKDAYS),
    (ten[:-1] + "ie" for ten in TENS),
    NUMBERS.keys() - {"a", "an"},
    (ordinal.split("-")[0] for ordinal in DAY_ORDINALS),
    (holiday.split()[0].removesuffix("s") for holiday in HOLIDAYS),
)

_COUNTED: Final = frozenset(NUMBERS)
_FAR: Final = frozenset("so that too long a some".split())
_NAMES: Final = frozenset(map(str.lower, (*MONTHS, *WEEKDAYS))).union(_SHORT_MONTHS)
_UNITS: Final = frozenset("day week weekend month quarter year decade".split())
_PARTS: Final = frozenset(
    "morning afternoon evening night spring summer fall autumn winter".split()
)
# Words that are mostly others' than of times, with what follows them where they are of times.
_FOLLOWED: Final[dict[str, frozenset[str]]] = {
    "as": frozenset({"soon"}),
    "at": frozenset({"least", "most"}),
    "calendar": frozenset({"year"}),
    "financial": frozenset({"year"}),
    "tax": frozenset({"year"}),
    "per": frozenset({"second", "minute", "hour", "century"}) | _UNITS,
    "up": frozenset({"to"}),
    "very": frozenset({"soon"}),
    "most": frozenset({"recent"}),
    "right": frozenset({"now"}),
    "just": frozenset({"over", "under"}),
    "less": frozenset({"than"}),
    "more": frozenset({"than", "recently"}),
    "no": frozenset({"more"}),
    "not": _FAR,
    "so": _FAR,
    "too": _FAR,
    "all": _UNITS | _PARTS | {"fiscal"},
    **dict.fromkeys(("about", "around", "over", "under", "roughly"), _COUNTED),
    "some": _COUNTED | _UNITS | {"more", "time", "second", "minute", "hour", "centurie"},
    "that": _UNITS | _PARTS | _NAMES | {"same", "time", "long", "a", "some"},
    **dict.fromkeys(
        ("these", "those"),
        _COUNTED
        | {"first", "half", "quarter", "year", "day", "past", "last", "next", "coming"}
        | {"previous", "preceding", "prior", "latest"},
    ),
}


def _holiday_opening(holiday: str) -> str:
    """Return the first two words of a holiday of several words, as printed or without marks."""
    first, second = holiday.split()[:2]
    return rf"{first.removesuffix('s')}\.?[’']?s?[’']?\s{second[:2]}"


def _opening_of(word: str, following: frozenset[str]) -> str:
    return rf"{word}\s(?:\d|{any_word(following)})"


def _followed_openings() -> str:
    """Return the pattern of words that open an expression only where certain others follow."""
    openings = [(word, _opening_of(word, following)) for word, following in _FOLLOWED.items()]
    openings += [(holiday, _holiday_opening(holiday)) for holiday in HOLIDAYS if " " in holiday]
    by_letter: dict[str, list[str]] = {}
    for word, pattern in openings:
        by_letter.setdefault(word[0], []).append(pattern[1:])
    tried = (
        f"[{first}{first.upper()}](?i:{'|'.join(patterns)})"
        for first, patterns in by_letter.items()
    )
    return "|".join(tried)


_DIGITS: Final = r"[’'‘]?\d"
OPENING: Final = (
    rf"(?:{_DIGITS}|Q[1-4]|FY|A\.?D\.?\s?\d|{any_word(_OPENINGS)}[sS]?(?![^\W\d])"
    rf"|{_COMMON_OPENINGS}(?:{_DIGITS}|{any_word(_AFTER_COMMON)})|{_followed_openings()})"
)
"""What every expression begins with, and some other words do."""
