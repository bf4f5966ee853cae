"""The grammar of time expressions: one pattern for each family, all tried at each word.

A family is a regular expression with named parts; a blank in it stands for one white-space
character, so that no expression runs from one paragraph into the next. Every repetition is
bounded, so that the time to read a text grows with its length and no faster.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.calendar_values import MONTHS, WEEKDAYS
from onrecord.resolution.holidays import HOLIDAYS
from onrecord.resolution.word_patterns import any_word

_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_ONES + _TEENS, 1)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    "a": 1,
    "an": 1,
    "couple": 2,
    "dozen": 12,
}


def _cased(words: Iterable[str]) -> str:
    """Return an alternation of words as in a sentence and as in a line of capitals."""
    listed = list(words)
    return "(?:" + "|".join(listed + [word.upper() for word in listed]) + ")"


def _either(words: Iterable[str]) -> str:
    """Return an alternation that tries longer words first, whatever their case."""
    return "(?i:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_MONTH: Final = _cased(MONTHS)
_MONTH_SHORT: Final = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
_ANY_MONTH: Final = f"(?:{_MONTH}|{_MONTH_SHORT})"
_WEEKDAY: Final = _cased(WEEKDAYS)
_WEEKDAY_SHORT: Final = r"(?:(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_DAY_NUMBER: Final = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![:%/]|[.,]\d|-(?:year|month|day|point)\b)"
)
_YEAR: Final = r"(?:1\d|20)\d\d\b(?![%]|[,.:/]\d)"
_TIME_OF_DAY: Final = "(?:morning|afternoon|evening|night)"
_UNIT: Final = "(?i:seconds|minute|hour|day|week|month|quarter|year|decade)"
_LONG_UNIT: Final = "(?i:weekend|day|week|month|quarter|year|decade)"
_SEASON: Final = "(?i:spring|summer|fall|autumn|winter)"
_SPELT: Final = (
    "(?:" + _either(_TENS) + "(?:[- ]" + _either(_ONES) + ")?|" + _either(_TEENS + _ONES) + ")"
)
_NUMBER: Final = rf"(?:\d{{1,3}}(?![\d,.]\d)|{_SPELT}\b)"
_COUNT: Final = rf"(?:(?i:a couple(?: of)?|a dozen|an?)\b|{_NUMBER})"
# Earlier on Thursday, late last year, early in October, mid-2015.
_SHADE: Final = r"(?P<shade>(?i:earlier|early|later|late|mid))(?:-| (?i:on |in )?)"
_TOD: Final = rf"(?: (?P<tod>{_TIME_OF_DAY}))"
_YEAR_WORD: Final = "(?P<year_word>(?i:last|this|next)) year"
# "Oct. 9, 2016", "October of 2016", "June 16th of last year".
_YEAR_AFTER: Final = rf"(?:(?:,? |,? of )(?P<year>{_YEAR})|,? (?:of )?{_YEAR_WORD})"
_MONTH_DAY: Final = (
    rf"(?:(?P<month>{_ANY_MONTH}) ?(?P<day>{_DAY_NUMBER})"
    rf"|(?P<day_first>{_DAY_NUMBER})(?: of)? (?P<month_after>{_ANY_MONTH}))"
    rf"(?: ?(?:-|–|—| to | through ) ?(?P<last_day>{_DAY_NUMBER})"
    r"(?! (?:percent|people|points?|million|billion|a\.m|p\.m)))?"
)
_NIGHT_OF: Final = rf"(?:(?i:the )?(?P<tod_of>(?i:{_TIME_OF_DAY})) of )"
# Names of days, broadcasts and papers that hold a weekday but date nothing.
_NAMED_WEEKDAY: Final = (
    "(?<!Fat )(?<!News )(?<!Bloody )(?<!Super )(?<!Ruby )(?<!Holy )(?<!Giving )(?<!Casual )"
    "(?<!Maundy )(?<!NFL )"
)
_NAME_GOES_ON: Final = (
    "(?! (?:Night|Morning|Evening|Times|Express|Telegraph|Mirror|Mail|Herald|School|Post|Live"
    "|Independent|Football|Review|Today|Magazine|TODAY|school|services?)\\b)"
)


def _holiday(key: str) -> str:
    words = [word if word == "of" else word.title() for word in key.split()]
    printed = [re.sub("s$", "[’']?s[’']?", word) for word in words]
    return (
        " ".join(printed)
        .replace("Mlk", "MLK")
        .replace(" Jr", r",? Jr\.?")
        .replace("St ", r"St\.? ")
    )


_HOLIDAY: Final = "|".join(_holiday(key) for key in sorted(HOLIDAYS, key=len, reverse=True))
_ROUGHLY: Final = (
    "(?P<roughly>(?i:about|around|nearly|almost|roughly|some|just over|just under|more than"
    "|less than|at least|over|under)) "
)
_POINTER: Final = "(?P<pointer>(?i:this past|this coming|this|last|next))"
_NARRATED: Final = (
    "(?P<narrated>(?i:that same|the same|that|the following|the next|the previous|the preceding"
    "|following|previous))"
)
_CLAUSE_ENDS: Final = r"(?= ?[.,;:!?)”\"—–]| and\b| but\b|$)"

# In the order in which they are tried at a place: the longer and surer ones first.
FAMILIES: Final[dict[str, str]] = {
    "iso_day": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![-\d])",
    "numeric_day": r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)(?![/\d])",
    "week_of_day": (
        rf"(?i:the )?(?i:week) of (?P<month>{_ANY_MONTH}) (?P<day>{_DAY_NUMBER}){_YEAR_AFTER}?"
    ),
    "calendar_day": (
        rf"(?:{_SHADE})?{_NIGHT_OF}?"
        rf"(?:(?P<weekday>{_WEEKDAY}|{_WEEKDAY_SHORT})(?: (?P<weekday_tod>{_TIME_OF_DAY}))?"
        rf"(?:,? (?P<bracket>\()|,? (?:the )?)|{_POINTER} (?={_ANY_MONTH}))?"
        rf"{_MONTH_DAY}{_YEAR_AFTER}?(?(bracket)\)|{_TOD}?)"
    ),
    "weekday_of_week": (
        rf"(?:{_SHADE})?(?P<weekday>{_WEEKDAY}){_TOD}? of (?P<pointer>last|this|next) week"
    ),
    "holiday": (
        rf"(?:{_POINTER} )?(?P<holiday>{_HOLIDAY})"
        rf"(?:,? (?:of |in )?(?P<year>{_YEAR})|,? (?:of )?{_YEAR_WORD})?"
    ),
    "recurring_weekday": (
        rf"(?:(?i:every|each) (?:other )?(?P<weekday>{_WEEKDAY})|(?P<weekdays>{_WEEKDAY})s)"
        rf"(?: {_TIME_OF_DAY}s?)?|(?P<weekday_times>{_WEEKDAY}) {_TIME_OF_DAY}s"
    ),
    "recurring_unit": (
        rf"(?i:every|each) (?:(?P<count>(?i:other)|{_NUMBER}) )?(?P<unit>{_UNIT})s?"
        r"|(?P<adverb>daily|hourly|weekly|monthly|quarterly|yearly|annually|nightly)"
    ),
    "weekday": (
        rf"(?:{_SHADE})?(?:(?:{_POINTER}|{_NARRATED}) )?"
        rf"{_NAMED_WEEKDAY}(?P<weekday>{_WEEKDAY}){_TOD}?{_NAME_GOES_ON}"
    ),
    "edge": (
        r"(?i:the )?(?:(?P<edge>(?i:end|beginning|start|middle|close)) of"
        rf" (?:(?P<named_month>{_MONTH}){_YEAR_AFTER}?|(?P<named_year>{_YEAR})"
        r"|(?P<pointer>the|this|last|next) (?P<unit>week|month|quarter|year|decade))"
        r"|(?P<end_of>(?i:week|month|year))(?:[’']s[- ]|[- ])end)"
    ),
    "month": (
        rf"(?:{_SHADE})?(?:{_POINTER} )?"
        rf"(?:(?P<month>{_MONTH})|(?P<short_month>{_MONTH_SHORT})){_YEAR_AFTER}?"
    ),
    "ago": (rf"(?:{_ROUGHLY})?(?P<count>{_COUNT})(?P<half> and a half)? (?P<unit>{_UNIT})s? ago"),
    "from_now": rf"(?P<count>{_COUNT}) (?P<unit>{_LONG_UNIT})s? (?:from (?:now|today)|hence)",
    "distance": (
        rf"(?P<count>{_COUNT}) (?P<unit>{_LONG_UNIT})s? "
        rf"(?:(?P<way>earlier|later)(?! than)|(?P<way_ends>before|after|afterward){_CLAUSE_ENDS})"
    ),
    "window": (
        rf"(?:(?i:the |these |those ))?(?P<side>(?i:past|last|next|coming|previous|preceding)) "
        rf"(?P<count>(?i:couple(?: of)?|dozen)|{_NUMBER}) (?P<unit>{_UNIT})s?"
        r"|(?i:the )(?P<lone_side>past|last|coming|(?<=over the )next|(?<=within the )next"
        r"|(?<=in the )next|(?<=during the )next) "
        r"(?P<lone_unit>hour|week|month|quarter|year|decade)"
    ),
    "day_word": (
        rf"(?:{_SHADE})?(?:(?P<day_word>(?i:today|yesterday|tomorrow)){_TOD}?"
        r"|(?P<tonight>(?i:tonight|last night))|(?i:this )(?P<this_tod>morning|afternoon|evening))"
        r"|(?i:the )(?P<far_day>day before yesterday|day after tomorrow)"
    ),
    "narrated": (
        rf"(?:{_SHADE})?{_NARRATED} "
        rf"(?:(?P<unit>{_LONG_UNIT})|(?P<tod>{_TIME_OF_DAY})|(?P<season>{_SEASON}))"
        rf"|(?i:the )(?:(?P<side_unit>day|week|month|year)|(?P<side_tod>night|morning|evening)) "
        rf"(?P<side>before|after){_CLAUSE_ENDS}"
    ),
    "unit": (
        rf"(?:{_SHADE})?(?:{_POINTER}|(?P<whole>(?i:all))|(?i:the )(?P<current>current)) "
        rf"(?:(?P<unit>{_LONG_UNIT})|(?P<season>{_SEASON}))"
        rf"|{_SHADE.replace('shade', 'inner_shade')}the (?P<inner_unit>week|month|quarter|year)"
        r"|(?i:the )(?P<weekend>weekend)"
    ),
    "season": (
        rf"(?:{_SHADE})?(?i:the )?(?P<season>{_SEASON}) (?:of )?(?P<year>{_YEAR})"
        rf"|(?i:the )(?P<plain_season>{_SEASON})(?! of\b)"
    ),
    "quarter": (
        r"(?:(?i:the )(?P<ordinal>(?i:first|second|third|fourth)) (?P<part>quarter|half)"
        r"|(?P<ordinal_before>(?i:first|second|third|fourth))-(?P<part_after>quarter|half)"
        r"|Q(?P<number>[1-4]))"
        rf"(?:(?: of)? (?P<year>{_YEAR})| of (?P<year_word>last|this|next|the) year)?"
    ),
    "decade": (
        r"(?i:the )?(?:(?P<shade>(?i:early|late|mid))[- ])?"
        r"(?:(?P<decade>(?:1[5-9]|20)\d0)s|[’'‘](?P<short_decade>\d0)s)"
    ),
    "year_range": rf"(?P<year>{_YEAR}) ?[-–—] ?(?P<last>{_YEAR}|\d\d(?![\d%,:/.]\d|\d))",
    "year": (
        rf"(?:(?:{_SHADE})|(?i:pre|post)-|(?i:fiscal (?:year )?|the year ))?(?P<year>{_YEAR})"
        r"|[’'‘](?P<short_year>\d\d)"
    ),
    "duration": rf"(?P<count>{_NUMBER})[- ](?:more )?(?P<unit>{_UNIT})s?(?![- ]old|[- ]century)",
}


# The first words of all families, in lower case: the whole grammar is tried only where one of
# them stands, or a digit, which is at one word of news in five.
_OPENINGS: Final = frozenset(
    """
    about all almost annually around at autumn beginning close coming daily dozen each earlier
    early end every fall first fiscal following fourth hourly just last late later less mid
    middle monthly more nearly next nightly over past post pre preceding previous quarterly
    roughly second some spring start summer these third this those today tomorrow
    tonight under weekly winter yearly yesterday week month year morning afternoon evening night
    """.split()
).union(
    NUMBERS.keys() - {"a", "an"},
    (month.lower() for month in MONTHS),
    (day.lower() for day in WEEKDAYS),
    "jan feb mar apr jun jul aug sep sept oct nov dec".split(),
    "mon tue tues wed thur thurs thu fri sat sun".split(),
    (holiday.split()[0].removesuffix("s") for holiday in HOLIDAYS),
)
# These words open an expression where one of those follows; they are one word of news in eight.
_COMMON_OPENINGS: Final = r"(?i:the|that|an?)\s"
_AFTER_COMMON: Final = frozenset(
    """
    afternoon and autumn beginning close coming couple current day decade dozen early end evening
    fall first following fourth hour last late mid middle minute month morning next night past
    preceding previous quarter same second spring start summer third week weekend winter year
    """.split()
).union(day.lower() for day in WEEKDAYS)

_DIGITS: Final = r"[’'‘]?\d"
OPENING: Final = (
    rf"(?:{_DIGITS}|Q[1-4]|{any_word(_OPENINGS)}s?(?![^\W\d])"
    rf"|{_COMMON_OPENINGS}(?:{_DIGITS}|{any_word(_AFTER_COMMON)}))"
)
"""What every expression begins with, and some other words do."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the text that a family of the grammar matches.

    Attributes:
        family: name of the family.
        start, end: their offsets.
        parts: the named parts that are there, as printed.
    """

    family: str
    start: int
    end: int
    parts: dict[str, str]


def _grammar() -> re.Pattern[str]:
    """Return all families as one pattern; the groups of each carry its name."""
    alternatives = []
    for family, pattern in FAMILIES.items():
        own = re.sub(r"\(\?P<(\w+)>", rf"(?P<{family}__\1>", pattern)
        alternatives.append(f"(?P<{family}>{own})".replace("(?(", f"(?({family}__"))
    spaced = "|".join(alternatives).replace(" ", r"\s")
    return re.compile(rf"(?<![\w$£€#])(?={OPENING})(?<!\d[.,/:-])(?:{spaced})(?!\w)")


_GRAMMAR: Final = _grammar()
# The parts of each family with the numbers of their groups.
_PARTS: Final = {
    family: tuple(
        (name.removeprefix(family + "__"), number)
        for name, number in _GRAMMAR.groupindex.items()
        if name.startswith(family + "__")
    )
    for family in FAMILIES
}


def find_expressions(text: str) -> Iterator[Found]:
    """Yield what looks like a time expression, in order, none overlapping another."""
    for match in _GRAMMAR.finditer(text):
        family = match.lastgroup
        if family is None:
            continue
        parts = {name: words for name, number in _PARTS[family] if (words := match[number])}
        yield Found(family, match.start(), match.end(), parts)


def number_of(words: str) -> int:
    """Return the number that a count of the grammar stands for ("a couple of", "twenty-four")."""
    if words.isdecimal():
        return int(words)
    known = [NUMBERS[word] for word in re.split(r"[-\s]", words.lower()) if word in NUMBERS]
    if len(known) > 1 and known[0] == 1:
        return known[1]  # "a couple", "a dozen"
    return sum(known)
