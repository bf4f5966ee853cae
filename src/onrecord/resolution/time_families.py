"""The grammar of time expressions: one pattern for each family.

A family is a regular expression with named parts; a blank in it stands for one white-space
character, so that no expression runs from one paragraph into the next. Every repetition is
bounded, so that the time to read a text grows with its length and no faster.
"""

from typing import Final

from onrecord.resolution.time_vocabulary import (
    ANY_MONTH,
    BOUND,
    CLAUSE_ENDS,
    CLOCK,
    COUNT,
    DAY_NUMBER,
    HOLIDAY,
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
    ORDINAL,
    POINTER,
    ROUGHLY,
    SEASON,
    SHADE,
    SPELT_YEAR,
    TENS,
    TIME_OF_DAY,
    TOD,
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
    "iso_day": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![-\d])",
    "numeric_day": r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)(?![/\d])",
    "clock": (
        rf"{CLOCK}(?: (?P<near_tod>last night|tonight|this (?:morning|afternoon|evening))"
        rf"|,? (?:on )?(?P<day_word>today|yesterday|tomorrow)(?: (?P<word_tod>{TIME_OF_DAY}))?"
        rf"|(?:,? (?:on )?(?P<weekday>{WEEKDAY})(?: (?P<weekday_tod>{TIME_OF_DAY}))?)?"
        rf"(?:,? (?:on )?{MONTH_DAY}{YEAR_AFTER}?)?)"
    ),
    "week_of_day": (
        rf"(?i:the )?(?i:week) of (?P<month>{ANY_MONTH}) (?P<day>{DAY_NUMBER}){YEAR_AFTER}?"
    ),
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
        rf"(?:{POINTER} )?(?P<holiday>{HOLIDAY})"
        rf"(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?:of )?{YEAR_WORD})?"
    ),
    "recurring_weekday": (
        rf"(?:(?i:every|each) (?:other )?(?P<weekday>{WEEKDAY})|(?P<weekdays>{WEEKDAY})s)"
        rf"(?: (?P<tods>{TIME_OF_DAY})s?)?|(?P<weekday_times>{WEEKDAY}) (?P<times>{TIME_OF_DAY})s"
    ),
    "weekday": (
        rf"(?:{SHADE})?(?:(?:{POINTER}|{NARRATED}) )?"
        rf"{NAMED_WEEKDAY}(?P<weekday>{WEEKDAY}){TOD}?{NAME_GOES_ON}"
    ),
}

_COUNTED_FAMILIES: Final[dict[str, str]] = {
    "recurring_unit": (
        rf"(?i:once|twice|(?:{NUMBER}|several|many) times) (?i:an?|each|every)"
        rf" (?P<times_unit>{UNIT})"
        rf"|(?i:every|each) (?:(?:(?P<count>(?i:other)|{NUMBER}) )?(?P<unit>{UNIT})s?"
        rf"|(?P<each_tod>{TIME_OF_DAY})|(?P<each_weekend>weekend)|(?P<each_month>{MONTH})"
        rf"|(?P<each_season>{SEASON}))"
        r"|(?P<adverb>daily|hourly|weekly|monthly|yearly|annually|nightly"
        r"|quarterly(?=[.,;:!?)]|$| (?:by|in|at|from|since|to|for|on|and)\b))"
    ),
    "compared": (
        rf"(?i:the )?(?:same|corresponding|comparable|similar) (?:(?P<year_inside>{YEAR})"
        r" (?P<unit_inside>period|quarter|month|week)|(?P<unit>period|quarter|month|week)"
        r"(?: (?:of |in |from )?(?:the )?(?P<year_word>last|previous) year"
        r"| (?P<back>a year (?:ago|earlier|before))| (?:of|in) (?P<year>" + YEAR + ")))"
    ),
    "ago": (
        rf"(?:{ROUGHLY})?(?!(?i:an?)(?:-| or | to ))(?P<count>{COUNT})(?P<half> and a half)?"
        rf"(?P<most>(?: or | to |-){NUMBER})?"
        rf" (?P<unit>{UNIT}|(?i:century|centurie))s?(?P<unit_half> and a half)?(?: or so)? ago"
        rf"(?: (?P<ago_weekday>{WEEKDAY})| (?P<ago_day>today|yesterday))?"
        rf"|(?:(?P<vague>{VAGUE_COUNT}) (?P<vague_unit>{UNIT})s?|(?P<units_ago>{MANY_UNITS})) ago"
    ),
    "from_now": (
        rf"(?P<count>{COUNT}) (?P<unit>{LONG_UNIT})s? (?:hence|from"
        rf" (?:now|(?P<from_today>today)|(?P<day>tomorrow)|(?:next |this )?(?P<weekday>{WEEKDAY})))"
    ),
    "distance": (
        rf"(?P<count>{COUNT}) (?P<unit>{LONG_UNIT})s? "
        rf"(?:(?P<way>earlier|later)(?! than)|(?P<way_ends>before|after|afterward){CLAUSE_ENDS})"
    ),
    "window": (
        rf"(?:{BOUND})?(?:(?i:the |these |those ))?"
        rf"(?P<side>(?i:past|last|next|coming|previous|preceding|prior|latest)) "
        rf"(?:(?P<count>(?i:couple(?: of)?|dozen)|{NUMBER})(?:(?: to |-| or )(?P<most>{NUMBER}))?"
        rf"|(?P<vague>(?i:few|several|many))) (?P<unit>{UNIT})s?(?: or so)?"
        r"|(?i:the )(?P<lone_side>past|last|coming|(?<=over the )next|(?<=within the )next"
        r"|(?<=in the )next|(?<=during the )next) "
        r"(?P<lone_unit>hour|week|month|quarter|year|decade)(?: or so)?"
        r"|(?i:the )(?:past|last|next|coming) (?P<one_or_two>day|week|month|year) or two"
        r"|(?P<definite>(?i:the ))?(?P<vague_side>(?i:recent|past|coming))"
        rf" (?P<vague_units>{MANY_UNITS})(?: and {MANY_UNITS})?"
        rf"|(?i:the )(?P<early>first|early|last|final) (?P<early_units>{MANY_UNITS})"
        rf"|(?i:the )(?P<units_ahead>{MANY_UNITS}) (?:ahead|to come)"
    ),
}

