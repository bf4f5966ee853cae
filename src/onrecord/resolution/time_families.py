"""The grammar of time expressions: one pattern for each family.

A family is a regular expression with named parts; a blank in it stands for one white-space
character, so that no expression runs from one paragraph into the next. Every repetition is
bounded, so that the time to read a text grows with its length and no faster.
"""

from typing import Final

from onrecord.resolution.event_days import EVENT_DAY
from onrecord.resolution.time_vocabulary import (
    ANY_MONTH,
    BEFORE_ERA,
    BOUND,
    CLAUSE_ENDS,
    CLOCK,
    COUNT,
    DAY_NUMBER,
    DAY_OF_MONTH,
    HOLIDAY,
    IN_ERA,
    LONG_UNIT,
    MANY_UNITS,
    MONTH,
    MONTH_DAY,
    MONTH_SHORT,
    NAME_GOES_ON,
    NAMED_WEEKDAY,
    NARRATED,
    NIGHT_OF,
    NUMBER,
    ON_OR_BY,
    ORDINAL,
    POINTER,
    RATE_BEFORE,
    ROUGHLY,
    SEASON,
    SHADE,
    SPELT,
    SPELT_YEAR,
    TENS,
    THING_OLD,
    TIME_OF_DAY,
    TOD,
    TWO_UNITS,
    UNIT,
    VAGUE_COUNT,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    YEAR_AFTER,
    YEAR_BACK,
    YEAR_WORD,
)

_DAY_FAMILIES: Final[dict[str, str]] = {
    "iso_day": (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
        r"(?:T(?P<full_hour>[01]\d|2[0-3]):(?P<full_minute>[0-5]\d)(?::[0-5]\d)?(?P<universal>Z)?)?"
        r"(?![-\d])"
    ),
    "numeric_day": (
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)(?![/\d])"
        r"|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<dotted_year>(?:1\d|20)\d\d)(?!\.?\d)"
        rf"|(?P<dashed_day>\d{{1,2}})-(?P<named_month>{ANY_MONTH})-(?P<dashed_year>\d{{4}}|\d\d)(?!-)"
    ),
    "clock": (
        rf"{CLOCK}(?: (?P<near_tod>last night|tonight|this (?:morning|afternoon|evening))"
        rf"|,? (?:on )?(?P<day_word>today|yesterday|tomorrow)(?: (?P<word_tod>{TIME_OF_DAY}))?"
        r"|,? (?:on )?the (?P<beside>next|following|previous)"
        rf" (?:day|(?P<beside_tod>{TIME_OF_DAY}))"
        rf"|(?:,? (?:on )?(?P<weekday>{WEEKDAY})(?: (?P<weekday_tod>{TIME_OF_DAY}))?)?"
        rf"(?:,? (?:on )?{MONTH_DAY}{YEAR_AFTER}?)?)"
    ),
    "week_of_day": (
        rf"(?i:the )?(?i:week) of (?P<month>{ANY_MONTH}) (?P<day>{DAY_NUMBER}){YEAR_AFTER}?"
    ),
    "event_day": EVENT_DAY,
    "calendar_day": (
        rf"(?:{SHADE})?{NIGHT_OF}?"
        rf"(?:(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT})(?: (?P<weekday_tod>{TIME_OF_DAY}))?"
        rf"(?:,? (?P<bracket>\()|,? (?:the )?)|{POINTER} (?={ANY_MONTH}))?"
        rf"{MONTH_DAY}{YEAR_AFTER}?(?(bracket)\)|{TOD}?)"
    ),
    "weekday_of_week": (
        rf"(?:{SHADE})?(?P<weekday>{WEEKDAY}){TOD}? of (?P<pointer>last|this|next) week"
    ),
    "holiday": (
        rf"(?:(?:{POINTER}|(?P<definite>(?i:the))) )?(?P<holiday>{HOLIDAY})"
        rf"(?(definite)(?:(?<=th of July)| (?P<definite_part>weekend|week))"
        rf"|(?: (?P<part>weekend|week|{TIME_OF_DAY}))?"
        rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of )?{YEAR_WORD})?)"
    ),
    "day_of_month": (
        rf"(?P<weekday>{WEEKDAY}),? (?:the )?(?P<numbered>{DAY_OF_MONTH})(?! (?:of|in)\b)"
        rf"|{ON_OR_BY}(?i:the )(?P<number>{DAY_OF_MONTH})"
        rf"(?: of (?P<pointer>this|last|next|the) month|{CLAUSE_ENDS})"
    ),
    "nth_day": (
        r"(?i:the )(?:(?P<nth>(?i:first|second|third|fourth|last|final)) (?P<nth_weekday>"
        rf"{WEEKDAY})|(?P<edge>(?i:first|second|third|fourth|last|final))"
        r" (?P<unit>day|week|weekend)) (?:in|of)"
        rf" (?:(?P<month>{MONTH}){YEAR_AFTER}?|(?P<pointer>the|this|last|next) month)"
    ),
    "recurring_weekday": (
        rf"(?:(?i:every|each) (?:other )?(?P<weekday>{WEEKDAY})|(?P<weekdays>{WEEKDAY})s)"
        rf"(?: (?P<tods>{TIME_OF_DAY})s?)?|(?P<weekday_times>{WEEKDAY}) (?P<times>{TIME_OF_DAY})s"
    ),
    "weekday": (
        rf"(?:{SHADE})?(?:(?:{POINTER}|{NARRATED}) (?!(?i:the) ))?"
        rf"{NIGHT_OF}?{NAMED_WEEKDAY}(?P<weekday>{WEEKDAY}){TOD}?{NAME_GOES_ON}"
    ),
}

