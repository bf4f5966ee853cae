"""Words that point back or ahead: verbs, their auxiliaries, and nouns that go with a day."""

import re
from typing import Final, Literal

from onrecord.resolution.word_patterns import any_word

# "due": nothing but a word for an occasion fixed beforehand ("the November election"); "over": its
# own words put it into the past, however far back ("back in January").
Direction = Literal["past", "over", "future", "due", "open"]
BEHIND: Final[tuple[Direction, ...]] = ("past", "over")
"""Directions that point back."""

# Verbs of saying, in the forms that news reports with.
REPORTS: Final = (
    "said|says|told|tells|announced|wrote|tweeted|posted|added|reported|testified|declared|argued"
    "|insisted|warned|claimed|replied|responded|acknowledged|confirmed|noted|stated|recalled"
    "|concluded|vowed|pledged"
)
# Verbs that tell the day of a saying too, though not as often that a quotation was said.
SAYING_TOO: Final = (
    "saying|telling|warning|adding|announcing|arguing|insisting|indicated|predicted|stressed"
    "|hinted|revealed|denied|suggested|charged|ruled"
)
# "Would not say Friday" is a refusal of that day, no future.
_TELL: Final = (
    "answer|comment|confirm|disclose|discuss|elaborate|give|identify|name|release|reveal|say"
    "|speculate|specify|talk"
)
# "Due to open Friday"; "due to fog" is a reason.
_DUE_TO: Final = (
    "be|begin|start|open|end|close|meet|take|hold|leave|visit|return|arrive|expire|speak|vote|go"
    "|release|report|face|appear|fly|travel|testify|attend|run|come|hear|give|present|publish"
    "|sign|announce|decide|finish|complete|receive|host|play|undergo|stand|deliver|address"
)
_FUTURE: Final = (
    rf"will|won['’]t|shall|would(?!-be\b)(?! not (?:{_TELL})\b)|['’]ll|can|could(?! not)|(?-i:may)"
    r"|should|must|might"
    r"|there(?:['’]s| is| are)"
    r"|(?:expect|slat|suppos|propos|prepar|invit)ed (?:to|for)"
    rf"|(?:set|poised|going|ready|about) (?:to|for)|due (?:for|to (?:{_DUE_TO}))\b"
    r"|(?<!more )(?<!less )(?<!most )(?<!un)(?:un)?likely(?! (?:voter|suspect|cause)s?\b)"
    r"|plann(?:ed|ing) (?:to|for|on|an?)|plans? an?|schedul(?:es?|ed)\b"
    r"|(?:plan|intend|hope|expect|want|aim|need|prepar|invit|promis|vow|pledg|agree)"
    r"(?:e?s|ing)? to(?! (?:an?|the|its|his|her|their)\b)"
    r"|(?:promis|vow|pledg|agre|threaten)ed to"
    r"|(?:is|are|was|were|am) to(?= [a-z])|invit(?:e|es|ing)"
    r"|(?:is|are) (?:due|expected|scheduled|slated|planned)"
    r"|due(?= (?:(?:in|on|back|out|here)\b|(?-i:[A-Z])))"
    r"|(?:is|are|['’]re) (?:hold|head|travel|meet|host|visit|return|vot|speak|campaign)\w{0,3}ing"
    r"|(?<!\bhad )(?<!\bhas )(?<!\bhave )(?<!\bsaid )to (?:take place|be (?:held|given"
    r"|announced|released|buried|decided|signed|published|presented|unveiled|opened|launched"
    r"|completed|delivered|sworn|formed|chosen|elected|paid|heard|freed|tried))\b"
)
# Of these words only what follows them lies ahead: "closed Tuesday ahead of a vote".
_AHEAD_OF: Final = (
    "upcoming|looming|ahead of|leading up to|head(?:ing)? into|in time for|run-up to|preparing for"
)
# Of these only what follows them lies behind: "will visit Monday following an accord".
_BEHIND: Final = "follows|following|after [a-z]{2,12}ing"
# Present forms that tell a schedule, where the time follows them ("leaves office on Jan. 20").
# "The start of trade", "good starts": nouns of the same form.
_NO_NOUN: Final = r"(?<!to )(?<!the )(?<!\ba )(?<!\ban )(?<!good )(?<!\bits )(?<!their )(?<!-)"
_SCHEDULES: Final = (
    rf"{_NO_NOUN}(?:begins?|starts?|opens|ends|closes|expires?|leaves|takes effect|kicks off|faces"
    "|heads|testifies"
    "|runs (?=from|through|until|to)|plays (?=(?-i:at [A-Z])|host to|against)|returns|convenes"
    "|resumes|arrives|meets?|speaks|travels"
    "|departs|takes place|(?:comes|appears)(?= (?:on )?[a-z]{3,6}day(?!['’]))"
    "|go(?:es)? (?=to the polls|on trial|on strike|on sale|into effect|before))"
)
OCCASION: Final = (
    "(?:election|convention|summit|vote|ballot|referendum|primary|primaries|caucus|caucuse"
    "|contest|midterm|inauguration|deadline|trial)s?"
)
_PAST: Final = (
    "was|were|had|did|been"
    "|made|took|went|came|won|lost|held|met|gave|got|saw|left|began|spoke|ran|led|sent|kept|felt"
    "|became|fell|rose|found|thought|brought|bought|sought|taught|fought|caught|built|spent|stood"
    "|withdrew|drew|knew|grew|threw|flew|drove|rode|chose|broke|shook|forgot|sold|paid|laid|heard"
    "|struck|shot|sat|rang|swore|tore|wore|bore|stole|froze|woke|awoke|slid|hid|bit|dug"
    "|hung|swung|stuck|sank|swam|drank|shrank|sprang|ate|blew|slept|swept|wept|crept|dealt|meant"
    "|lit|fled|bled|sped|spun|arose|forbade|overthrew|undertook|understood|overtook|overcame"
    "|oversaw|bent|lent|clung|slew|strode|strove|wound|bound|fed|sang|slung|stung"
).split("|") + REPORTS.split("|")
# What is over although it lay ahead once: "had been due", "less than forecast".
_FORMER: Final = r"had been [a-z]+|than (?:expected|forecast|predicted|projected|planned)"
# "Has met"; whoever has something or has to do it has it now.
_HAVE: Final = (
    r"(?:has|have)\b(?! (?:an?|the|to|no|any|some|his|her|its|their|our|my|your|more|fewer|less"
    r"|many|several|enough|much|little|[\d$])\b)"
)
# Past forms that are present ones too.
_UNCHANGED: Final = (
    r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bcould )(?<!\bcan )(?<!\bmay )(?<!\bmust )"
    r"(?<!\bshould )(?<!\bnot )(?<!\bthe )(?<!\ba )(?<!\bis )(?<!\bare )(?<!\bbe )"
    r"(?:set|put|shut|let|cast|hit|quit)"
)
# "Asked on Saturday"; with a capital elsewhere it is a name ("Mohamed", "Reed").
_OPENS_SENTENCE: Final = (
    r"(?<![\w,;:] )[A-Z][a-z]{2,15}+(?<=ed)"
    r"(?= (?:about|after|as|at|by|for|from|if|in|last|on|to|when|whether|why|with"
    r"|[A-Z][a-z]{2,5}day)\b)"
)
CUE: Final = re.compile(
    rf"\b(?:(?i:(?P<former>{_FORMER})|(?P<future>{_FUTURE})|(?P<ahead>{_AHEAD_OF})"
    rf"|(?P<schedule>{_SCHEDULES})|(?P<behind>{_BEHIND}))"
    rf"|(?P<past>(?<!\bbe ){any_word(_PAST)}|{_UNCHANGED}|{_HAVE}"
    r"|(?i:didn['’]t|(?<!-)(?<!['’]s )(?!(?:need|indeed|hundred|proceed|exceed|succeed|united)\b)"
    r"(?<!\bbe )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bstill )(?<!\bits )(?<!\btheir )(?<!\bof )"
    rf"(?<!\bthose )(?-i:[a-z]{{4,16}}+(?<=ed)|[A-Z]{{4,16}}+(?<=ED)|{_OPENS_SENTENCE}))))\b"
)
# What these tell of follows them.
ONLY_AFTER_IT: Final = frozenset({"schedule", "ahead", "behind"})
