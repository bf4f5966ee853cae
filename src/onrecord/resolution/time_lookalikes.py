"""Words that look like a time expression and are none: names, counts, verbs."""

import re
from collections.abc import Callable
from typing import Final

from onrecord.resolution.calendar_values import MONTHS
from onrecord.resolution.time_patterns import Found

# How many characters before and after an expression are looked at: three or four words.
_NEAR: Final = 40

# These months are also names or verbs: alone, they need a word before them that takes a time.
_AMBIGUOUS_MONTHS: Final = frozenset({"march", "april", "may", "june", "august"})
_DATED_MONTH: Final = frozenset(
    {"year", "year_word", "narrated_year", "short_year", "pointer", "that", "shade"}
)
_TAKES_MONTH: Final = re.compile(
    r"\b(?:in|since|until|till|through|during|throughout|late|early|mid|and|or|to|between|last"
    r"|next|this|every|each|an?|the|of|by|before|after|for)\s$",
    re.IGNORECASE,
)
_JOINS: Final = re.compile(r"\b(?:and|or|to|of|by|before|after|for|between)\s$")
# Of these, names of people are most of what else they are.
_LIKELY_MONTHS: Final = frozenset({"April", "June", "August"})
_LOOSE_JOINS: Final = re.compile(r"\b(?:and|or|to|of|for)\s$")
# "To conclude by May": what is done by somebody has "be" in it.
_DEADLINE: Final = re.compile(r"\bto\s(?!be\b)[a-z]{1,16}\s(?:[\w-]{1,16}\s)?by\s$")
_MONTH: Final = f"(?:{'|'.join(MONTHS)})"
_OTHER_MONTH: Final = re.compile(
    rf"\b{_MONTH}(?:\s\d{{4}})?(?:,?\s(?:and|or|to|from|through|until|than)\s|\s?[-–]\s?)"
    r"(?:early\s|late\s|mid-)?$"
)
# "Between March and May", "from April to June": the month after shows the first to be one.
_AND_MONTH: Final = re.compile(
    rf"(?:\s\d{{4}})?(?:,?\s(?:and|or|to|through|until)\s|\s?[-–]\s?)(?:early\s|late\s|mid-)?{_MONTH}\b"
)
_LISTED_AFTER: Final = re.compile(rf"\b{_MONTH},\s$")
_LISTED_BEFORE: Final = re.compile(rf",?\s(?:and|or)\s{_MONTH}\b|,\s{_MONTH}\b")
# "The three months to June", "the quarter ended in May", "the month of March".
_UNITS_TO: Final = re.compile(
    r"\b(?:(?:months?|quarter|year|weeks|half|period)\s(?:to|ended|ending|through)(?:\sin)?|month\sof)\s$"
)
_FROM: Final = re.compile(r"\b(?:[Ff]rom|[Bb]etween)\s$")
# A month that nothing but its preposition tells to be one: no name of a person.
_RARE_NAMES: Final = frozenset({"March", "August"})
_NO_MONTH_AFTER: Final = re.compile(r"\s(?:on|for|of)\b|\s[A-Z]|['’]s\b|[-]\w")
_TAKES_SEASON: Final = re.compile(
    r"\b(?:in|into|over|during|by|since|until|through|throughout|for|of|after|before|late|early)\s$",
    re.IGNORECASE,
)
# A season without "the" is as often a verb or a noun of another kind.
_TAKES_BARE_SEASON: Final = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout)\s$"
)
_OTHER_SEASON: Final = re.compile(
    r"\b(?:spring|summer|fall|autumn|winter)\s(?:and|or|to)\s(?:the\s)?$"
)
_NO_SEASON_AFTER: Final = re.compile(
    r"\s(?:[a-z]{3,12}\b(?<!when)(?<!and)(?<!with)(?<!for)(?<!the))|-|['’]s\b"
)
_TAKES_YEAR: Final = re.compile(
    r"\b(?:in|since|by|of|from|until|till|through|before|after|during|to|between|the|and|early"
    r"|late|than|for|class of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(
    r"(?:\b(?:more than|less than|fewer than|about|some|nearly|almost|least|over|under|up to|at"
    r"|No\.|[Nn]umber|[Ff]light|[Rr]oute|Section|Room|[Hh]ighway|Title|Resolution|Interstate"
    r"|Boeing|[Pp]age|Area|Channel|Building|Suite|Unit|Model|Windows|Office|Article)"
    r"|[A-Z]{2,3}|\+\d{1,3})[\s-]$"
)
_COUNTED: Final = re.compile(
    r"[\s-](?:people|persons|votes?|jobs|miles|dollars|euros|pounds|percent|troops|soldiers|feet"
    r"|foot|meters|metres|acres|hours|points|members|workers|employees|delegates|students|words"
    r"|pages|copies|times|GMT|UTC|E[SD]T|years|men|women|children|voters|calories|square|kilo\w*"
    r"|[A-Z]?\d)\b"
)
_OTHER_YEAR: Final = re.compile(
    r"(?:,| and| or|-)\s?(?:1\d|20)\d\d\b"
    r"|\s(?:[A-Z][a-z]{1,12}\s){0,2}(?:[Pp]residential|[Ee]lections?|campaigns?|race|conventions?"
    r"|primary|primaries|caucuses|census|count|budget|season|Olympics|Games)\b"
)
_TAKES_SHORT_YEAR: Final = re.compile(
    r"\b(?:in|since|by|of|from|until|before|after|summer|class of)\s(?:the\s)?$", re.IGNORECASE
)
_TAKES_DECADE: Final = re.compile(r"\b(?:the|late|early|mid)[\s-]$|\d0s\s(?:and|or|to)\s$")
_TAKES_CLOCK: Final = re.compile(
    r"\b(?:at|by|until|till|around|about|from|before|after|since)\s$", re.IGNORECASE
)
_BUSINESS: Final = re.compile(
    r"(?:['’]s)?\s(?:[\w-]{1,16}\s){0,2}(?:net|profits?|earnings|income|results?|sales|revenues?|loss"
    r"|losses|figures|output|orders|exports|imports|growth|dividend)\b"
)
_BUSINESS_BEFORE: Final = re.compile(
    r"\b(?:net|profits?|earnings|income|results?|sales|revenues?|loss|losses|earned|lost|orders)\s"
    r"(?:in|for|of|during)\s$",
    re.IGNORECASE,
)
_NO_DAY: Final = re.compile(
    r"\b(?:hole|green|tee|fairway|inning|round|lap|mile|floor|street|avenue|birdie|bogey|par|putt"
    r"|eagle)s?\b",
    re.IGNORECASE,
)
_NO_HOLIDAY_AFTER: Final = re.compile(
    r"\s(?:islands?|islanders?|eggs?|bunn(?:y|ies)|trees?|markets?|movies?|films?|songs?|tunes?"
    r"|carols?|albums?|classics?|cards?|lights|decorations?|ornaments?|stockings?|puddings?|spirit"
    r"|cheer|miracles?|jumpers?|sweaters?|costumes?|messages?)\b",
    re.IGNORECASE,
)
_NO_HOLIDAY_BEFORE: Final = re.compile(
    r"\b(?:[Mm]erry|[Hh]appy|Father|[Ww]ar on"
    r"|(?:[Kk]ing|[Qq]ueen|[Dd]ays|[Ss]pirit|[Mm]eaning) of)\s$"
)
# "Temperatures in the 40s", "led 22-5 after the first quarter".
_WARMTH: Final = re.compile(r"\b(?:\w{0,6}peratures?|readings|highs|lows|mercury)\b", re.I)
_GAME: Final = re.compile(
    r"\b(?:led|leads?|trail(?:s|ed)?|ahead|behind) \d{1,3}[-–]\d{1,3}\b"
    r"|\b(?:touchdowns?|field goals?|halftime|three-pointers?|rebounds"
    r"|outscored|layups?|free throws?|punts?)\b"
)
# "The overnight lending rate" is that of a loan for a night.
_NO_NIGHT_AFTER: Final = re.compile(
    r"\s(?:[a-z]{3,12}\s){0,2}(?:rates?|lending|borrowing|loans?|deposits?|funds|success|sensation)\b"
)
_FEAST: Final = re.compile(r"\b(?:on|feast of|solemnity of|before|after|since|until)\s$")
# A time in brackets after another is the same in another zone: "10:35 a.m. (0735 GMT)".
_OTHER_ZONE: Final = re.compile(r"(?:\b[ap]\.?m\.?|\d|[Tt]ime|[A-Z]T)\s\($", re.IGNORECASE)
_COMPARES: Final = re.compile(r"\b(?:most|as|so|how|too)\s$", re.IGNORECASE)
_OPENED: Final = re.compile("(?:[“\"‘]|'')$")
_CLOSED: Final = re.compile(r"[.,]?(?:[”\"’]|'')|\s(?:[Ss]how|[Pp]rogram|[Hh]ost|[Aa]nchor)\b")
_WITHIN_SENTENCE: Final = re.compile(r"\w\s\Z")
_NAME_AFTER: Final = re.compile(r"\s[A-Z]")
_WHOLE_WORD: Final = re.compile(r"(?<!\w)[^\W\d_][\w’'-]*(?!\w)")
# In headlines in title case words from this length on have capitals, but for those below; so many
# show it to be one.
_LONGER: Final = 4
_SMALL_WORDS: Final = frozenset("with from over after that into amid than upon".split())
_ENOUGH_WORDS: Final = 3
_DAILY: Final = re.compile(r"\bUSA\s$")
_BROADCAST_AFTER: Final = re.compile(r"\s(?:Tonight|[Ww]ith|[Hh]ost|[Aa]nchor|[Mm]oderator)\b")
# Years that a news text names without a word that takes a year; others are more often counts.
_COMMON_YEARS: Final = range(1800, 2050)