_COUNTED_FAMILIES: Final[dict[str, str]] = {
    "recurring_unit": (
        rf"(?i:once|twice|(?:{NUMBER}|several|many) times) (?i:an?|each|every)"
        rf" (?P<times_unit>{UNIT})"
        rf"|(?i:every|each) (?:(?:(?P<count>(?i:other|second|third|fourth)|{NUMBER}) )?"
        rf"(?P<unit>{UNIT})[sS]?|(?:few|couple of) (?P<few_units>{MANY_UNITS})"
        r"|(?P<half_hour>half[- ]hour)"
        rf"|(?P<each_tod>{TIME_OF_DAY})|(?P<each_weekend>weekend)|(?P<each_month>{MONTH})"
        rf"|(?P<each_season>{SEASON}))"
        r"|(?P<weekends>weekends)(?! ago)"
        r"|(?:(?i:once|twice|thrice)-)?(?P<adverb>daily|hourly|weekly|monthly|yearly|annually|nightly"
        r"|biweekly|fortnightly|bimonthly|semiannually|biennially"
        r"|quarterly(?=[.,;:!?)]|$| (?:by|in|at|from|since|to|for|on|and)\b))"
    ),
    "compared": (
        rf"(?i:the )?(?:same|corresponding|comparable|similar) (?:(?P<year_inside>{YEAR})"
        r" (?P<unit_inside>period|quarter|month|week)|(?P<unit>period|quarter|month|week)"
        r"(?: (?:of |in |from )?(?:the )?(?P<year_word>last|previous) year"
        r"| (?P<back>a year (?:ago|earlier|before))| (?:of|in) (?P<year>" + YEAR + ")))"
    ),
    "age": (
        rf"(?:{ROUGHLY})?(?P<count>\d{{1,3}}(?:[.,]\d{{1,3}}){{0,2}}|{SPELT})"
        r" (?P<scale>(?i:thousand|million|billion)) years ago"
    ),
    "ago": (
        rf"(?:{ROUGHLY})?(?!(?i:an?)(?:-| or | to ))(?P<count>{COUNT})(?P<half> and a half)?"
        rf"(?P<most>(?: or | to |-){NUMBER})?"
        rf" (?P<unit>{UNIT}|(?i:century|centurie))[sS]?(?P<unit_half> and a half)?(?: or so)? ago"
        rf"(?: (?P<ago_weekday>{WEEKDAY})| (?P<ago_day>today|yesterday|tomorrow|tonight)"
        r"(?: (?:morning|night))?| (?P<ago_pointer>this|last|next) (?P<ago_unit>week|month|year))?"
        r"|(?i:an? )?(?i:(?P<fraction>half|quarter))(?: of)?(?: an?[- ]|[- ])"
        r"(?P<fraction_unit>century|decade|year|hour) ago"
        rf"|(?:(?P<vague>{VAGUE_COUNT}) (?P<vague_unit>{UNIT})[sS]?"
        rf"|(?P<units_ago>{MANY_UNITS})) ago"
    ),
    "from_now": (
        rf"(?P<count>{COUNT}) (?P<unit>{LONG_UNIT})[sS]? (?:hence|from"
        rf" (?:now|(?P<from_today>today)|(?P<day>tomorrow)|(?:next |this )?(?P<weekday>{WEEKDAY})))"
        rf"|(?P<units_on>{MANY_UNITS}) (?:from now|hence)"
    ),
    "distance": (
        rf"(?P<count>{COUNT}) (?P<unit>{LONG_UNIT})[sS]? "
        r"(?:(?P<way>earlier|later)(?! than)"
        rf"|(?P<way_ends>before|after|afterward|prior){CLAUSE_ENDS})"
    ),
    "window": (
        rf"(?:{BOUND})?(?:(?i:the |these |those ))?"
        rf"(?P<side>(?i:past|last|next|coming|previous|preceding|prior|latest)) "
        rf"(?:(?P<count>(?i:couple(?: of)?|dozen)|{NUMBER})(?:(?: to |-| or )(?P<most>{NUMBER}))?"
        rf"|(?P<vague>(?i:few|several|many))) (?P<unit>{UNIT})[sS]?(?: or so)?"
        r"|(?i:the )(?P<lone_side>past|last|coming|(?<=over the )next|(?<=within the )next"
        r"|(?<=in the )next|(?<=during the )next) "
        r"(?P<lone_unit>hour|week|month|quarter|year|decade)(?P<and_half> and a half)?(?: or so)?"
        r"(?! of (?:\d|last|this|next))"
        r"|(?i:the )(?:past|last|next|coming) (?P<half>half)[- ](?P<half_unit>hour|century|decade)"
        r"|(?i:the )(?:past|last|next|coming) (?P<one_or_two>day|week|month|year) or two"
        r"|(?P<definite>(?i:the ))?(?P<vague_side>(?i:recent|past|coming))"
        rf" (?P<vague_units>{MANY_UNITS})(?: and {MANY_UNITS})?"
        r"|(?i:the )(?P<early>first|early|last|final|opening|closing|waning)"
        rf" (?P<early_units>{MANY_UNITS})"
        rf"|(?i:the )(?P<units_ahead>{MANY_UNITS}) (?:ahead|to come)"
    ),
}

