"""The words that time expressions are made of, as pieces of patterns.

A blank in a piece stands for one white-space character (see `time_patterns`).
"""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.resolution.calendar_values import MONTHS, WEEKDAYS
from onrecord.resolution.holidays import HOLIDAYS

ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(ONES + TEENS, 1)},
    **{word: 10 * value for value, word in enumerate(TENS, 2)},
    "a": 1,
    "an": 1,
    "couple": 2,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
}
# These multiply what stands before them.
_MULTIPLIERS: Final = frozenset({"dozen", "hundred", "thousand"})


def cased(words: Iterable[str]) -> str:
    """Return an alternation of words as in a sentence and as in a line of capitals."""
    listed = list(words)
    return "(?:" + "|".join(listed + [word.upper() for word in listed]) + ")"


def either(words: Iterable[str]) -> str:
    """Return an alternation that tries longer words first, whatever their case."""
    return "(?i:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def holiday(key: str) -> str:
    """Return the pattern of a holiday as printed, from its key in `HOLIDAYS`."""
    words = [word if word in ("of", "de") else word.title() for word in key.split()]
    printed = [re.sub("s$", "[’']?s[’']?", word) for word in words]
    return (
        " ".join(printed)
        .replace("Mlk", "MLK")
        .replace(" Jr", r",? Jr\.?")
        .replace("St ", r"St\.? ")
    )