def is_lookalike(found: Found, text: str) -> bool:
    """Whether the words around an expression show that it is none."""
    check = _CHECKS.get(found.family)
    if check is None:
        return False
    before = text[max(0, found.start - _NEAR) : found.start]
    after = text[found.end : found.end + _NEAR]
    return check(found, before, after)


def _month(found: Found, before: str, after: str) -> bool:
    parts = found.parts
    if parts.keys() & _DATED_MONTH:
        return "that" in parts and parts.get("month", "").lower() in _AMBIGUOUS_MONTHS
    if "short_month" in parts:
        return not parts["short_month"].endswith(".") or not _TAKES_MONTH.search(before)
    if parts["month"].lower() not in _AMBIGUOUS_MONTHS:
        return False
    if _is_among_months(before, after):
        return False
    if _FROM.search(before) and parts["month"] in _RARE_NAMES:
        return _NO_MONTH_AFTER.match(after) is not None
    if parts["month"].isupper() or not _TAKES_MONTH.search(before):
        return True
    if _DEADLINE.search(before):
        return False
    joins = _LOOSE_JOINS if parts["month"] in _LIKELY_MONTHS else _JOINS
    if joins.search(before) and not _OTHER_MONTH.search(before):
        return True
    strong = re.search(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil)\s$", before)
    return not strong and _NO_MONTH_AFTER.match(after) is not None