_STORY_FAMILIES: Final[dict[str, str]] = {
    "day_word": (
        rf"(?:{SHADE})?(?:(?P<day_word>(?i:today|yesterday|tomorrow)){TOD}?"
        rf"|(?P<tonight>(?i:tonight|last night))|(?i:this )(?P<this_tod>(?!night){TIME_OF_DAY}))"
        r"|(?i:the )(?P<far_day>day before yesterday|day after tomorrow)"
    ),
    "beyond": (
        r"(?i:the )(?:(?P<unit>week|weekend|month|year)|night) (?P<side>before last|after next)"
    ),
    "narrated": (
        rf"(?:{SHADE})?{NARRATED} "
        rf"(?:(?P<unit>{LONG_UNIT})|(?P<tod>{TIME_OF_DAY})|(?P<season>{SEASON}))"
        r"|(?:(?<=[Bb]y )|(?<=[Aa]t )|(?<=[Ss]ince )|(?<=[Uu]ntil ))(?P<told>that time)"
        rf"|(?i:the )(?:(?P<side_unit>day|week|month|year)|(?P<side_tod>night|morning|evening)) "
        rf"(?P<side>before|after|prior){CLAUSE_ENDS}"
        r"|(?i:the )(?P<day_beside>day)(?= (?:before|after) (?:the|an?|his|her|its|their|[A-Z]|\d))"
    ),
    "part_of_day": (
        r"(?:(?<=in )|(?<=during )|(?<=until ))the (?:early |late )?"
        r"(?P<tod>morning|afternoon|evening|night)(?: hours)?|(?i:overnight)"
        r"|(?:early |late |(?<=in )|(?<=during ))(?P<trading_tod>morning|afternoon|evening)"
        r"(?= (?:trading|trade|dealings?|deals|session)\b)"
        r"|(?:(?<=in )|(?<=by )|(?<=since )|(?<=until ))(?:early |late )"
        r"(?P<late_tod>morning|afternoon|evening)"
        r"|(?i:mid)[- ](?P<mid_tod>morning|afternoon)(?: (?P<mid_day>today|yesterday|tomorrow))?"
    ),
}