MONTH: Final = cased(MONTHS)
MONTH_SHORT: Final = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
ANY_MONTH: Final = f"(?:{MONTH}|{MONTH_SHORT})"
WEEKDAY: Final = cased(WEEKDAYS)
WEEKDAY_SHORT: Final = r"(?:(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
DAY_NUMBER: Final = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
    r"(?![%/]|[:.]\d|,(?!(?:1\d|20)\d\d\b)\d|-(?:year|month|day|point)\b)"
)
YEAR: Final = r"(?:1\d|20)\d\d\b(?![%]|[,.:/]\d)"
# Years as a broadcast spells them: "nineteen ninety-six".
SPELT_YEAR: Final = (
    rf"(?i:(?:nineteen|eighteen|twenty) (?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES)}))?)\b"
)
TIME_OF_DAY: Final = cased(("morning", "afternoon", "evening", "night"))
UNIT: Final = "(?i:seconds|minute|hour|day|week|month|quarter|year|decade)"
LONG_UNIT: Final = "(?i:weekend|day|week|month|quarter|year|decade)"
MANY_UNITS: Final = "(?i:minutes|hours|days|weeks|weekends|months|quarters|years|decades|centuries)"
SEASON: Final = "(?i:spring|summer|fall|autumn|winter)"
BELOW_HUNDRED: Final = (
    "(?:" + either(TENS) + "(?:[- ]" + either(ONES) + ")?|" + either(TEENS + ONES) + ")"
)
_MULTIPLIED: Final = rf"{either(TEENS + ONES)} (?i:hundred|thousand)(?:(?: and)? {BELOW_HUNDRED})?"
SPELT: Final = f"(?:{_MULTIPLIED}|{BELOW_HUNDRED})"
NUMBER: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})?(?![\d,.]\d)|{SPELT}\b)"
COUNT: Final = rf"(?:(?i:a couple(?: of)?|a dozen|(?:a|one) hundred|an?)\b|{NUMBER})"
# More than one, and nobody says how many.
VAGUE_COUNT: Final = (
    "(?i:a few|few|several|many|a number of|some|(?:tens|dozens|hundreds|thousands) of)"
)
ORDINALS: Final = ("first", "second", "third", "fourth")
# Days of a month as a broadcast spells them: "January twenty-eighth".
DAY_ORDINALS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
        twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
        """.split(),
        start=1,
    )
}
ORDINAL: Final = either(ORDINALS)
# Earlier on Thursday, late last year, early in October, mid-2015.
SHADE: Final = r"(?P<shade>(?i:earlier|early|later|late|mid))(?:-| (?i:on |in )?)"
TOD: Final = rf"(?: (?P<tod>{TIME_OF_DAY}))"
YEAR_WORD: Final = "(?P<year_word>(?i:last|this|next)) year"
# "Oct. 9, 2016", "October of 2016", "June 16th of last year", "January nineteen ninety-seven",
# "March of that year".
YEAR_AFTER: Final = (
    rf"(?:(?:,? |,(?=\d)|,? of )(?P<year>{YEAR})|,? (?:of )?{YEAR_WORD}"
    r"|,? (?:of )?(?P<narrated_year>that same|that|the same|the following|the next|the previous)"
    r" year\b(?!-)"
    rf"|,? (?P<spelt_year>{SPELT_YEAR})|,? (?:of )?[’'](?P<short_year>\d\d))"
)
SPELT_DAY: Final = (
    either(DAY_ORDINALS).replace("-", "[- ]") + r"(?!-)\b(?! (?:quarter|half|time|round|debate))"
)
MONTH_DAY: Final = (
    rf"(?:(?P<month>{ANY_MONTH}) ?(?P<day>{DAY_NUMBER})"
    rf"|(?P<month_named>{MONTH}) (?P<day_spelt>{SPELT_DAY})"
    rf"|(?i:the )?(?P<spelt_first>{SPELT_DAY}) of (?P<month_last>{MONTH})"
    rf"|(?:(?P<from_day>{DAY_NUMBER}) ?[-–—] ?)?(?:(?i:the )(?=\d\d?(?:st|nd|rd|th) of ))?"
    rf"(?P<day_first>{DAY_NUMBER})(?: of)? (?P<month_after>{ANY_MONTH}))"
    rf"(?: ?(?:-|–|—| to | through ) ?(?P<last_day>{DAY_NUMBER})"
    r"(?! (?:percent|people|points?|million|billion|a\.m|p\.m)))?"
)
NIGHT_OF: Final = (
    rf"(?:(?:(?i:the )?(?P<tod_of>(?i:{TIME_OF_DAY}))"
    r"|(?i:the )(?P<hours_of>early|small|wee|late)(?: morning| evening)? hours) of )"
)
# "The 15th", told without its month, after a word that takes a day.
DAY_OF_MONTH: Final = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b"
ON_OR_BY: Final = (
    "(?:(?<=[Oo]n )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=[Ss]ince )|(?<=[Bb]efore )|(?<=[Aa]fter ))"
)
# Names of days, broadcasts and papers that hold a weekday but date nothing.
NAMED_WEEKDAY: Final = (
    "(?<!Fat )(?!(?<=News )Sunday)(?<!Bloody )(?<!Super )(?<!Ruby )(?<!Holy )(?<!Giving )"
    "(?<!Casual )(?<!Maundy )(?<!NFL )"
)
NAME_GOES_ON: Final = (
    "(?! (?:Night|Morning|Evening|Times|Express|Telegraph|Mirror|Mail|Herald|School|Post|Live"
    "|Independent|Football|Review|Today|Magazine|TODAY|school|services?)\\b)"
)
HOLIDAY: Final = "|".join(holiday(key) for key in sorted(HOLIDAYS, key=len, reverse=True))
ROUGHLY: Final = (
    "(?P<roughly>(?i:about|around|nearly|almost|roughly|some|just over|just under|more than"
    "|less than|at least|over|under)) "
)
# What belongs to a time that lasts; "about" and "over" are as often prepositions of their own.
BOUND: Final = (
    "(?P<roughly>(?i:nearly|almost|more than|less than|no more than|at least|at most|up to"
    rf"|just over|just under)|(?:(?<=[Ff]or )|(?<=in )|(?<=last ))over"
    rf"(?= (?:\d|{either(NUMBERS)}\b))) "
)
# "Two flights a week": what stands before "a" where the unit is one of a rate. Verbs end in s too.
RATE_BEFORE: Final = (
    "(?:(?<=[\\d%s] )|(?<=million )|(?<=billion )|(?<=thousand )|(?<=hundred )|(?<=percent )"
    "|(?<=people )|(?<=men )|(?<=women )|(?<=children )|(?<=once )|(?<=twice )|(?<=dollar )"
    "|(?<=point )|(?<=feet )|(?<=foot )|(?<=tonne )|(?<=ton ))"
    + "".join(
        f"(?<! {verb} )"
        for verb in """
        is was has as takes lasts spends needs gives gets means comes lies
        costs serves waits plus across perhaps this its his less
        """.split()
    )
)
# "The eight-month-old truce", "a 30-year-old war": not the age of somebody.
THING_OLD: Final = (
    r"[- ]old(?= (?:\w{1,12} )?(?:agreements?|bans?|battle|blockade|boycott|campaign|cease-?fire"
    r"|conflict|crisis|dispute|embargo|feud|insurgency|investigation|laws?|pact|rebellion|rivalry"
    r"|rule|siege|strike|struggle|talks|treaty|truce|uprising|wars?)\b)"
)
# Before the common era, and in it.
BEFORE_ERA: Final = r"(?:BCE?\b|B\.C\.(?:E\.)?)"
IN_ERA: Final = r"(?:CE\b|C\.E\.|AD\b|A\.D\.)"
# A unit and the next finer one: "four hours and 48 minutes", "a four-hour, 17-minute match".
TWO_UNITS: Final = (
    rf"(?P<coarse>{NUMBER})[- ](?:hours?(?:,|,? and) (?P<minutes>{NUMBER})[- ]minutes?"
    rf"|years?(?:,|,? and) (?P<months>{NUMBER})[- ]months?"
    rf"|minutes?(?:,|,? and) (?P<seconds>{NUMBER})[- ]seconds?"
    rf"|days?(?:,|,? and) (?P<hours>{NUMBER})[- ]hours?)"
)
POINTER: Final = "(?P<pointer>(?i:this past|this coming|this|last|next))"
NARRATED: Final = (
    "(?P<narrated>(?i:that same|the same|that|the following|the next|the previous|the preceding"
    "|the prior|following|previous|prior))"
)
# "The year-earlier period", "prior-year results".
YEAR_BACK: Final = "(?:year-(?:ago|earlier|before)|prior-year)"
CLAUSE_ENDS: Final = r"(?= ?[.,;:!?)”\"—–]| and\b| but\b|$)"
# A clock: "10:35 a.m.", "5 p.m. EST", "16:00 UTC", "4 in the morning", "noon".
ZONE: Final = (
    r"(?: (?P<zoned>\()?(?P<zone>(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST)\b"
    r"|(?:local|[A-Z][a-z]{2,11}(?: [A-Z][a-z]{2,11})?) (?:(?:Standard|Daylight) )?[Tt]ime\b)"
    r"(?: (?P<zone_hours>[+-]\d{1,2}))?(?(zoned)\)))"
)
HOURS: Final = either((*ONES, "ten", "eleven", "twelve"))
CLOCK: Final = (
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?"
    r"(?P<half_day>[ap]\.m\b\.?|[ap]m\b|[AP]\.M\b\.?|[AP]M\b)"
    rf"|(?P<plain_hour>1[0-2]|[1-9]|{HOURS})(?::(?P<plain_minute>[0-5]\d))?(?: o[’']clock)?"
    rf" (?:in the|at) (?P<clock_tod>{TIME_OF_DAY})"
    r"|(?P<full_hour>[01]?\d|2[0-4])(?::|\.(?=\d\d (?:GMT|UTC|BST|CES?T)\b))"
    r"(?P<full_minute>[0-5]\d)(?::[0-5]\d)?"
    r"|(?P<military>[01]\d|2[0-4])(?P<military_minute>[0-5]\d)(?= (?:GMT|UTC|hours)\b)"
    rf"|(?:(?P<half_past>half)|(?:a )?(?P<quarter_past>quarter)|(?P<minutes_past>{SPELT}|\d\d?)"
    rf" minutes?) (?P<past_or_to>past|after|to|before) (?P<past_hour>{HOURS}|noon|midnight)"
    r"(?: o[’']clock|(?= ?[.,;:)]| (?:in|on|at)\b|$))"
    rf"|(?P<spelt_hour>1[0-2]|[1-9]|{HOURS}) o[’']clock|(?P<hour_name>(?i:noon|midday|midnight)))"
    rf"{ZONE}?"
)


def number_of(words: str) -> int:
    """Return the number that a count of the grammar stands for ("a couple of", "twenty-four")."""
    digits = words.replace(",", "")
    if digits.isdecimal():
        return int(digits)
    total = 0
    for word in re.split(r"[-\s]", words.lower()):
        if word in _MULTIPLIERS:
            total = max(total, 1) * NUMBERS[word]
        elif word == "couple":
            total = NUMBERS[word]
        else:
            total += NUMBERS.get(word, 0)
    return total