_STORY_FAMILIES: Final[dict[str, str]] = {
    "day_word": (
        rf"(?:{SHADE})?(?:(?P<day_word>(?i:today|yesterday|tomorrow)){TOD}?"
        r"|(?P<tonight>(?i:tonight|last night))|(?i:this )(?P<this_tod>morning|afternoon|evening))"
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
        rf"(?P<side>before|after){CLAUSE_ENDS}"
    ),
    "part_of_day": (
        r"(?:(?<=in )|(?<=during ))the (?P<tod>morning|afternoon|evening|night)|(?i:overnight)"
        r"|(?i:mid)[- ](?P<mid_tod>morning|afternoon)(?: (?P<mid_day>today|yesterday|tomorrow))?"
    ),
}

_PERIOD_FAMILIES: Final[dict[str, str]] = {
    "edge": (
        r"(?i:the )?(?:(?P<edge>(?i:end|beginning|start|middle|close)) of"
        rf" (?:(?P<named_month>{MONTH}){YEAR_AFTER}?|(?P<named_year>{YEAR})"
        r"|(?P<pointer>the|this|last|next) (?P<unit>week|month|quarter|year|decade))"
        r"|(?P<whole_end>(?i:week|month|year))(?:[’']s[- ]| )end"
        r"|(?P<end_of>(?i:week|month|year))-end"
        rf"(?: (?P<end_year>{YEAR}))?)"
    ),
    "month": (
        rf"(?:{SHADE})?(?:(?:{POINTER}|(?P<that>(?i:that))) )?"
        rf"(?:(?P<month>{MONTH})|(?P<short_month>{MONTH_SHORT})){YEAR_AFTER}?"
    ),
    "quarter": (
        rf"(?:(?P<owner>last|this|next) year[’']s (?:(?P<owned>{ORDINAL})[- ])?"
        r"(?P<owned_part>quarter|half|period)"
        rf"|(?i:the )?(?P<year_before>{YEAR})(?:[’']s)? (?:fiscal )?"
        rf"(?:(?P<dated>{ORDINAL})[- ])?(?P<dated_part>quarter|half|period)"
        r"|(?:(?:(?i:the )(?!\w{5,6}-[qh]))?(?P<fiscal>fiscal[- ])?"
        r"(?P<ordinal>(?i:first|second|third|fourth|last(?= half)))[- ](?P<fiscal_after>fiscal )?"
        r"(?P<part>quarter|half)"
        r"|Q(?P<number>[1-4]))"
        rf"(?:(?: of)?(?: fiscal)? (?P<year>{YEAR})| of (?P<year_word>last|this|next|the) year)?)"
    ),
    "reporting": (
        r"(?i:the )?(?:(?P<newest>latest|most recent) (?:fiscal )?"
        r"(?P<newest_unit>quarter|period|year|month|week)"
        rf"|(?P<back>{YEAR_BACK}) (?:(?P<back_ordinal>{ORDINAL})[- ])?"
        r"(?P<back_unit>quarter|period|month))"
        rf"|(?i:(?P<back_alone>{YEAR_BACK}))(?! (?:{NUMBER} |[A-Z]{{0,2}}[$£€#]))"
        r"|(?i:the )(?:(?P<whole>full|fiscal|entire|whole|calendar) )?"
        r"(?P<plain>year|quarter|week|month)"
        rf"(?:(?= (?P<ended>end(?:ed|ing)) (?:(?P<end_month>{ANY_MONTH})|\w))"
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
        rf"|(?i:the )(?:early |late )?(?P<plain_season>{SEASON})(?! of\b)"
    ),
    "century": (
        r"(?i:the )?(?:(?P<shade>(?i:early|late|mid))[- ])?"
        r"(?:(?P<number>[12]?\d)(?:st|nd|rd|th)"
        r"|(?P<spelt>(?i:sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)))"
        r"[- ]century|(?P<pointer>(?i:this|last|next)) century"
    ),
    "decade": (
        r"(?i:the )?(?:(?P<shade>(?i:early|late|mid))[- ])?"
        r"(?:(?P<decade>(?:1[5-9]|20)\d0)[’']?s|[’'‘]?(?P<short_decade>\d0)[’']?s"
        rf"|(?i:nineteen[- ])?(?P<spelt_decade>(?i:{'|'.join(word[:-1] for word in TENS)}))ies)"
    ),
    "year_range": rf"(?P<year>{YEAR}) ?[-–—] ?(?P<last>{YEAR}|\d\d(?![\d%,:/.]\d|\d))",
    "year": (
        rf"(?:(?:{SHADE})|(?i:pre|post)-|(?i:fiscal[- ](?:year )?|the year )|FY ?)?(?P<year>{YEAR})"
        rf"|(?P<spelt_year>{SPELT_YEAR})|(?i:the )year (?P<thousand>two thousand)"
        r"|(?:(?P<fiscal>(?i:fiscal )|FY ?)[’'‘]?|[’'‘])(?P<short_year>\d\d)"
    ),
}