def _is_among_months(before: str, after: str) -> bool:
    """Whether another month stands beside a word: "from March to May", "April, May and June"."""
    if _OTHER_MONTH.search(before) or _UNITS_TO.search(before):
        return True
    if _LISTED_AFTER.search(before):
        return _LISTED_BEFORE.match(after) is not None
    takes = _TAKES_MONTH.search(before) or _FROM.search(before)
    return bool(takes) and _AND_MONTH.match(after) is not None


def _season(found: Found, before: str, after: str) -> bool:
    if "plain_season" not in found.parts:
        return False
    if found.words[:3].lower() == "the" or "plain_shade" in found.parts:
        return not _TAKES_SEASON.search(before)
    if found.parts["plain_season"][:1].isupper():
        return True
    if _OTHER_SEASON.search(before):
        return False
    return not _TAKES_BARE_SEASON.search(before) or _NO_SEASON_AFTER.match(after) is not None


def _year(found: Found, before: str, after: str) -> bool:
    parts = found.parts
    if "short_year" in parts and "fiscal" not in parts:
        return not _TAKES_SHORT_YEAR.search(before)
    if parts.keys() & {"shade", "fiscal"} or "year" not in parts:
        return False
    if _COUNTS.search(before) or _COUNTED.match(after):
        return True
    year = int(parts["year"])
    if year in _COMMON_YEARS and year % 100:
        return False
    return not _TAKES_YEAR.search(before) and not _OTHER_YEAR.match(after)


def _day_word(found: Found, before: str, after: str) -> bool:
    """Capitals within a sentence, or quotation marks around, make it the name of a broadcast."""
    words = found.parts.get("day_word") or found.parts.get("tonight") or ""
    if not words[:1].isupper() or _is_headline(words, before):
        return False
    if _is_in_title_case(before, after) and not _DAILY.search(before):
        return False
    quoted = _OPENED.search(before) and _CLOSED.match(after)
    return bool(quoted) or bool(_WITHIN_SENTENCE.search(before))


def _is_headline(words: str, before: str) -> bool:
    """Whether a word in capitals stands in a line of them."""
    line = before.rpartition("\n")[2]
    return words.isupper() and line.isupper() and len(line.split()) > 1


def _is_in_title_case(before: str, after: str) -> bool:
    """Whether an expression stands in a headline whose longer words all have capitals."""
    line = before.rpartition("\n")[2], after.partition("\n")[0]
    longer = [
        word
        for part in line
        for word in _WHOLE_WORD.findall(part)
        if len(word) >= _LONGER and word not in _SMALL_WORDS
    ]
    return len(longer) >= _ENOUGH_WORDS and all(word[0].isupper() for word in longer)


