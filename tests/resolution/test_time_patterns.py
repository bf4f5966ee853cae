import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolution.time_families import FAMILIES
from onrecord.resolution.time_openings import OPENING
from onrecord.resolution.time_patterns import find_expressions

_LOOKBEHIND = re.compile(r"\(\?<[!=](?:[^()]|\([^()]*\))*\)")

# One for each word that an expression can begin with, weekdays, months and numbers apart.
EXPRESSIONS = """
about two years ago|all week|almost a decade ago|annually|around ten days ago|at least a month ago
autumn 2016|beginning of 2016|close of last year|coming three weeks|daily|each Monday
each year|earlier Thursday|early 2016|end of the month|every other week|fall of 2016|first-quarter
fiscal 2016|fiscal year 2016|following week|fourth-quarter of 2016|hourly|just over a week ago
last week|late October|later this month|less than an hour ago|mid-2015|middle of June|monthly
more than three years ago|nearly a year ago|next Tuesday|nightly|over a year ago|past two days
post-2016|pre-2016|preceding two months|previous year|roughly two weeks ago
second-quarter of 2016|some 20 years ago|spring 2016|start of the year|summer of 2016
that same day|the weekend|these past two weeks|third-quarter of 2016|this month|those last two days
today|tomorrow morning|tonight|under an hour ago|weekly|winter 2016|yearly|yesterday|week of Oct. 9
month's end|year-end|morning of June 16|afternoon of June 16|evening of June 16|night of June 16
Q3|’90s|’16|1990s|10/9/2016|2016-10-09|October9, 2016|OCT. 9|SUNDAY|Sundays|Tues. Oct. 9
now|currently|recently|lately|soon|nowadays|the near future|the nine months|the latest quarter
the year-earlier period|year-ago|the same month last year|the 1988 second quarter|a year or two
last year’s quarter|midnight|noon Saturday|10 p.m. Wednesday|16:00 UTC|4 in the morning|overnight
several months|few years ago|many weeks|half an hour|up to 180 days|no more than two days
not so long ago|the nineties|the twentieth century|nineteenth century|this century
nineteen ninety-six|the year two thousand|the weeks ahead|recent weeks and months|coming years
decades-long|as soon as possible|very soon|more recently|at least 30 days|these days
New Year’s Eve|Presidents’ Day|Christmas|a couple of days ago|an hour ago|twenty-four hours ago
""".replace("\n", "|").strip("|")


@pytest.mark.parametrize("words", EXPRESSIONS.split("|"))
def test_an_expression_is_found_from_its_first_word(words: str) -> None:
    (found,) = find_expressions(f"It was said “{words}”.")
    assert found.start == len("It was said “")


@pytest.mark.parametrize("family", FAMILIES)
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_a_family_matches_begins_with_an_opening(family: str, data: st.DataObject) -> None:
    pattern = re.compile(_LOOKBEHIND.sub("", FAMILIES[family]), re.ASCII)
    words = data.draw(st.from_regex(pattern, fullmatch=True))
    assert re.match(OPENING, words), words