_LASTING_FAMILIES: Final[dict[str, str]] = {
    "duration": (
        rf"(?:{BOUND})?(?:(?i:the |those |these )(?:first |year-(?:ago|earlier) )?"
        rf"(?!{NUMBER}-|[Aa] )"
        rf"|(?:an?|the) (?={NUMBER}-\w{{3,7}} period))?"
        rf"(?:(?P<half>half)(?: an? |[- ])(?P<half_unit>hour|day|year|century)"
        r"|(?P<fourth>quarter)(?: of an? |[- ](?:of[- ]an?[- ])?)(?P<fourth_unit>hour|century)"
        rf"|(?P<count>(?i:a (?:couple(?: of)?|dozen)|(?:a|one) hundred)\b|{NUMBER}"
        r"|\d{1,2}\.\d(?!\d))"
        rf"(?P<and_half>[- ]1/2|[- ]and[- ]a[- ]half)?(?:(?:-? to |-| or )(?P<most>{NUMBER}))?"
        rf"[- ](?:(?:more|full|additional|trading|business|working|consecutive|straight) )?"
        rf"(?P<unit>{UNIT})s?(?: period)?(?: or so)?(?![- ]old|[- ]century))"
    ),
    "vague_duration": (
        rf"(?P<vague>{VAGUE_COUNT}) (?:more )?(?P<unit>{MANY_UNITS})"
        rf"|(?i:several|many)-(?P<several_unit>{UNIT})"
        rf"|(?:(?<=[Ff]or )|(?<=within )|(?<=in )|(?<=[Aa]fter ))(?P<lone_units>{MANY_UNITS})"
        rf"(?: or {MANY_UNITS})?"
        rf"|(?<=over )the (?P<over_units>years|decades|centuries)"
        rf"|(?P<long>{MANY_UNITS})-long"
    ),
    "single": (
        r"(?:(?:(?<=[\d%s] )|(?<=million )|(?<=billion )|(?<=percent )|(?<=once )|(?<=twice ))"
        r"(?<! is )(?<! was )(?<! has )(?<! as )(?P<rate>an?)"
        rf"|(?:{BOUND})?(?P<count>(?i:an?|another))) "
        r"(?P<unit>(?i:minute|hour|day|week|month|year|decade|century))"
        r"(?P<and_half> and a half)?(?: or (?P<more>two|so|more))?(?![- ](?:old|long)\b|-)"
        r"|(?P<long_unit>(?i:day|week|month|year|decade))-?long|(?i:a )(?P<fortnight>fortnight)"
    ),
    "present": (
        r"(?i:right now|now|currently|presently|nowadays|these days)(?!-)"
        r"|current(?= [a-z])"
    ),
    "past": (
        r"(?i:more recently|recently|lately)|(?i:recent)(?= [A-Za-z])|Previously"
        r"|(?i:not |so |too )?(?i:so |that |too )?(?i:long|a while|some time) ago"
        r"|(?i:the )(?:recent )?past(?=[.,;:!?)”\"]|$| (?:that|and|or|it|he|she|they|we|but|is|was"
        r"|has|have|to|by|with|as|for|when)\b)"
    ),
    "future": (
        r"(?i:as soon as possible|very soon)|(?i:soon)(?! (?:after|as)\b|-)"
        r"|(?i:the )(?:near |foreseeable |immediate |distant )?future|(?i:a later )(?:date|time)\b"
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