def _quarter(found: Found, before: str, after: str) -> bool:
    """Halves and periods without a year are a game's, unless a business's is told of.

    Quarters are beside a score ("led 22-5 after the first quarter") or other words of a game.
    """
    part = found.parts.get("part", "").lower()
    if part == "quarter" and not found.parts.keys() & {"year", "year_word"}:
        return _GAME.search(before) is not None or _GAME.search(after) is not None
    if part not in ("half", "period") or found.parts.keys() & {"year", "year_word"}:
        return False
    if part == "period" and _BUSINESS_BEFORE.search(before):
        return False
    return _BUSINESS.match(after) is None


# "Three quarters of the voters" are no time; two of them are.
_FOURTHS: Final = frozenset({"one", "three", "1", "3"})


def _duration(found: Found, before: str, _after: str) -> bool:
    """Whether it is a fraction ("three-quarters"), or the end of a longer word."""
    parts = found.parts
    is_fraction = parts.get("unit", "").lower() == "quarter" and parts["count"].lower() in _FOURTHS
    return is_fraction or before.endswith("-")


def _day_of_month(_found: Found, before: str, after: str) -> bool:
    """Whether it is a hole, a floor or a street: "a birdie on the 15th"."""
    return _NO_DAY.search(before + after) is not None


def _decade(found: Found, before: str, after: str) -> bool:
    """Two digits and an s are as often an age or a temperature."""
    if "short_decade" not in found.parts or found.words[:1] in "’'‘":
        return False
    if _WARMTH.search(before) or _WARMTH.search(after):
        return True
    return found.words[:1] not in "tT" and not _TAKES_DECADE.search(before)


def _clock(found: Found, before: str, _after: str) -> bool:
    """Whether it is a score or a verse, as "10:35" alone can be, or a film, as "High Noon"."""
    parts = found.parts
    if "hour_name" in parts and found.words[0].isupper():
        return _WITHIN_SENTENCE.search(before) is not None
    if "zone" in parts and _OTHER_ZONE.search(before):
        return True
    if "military" in parts:
        return False
    if "full_hour" not in parts or parts.keys() & {
        "zone",
        "weekday",
        "day_word",
        "near_tod",
        "month",
        "month_named",
    }:
        return False
    return not _TAKES_CLOCK.search(before)


def _recurring_unit(_found: Found, before: str, _after: str) -> bool:
    """Whether it says how much, not how often: "the average daily volume"."""
    return before.endswith("average ")


def _present(found: Found, before: str, _after: str) -> bool:
    """In capitals it is a name; "the most recent" and "as soon" compare."""
    return found.words.isupper() or _COMPARES.search(before) is not None


def _single(found: Found, _before: str, _after: str) -> bool:
    """Whether the unit is a name: "a Century boat"."""
    return found.parts.get("unit", "")[:1].isupper() and not found.words.isupper()


def _unit(found: Found, before: str, after: str) -> bool:
    """Whether it is the name of a broadcast: "This Week", "Last Week Tonight"."""
    unit = found.parts.get("unit", "")
    if not unit[:1].isupper() or unit.isupper() or "pointer" not in found.parts:
        return False
    if found.parts["pointer"].lower() == "this" or _BROADCAST_AFTER.match(after):
        return True
    starts_sentence = not _WITHIN_SENTENCE.search(before)
    return not starts_sentence and not _is_in_title_case(before, after)


def _century(found: Found, _before: str, after: str) -> bool:
    """Whether it is a part of a name: "21st Century Fox"."""
    return found.words.endswith("Century") and _NAME_AFTER.match(after) is not None


def _holiday(found: Found, before: str, after: str) -> bool:
    """Whether it is of another name: "Easter eggs" of a game, an island, a city."""
    if found.words.lower() == "corpus christi" and not _FEAST.search(before):
        return True
    if "year" in found.parts:
        return False
    if _OPENED.search(before) and _CLOSED.match(after):
        return True
    return bool(_NO_HOLIDAY_AFTER.match(after) or _NO_HOLIDAY_BEFORE.search(before))


def _part_of_day(found: Found, _before: str, after: str) -> bool:
    """Whether it only says for how long money is lent: "the overnight rate"."""
    return found.words.lower() == "overnight" and _NO_NIGHT_AFTER.match(after) is not None


_CHECKS: Final[dict[str, Callable[[Found, str, str], bool]]] = {
    "month": _month,
    "season": _season,
    "year": _year,
    "day_word": _day_word,
    "quarter": _quarter,
    "day_of_month": _day_of_month,
    "duration": _duration,
    "century": _century,
    "holiday": _holiday,
    "part_of_day": _part_of_day,
    "decade": _decade,
    "clock": _clock,
    "recurring_unit": _recurring_unit,
    "present": _present,
    "past": _present,
    "future": _present,
    "unit": _unit,
    "single": _single,
}