_PERIOD_FAMILIES: Final[dict[str, str]] = {
    "edge": (
        r"(?i:the )?(?:(?P<edge>(?i:end|beginning|start|middle|close|turn"
        r"|(?:early|first|later?|latter) part))(?: of |(?<=[Ee]nd)-)"
        rf"(?:(?P<named_month>{MONTH}){YEAR_AFTER}?|(?P<named_year>{YEAR})"
        r"|the (?P<named_decade>(?:1[5-9]|20)\d0)[’']?s"
        r"|(?P<pointer>the|this|last|next) (?P<unit>week|month|quarter|year|decade|century))"
        r"|(?:first|second|latter) (?P<half_of>half) of"
        r" (?:the (?P<half_decade>(?:1[5-9]|20)\d0)[’']?s"
        r"|(?P<half_pointer>the|this|last) (?P<half_unit>decade|century))"
        r"|(?P<whole_end>(?i:week|month|year))(?:[’']s[- ]| )end"
        r"|(?i:mid)[- ]?(?P<mid>(?i:week|month|year))(?!-)"
        r"|(?P<end_of>(?i:week-|month-?|year-?))end"
        rf"(?: (?P<end_year>{YEAR}))?)"
    ),
    "month": (
        rf"(?:{SHADE})?(?:(?:{POINTER}|(?P<that>(?i:that))) )?"
        rf"(?:(?P<month>{MONTH})|(?P<short_month>{MONTH_SHORT})){YEAR_AFTER}?"
    ),
    "quarter": (
        rf"(?:(?P<owner>last|this|next) year[’']s (?:(?P<owned>{ORDINAL})[- ])?"
        r"(?P<owned_part>(?i:quarter|half|period))"
        rf"|(?i:the )?(?P<year_before>{YEAR})(?:[’']s)? (?:fiscal )?"
        rf"(?:(?P<dated>{ORDINAL})[- ])?(?P<dated_part>(?i:quarter|half|period))"
        rf"|(?i:the )?(?i:first) (?P<several>two|three) quarters(?: of (?P<several_year>{YEAR}))?"
        r"|(?:(?:(?i:the )(?!\w{5,6}-[qh]))?(?P<fiscal>fiscal[- ])?"
        r"(?P<ordinal>(?i:first|second|third|fourth|1st|2nd|3rd|4th|final(?=[- ]quarter)"
        r"|last(?= half| quarter of )))[- ](?P<fiscal_after>fiscal )?"
        r"(?P<part>(?i:quarter|half|period))"
        rf"|(?:(?P<number_year>{YEAR}) )?Q(?P<number>[1-4])|(?P<number_before>[1-4])Q(?:\d\d)?)"
        rf"(?:(?: of)?(?: fiscal)? (?P<year>{YEAR})| of (?P<year_word>last|this|next|the) year"
        r"| (?P<same_year>last|this|next) year| (?P<year_back>a year (?:ago|earlier|before)))?"
        rf"|(?i:the )(?P<end_month>{MONTH}) quarter)"
    ),
    "reporting": (
        r"(?i:the )?(?:(?P<newest>latest|most recent) (?:fiscal )?"
        r"(?P<newest_unit>quarter|period|year|month|week)"
        rf"|(?P<back>{YEAR_BACK}) (?:(?P<back_ordinal>{ORDINAL})[- ])?"
        r"(?P<back_unit>quarter|period|month))"
        r"|(?i:the )(?P<back_plain>quarter|period|month) a year (?:ago|earlier|before)"
        r"|(?i:full)-(?P<full_year>year)|(?i:half)-(?P<half_year>year)(?= (?:net|pretax|pre-tax"
        r"|operating|results?|profits?|earnings|loss|losses|figures|sales|revenues?|report)\b)"
        rf"|(?i:(?P<back_alone>{YEAR_BACK}))(?! (?:{NUMBER} |[A-Z]{{0,2}}[$£€#]))"
        r"|(?i:the )(?:(?P<whole>full|fiscal|entire|whole|calendar) )?"
        r"(?P<plain>year|quarter|week|month)"
        rf"(?:(?= (?P<ended>end(?:ed|ing)|to(?= {MONTH})) (?:(?P<end_month>{ANY_MONTH})|\w))"
        r"|(?!-\w| (?:old|long|end|ago|century|final|finals)\b| (?:1\d|20)\d\d\b"
        r"| (?:nineteen|two thousand)\b| of [A-Z]))"
    ),
    "unit": (
        rf"(?:{SHADE})?(?:{POINTER}|(?P<whole>(?i:all))|(?i:the )?(?P<current>current)) "
        rf"(?:(?:fiscal )?(?P<unit>{LONG_UNIT})|(?P<season>{SEASON}))"
        rf"|{SHADE.replace('shade', 'inner_shade')}the (?P<inner_unit>day|week|month|quarter|year)"
        r"|(?i:the )(?P<weekend>weekend)"
    ),
    "season": (
        rf"(?:{SHADE})?(?i:the )?(?P<season>{SEASON}) (?:of )?"
        rf"(?:(?P<year>{YEAR})|[’'](?P<short_year>\d\d)|(?P<spelt_year>{SPELT_YEAR}))"
        rf"|(?i:the )?(?P<year_before>{YEAR}) (?P<season_after>{SEASON})"
        rf"|(?i:the )?(?:(?P<plain_shade>early|late) )?(?P<plain_season>{SEASON})"
        r"(?: months)?(?! of\b)"
    ),
    "century": (
        r"(?i:the )?(?:(?P<shade>(?i:early|late|mid))[- ])?"
        r"(?:(?P<number>[12]?\d)(?:st|nd|rd|th)"
        r"|(?P<spelt>(?i:sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)))"
        rf"[- ](?i:century)(?: (?P<era>{BEFORE_ERA}|{IN_ERA}))?"
        r"|(?:(?i:the )(?=next|last))?(?P<pointer>(?i:this|last|next)) century"
    ),
    "decade": (
        r"(?i:the )?(?:(?P<shade>(?i:(?:early|mid)-?(?: to |-to-)(?:mid|late)"
        r"|early|late|mid))[- ])?"
        r"(?:(?P<decade>(?:1[5-9]|20)\d0)[’']?s|[’'‘]?(?P<short_decade>\d0)[’']?s"
        rf"|(?i:nineteen[- ])?(?P<spelt_decade>(?i:{'|'.join(word[:-1] for word in TENS)}))ies)"
    ),
    "era": (
        rf"(?:AD|A\.D\.) ?(?P<year_after>\d{{1,4}})(?![,.]\d)"
        r"|(?P<year>\d{1,2},\d{3}|\d{1,5})"
        rf" ?(?P<era>{BEFORE_ERA}|{IN_ERA})(?! [A-Z])"
    ),
    "year_range": rf"(?P<year>{YEAR}) ?[-–—] ?(?P<last>{YEAR}|\d\d(?![\d%,:/.]\d|\d))",
    "year": (
        rf"(?i:the )(?P<year_first>{YEAR})"
        r" (?:fiscal|calendar|financial|tax|school|academic) year"
        rf"|(?:(?:{SHADE})|(?i:pre|post)-|(?i:(?:fiscal[- ]|(?:calendar|financial|tax) )(?:year )?"
        rf"|the (?:(?:fiscal|calendar|financial|tax) )?year )|FY ?)?(?P<year>{YEAR})"
        rf"|(?P<spelt_year>{SPELT_YEAR})|(?i:the )year (?P<thousand>two thousand)"
        r"|(?:(?P<fiscal>(?i:fiscal )|FY ?)[’'‘]?|[’'‘])(?P<short_year>\d\d)"
    ),
}

_LASTING_FAMILIES: Final[dict[str, str]] = {
    "duration": (
        rf"(?:{BOUND})?(?:(?i:the |those |these )(?!first (?:two|three) quarters\b)"
        rf"(?:first |year-(?:ago|earlier) )?(?!{NUMBER}-|[Aa]n? )"
        rf"|(?:an?|the) (?={NUMBER}-\w{{3,7}} period))?"
        rf"(?:(?i:an? )?(?P<half>(?i:half))(?: an? |[- ])"
        r"(?P<half_unit>hour|day|year|century|decade)"
        r"|(?i:a )?(?P<fourth>(?i:quarter))(?: of an? |[- ](?:of[- ]an?[- ])?)"
        r"(?P<fourth_unit>hour|century)"
        rf"|three[- ](?P<three_fourths>quarters) of an hour|{TWO_UNITS}"
        rf"|(?P<count>(?i:a (?:couple(?: of)?|dozen)|(?:a|one) hundred)\b|{NUMBER}"
        r"|\d{1,2}\.\d(?!\d))"
        rf"(?P<and_half>[- ]1/2|[- ]and[- ]a[- ]half)?(?:(?:-? to |-to-|-| or )(?P<most>{NUMBER}))?"
        rf"[- ](?:(?:more|full|additional|trading|business|working|consecutive|straight) )?"
        rf"(?P<unit>{UNIT}|(?i:centurie|century))[sS]?(?: period|-long|{THING_OLD})?(?: or so)?"
        r"(?![- ]old|[- ]century))"
    ),
    "vague_duration": (
        rf"(?P<vague>{VAGUE_COUNT}) (?:more )?(?P<unit>{MANY_UNITS})"
        rf"|(?i:several|many)-(?P<several_unit>{UNIT})"
        rf"|(?:(?<=[Ff]or )|(?<=within )|(?<=in )|(?<=[Aa]fter ))(?P<lone_units>{MANY_UNITS})"
        rf"(?: or {MANY_UNITS})?"
        rf"|(?<=over )the (?P<over_units>years|decades|centuries)"
        rf"|(?P<long>{MANY_UNITS})-(?:long|old)"
        rf"|(?<!of )(?P<lead_units>{MANY_UNITS})(?= (?:after|before|later|earlier|since|following"
        r"|leading up to|ahead of|that followed|of)\b)"
        r"|(?<![-\d])(?P<old_unit>(?i:week|month|decade|century))-old"
    ),
    "single": (
        rf"(?:{RATE_BEFORE}(?P<rate>an?)|(?P<per>per)"
        rf"|(?:{BOUND})?(?P<count>(?i:an?|another|one)(?i: (?:full|entire|whole|additional|further"
        r"|extra|single|solid))?)) "
        r"(?P<unit>(?i:minute|hour|day|week|month|year|decade|century))"
        r"(?P<and_half> and a half)?(?: or (?P<more>two|so|more))?(?![- ](?:old|long)\b|-)"
        r"|(?P<long_unit>(?i:day|week|month|year|decade))-?long|(?i:a )(?P<fortnight>fortnight)"
    ),
    "present": (
        r"(?i:right now|now|currently|presently|nowadays|these days)(?!-)"
        r"|current(?= (?!accounts?\b)[a-z])"
    ),
    "past": (
        r"(?i:more recently|recently|lately)|(?i:recent)(?= [A-Za-z])|Previously"
        r"|(?<=[Ii]n )those days"
        r"|(?i:not |so |too )?(?i:so |that |too )?(?i:long|a while|some time) ago"
        r"|(?i:the )(?:recent )?past(?=[.,;:!?)”\"]|$| (?:that|and|or|it|he|she|they|we|but|is|was"
        r"|has|have|to|by|with|as|for|when)\b)"
    ),
    "future": (
        r"(?i:as soon as possible|very soon)|(?i:soon)(?! (?:after|as)\b|-)"
        r"|(?i:the )(?:near |foreseeable |immediate |distant )?future(?! of\b)"
        r"|(?i:a later )(?:date|time)\b"
    ),
}

# In the order in which they are tried at a place: the longer and surer ones first.
FAMILIES: Final[dict[str, str]] = {
    **_DAY_FAMILIES,
    **_COUNTED_FAMILIES,
    **_STORY_FAMILIES,
    **_PERIOD_FAMILIES,
    **_LASTING_FAMILIES,
}
