"""Where the verbs around a time expression point: back, ahead, or neither."""

import re
from bisect import bisect_left
from typing import Final, Literal

from onrecord.resolution.calendar_values import WEEKDAYS
from onrecord.resolution.word_patterns import any_word
from onrecord.schema.annotation import Offsets

# "due": nothing but a word for an occasion fixed beforehand ("the November election").
Direction = Literal["past", "future", "due", "open"]

# How far the verb that governs an expression may stand before and after it, in characters:
# about twenty-five and thirty words, more than nine in ten clauses of news have.
_BEFORE: Final = 160
_AFTER: Final = 200
# Where the words stand that take an expression as theirs ("until", "if he wins"): next to it.
_NEAREST: Final = 80

# Verbs of saying, in the forms that news reports with.
REPORTS: Final = (
    "said|says|told|tells|announced|wrote|tweeted|posted|added|reported|testified|declared|argued"
    "|insisted|warned|claimed|replied|responded|acknowledged|confirmed|noted|stated|recalled"
    "|concluded|vowed|pledged"
)
# Verbs that tell the day of a saying too, though not as often that a quotation was said.
_SAYING_TOO: Final = (
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
    "|sign|announce|decide|finish|complete|receive|host|play"
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
    r"|(?:is|are|was|were|am) to(?= [a-z])|invit(?:e|es|ing)|(?:is|are) due"
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
    "|heads"
    "|runs (?=from|through|until|to)|returns|convenes|resumes|arrives|meets?|speaks|travels"
    "|departs|takes place|(?:comes|appears)(?= (?:on )?[a-z]{3,6}day(?!['’]))"
    "|go(?:es)? (?=to the polls|on trial|on strike|on sale|into effect|before))"
)
_OCCASION: Final = (
    "(?:election|convention|summit|vote|ballot|referendum|primary|primaries|caucus|caucuse"
    "|contest|midterm|inauguration|deadline|trial)s?"
)
_PAST: Final = (
    "was|were|had|did|been"
    "|made|took|went|came|won|lost|held|met|gave|got|saw|left|began|spoke|ran|led|sent|kept|felt"
    "|became|fell|rose|found|thought|brought|bought|sought|taught|fought|caught|built|spent|stood"
    "|withdrew|drew|knew|grew|threw|flew|drove|rode|chose|broke|shook|forgot|sold|paid|laid|heard"
    "|struck|shot|sat|rang|swore|hit|quit|tore|wore|bore|stole|froze|woke|awoke|slid|hid|bit|dug"
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
    r"(?<!\bshould )(?<!\bnot )(?<!\bthe )(?<!\ba )(?<!\bis )(?<!\bare )(?:set|put|shut|let|cast)"
)
_CUE: Final = re.compile(
    rf"\b(?:(?i:(?P<former>{_FORMER})|(?P<future>{_FUTURE})|(?P<ahead>{_AHEAD_OF})"
    rf"|(?P<schedule>{_SCHEDULES})|(?P<behind>{_BEHIND}))"
    rf"|(?P<past>(?<!\bbe ){any_word(_PAST)}|{_UNCHANGED}|{_HAVE}"
    r"|(?i:didn['’]t|(?<!-)(?<!['’]s )(?!(?:need|indeed|hundred|proceed|exceed|succeed|united)\b)"
    r"(?<!\bbe )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bstill )(?<!\bits )(?<!\btheir )(?<!\bof )"
    r"[a-z]{4,16}+(?<=ed))))\b"
)
# What these tell of follows them.
_ONLY_AFTER_IT: Final = frozenset({"schedule", "ahead", "behind"})
_REPORT_CUE: Final = re.compile(rf"(?:{REPORTS})", re.IGNORECASE)
_CLAUSE_BREAK: Final = re.compile(
    r"[,;:()“”\"—–]|\b(?:and|but|that|which|who|while|when|as|because|after|before|amid|despite"
    r"|how|whether|what|why|where|he|she|they|it|we|I|you)\b"
)
# "On Monday agreed to widen trade": the day of the promise, not of what is promised.
_PROMISED: Final = re.compile(r"(?:promis|vow|pledg|agre|threaten|prepar)ed to", re.IGNORECASE)
# "Began talks Sunday expected to last", "joined the race Monday vowing to win", "met Monday to
# discuss plans to merge": what follows is said of what stands before, or is its purpose.
_ONLY_ADDS: Final = re.compile(
    r"\s(?:to\s[a-z]|(?:widely\s)?(?:expected|scheduled|slated)\sto\b"
    r"|(?:vow|pledg|promis|threaten)ing\sto\b)"
)
_CLAUSE_OPENS: Final = re.compile(r"(?:\b(?:that|and|but)|[,;:“\"—–])\s?(?:(?:on|in|by)\s)?$")
# "... told reporters on", "... said late": the expression dates the saying itself.
# A word that opens a clause of its own, or its verb, lies not between the two.
_DATES_SAYING: Final = re.compile(
    rf"\b(?:{REPORTS}|{_SAYING_TOO})(?:\s(?!(?:that|he|she|they|it|we|I|you|who|which|to|plans|will|would|could"
    r"|is|was|are|were|has|have|had|did)\b)[\w’'.]{1,20}){0,9}\s$"
)
_OCCASION_BEFORE: Final = re.compile(rf"\b{_OCCASION}\s(?:in|on)\s(?:the\s)?$", re.IGNORECASE)
_OCCASION_AFTER: Final = re.compile(rf"(?:['’]s)?(?:\s[\w.-]{{1,20}}){{0,2}}\s{_OCCASION}\b")
_AFTER_PREPOSITION: Final = re.compile(r"\b(?:to|for|at|of|before|after|during|from|since|by)\s$")
_CONDITION: Final = re.compile(r"(?<!as )(?<!ed )\b(?:[Ii]f|[Uu]nless)\s[^,.;:—–]{0,60}$")
_SINCE: Final = re.compile(r"\bsince\s(?:the\s)?$")
_OVER_PERIOD: Final = re.compile(r"\b[Oo]ver\s(?:the\s)?$")
# "The deadline is Friday", "the vote is at noon on Nov. 3": what is fixed for then.
_IS_ON: Final = re.compile(
    r"(?<!\bthat )(?<!\bit )(?<!\b[Tt]oday )\b(?:is|are)\s(?:(?:still|now|only)\s)?"
    r"(?:(?:on|at|for)\s)?$"
)
_POSSESSIVE: Final = re.compile(r"['’]s\b")
# Occasions that news names by their day once they are over: "Wednesday's ruling".
_OVER: Final = re.compile(
    r"['’]s\s(?:[\w-]{1,20}\s){0,2}(?:ruling|decision|verdict|attack|raid|bombing|blast|explosion"
    r"|shooting|killing|crash|earthquake|quake|storm|fire|protest|violence|incident|announcement"
    r"|statement|remark|speech|arrest|resignation|death|defeat|victory|close|trading|sell-?off"
    r"|plunge|drop|surge|rally|session|gain|loss|outcome|result|win)(?:e?s)?\b"
)
# "A strike for Thursday": no figures are those of a weekday.
_FOR: Final = re.compile(r"\bfor\s$")
_WEEKDAY: Final = re.compile(rf"(?:{'|'.join(WEEKDAYS)})\b")
_WEEKDAY_ALONE: Final = re.compile(
    rf"{_WEEKDAY.pattern}(?!['’]s|\s(?:was|were|had|\w{{5,9}}['’]s)\b)"
)
# "December delivery", "the February contract": goods that are sold before their time.
_DELIVERY: Final = re.compile(r"\s(?:contract|delivery|futures)\b")
# "Until 8:00 a.m. (0600 GMT) Tuesday".
_HOUR: Final = (
    r"(?:[\d:.]{1,5}\s[ap]\.?m\.?|noon|midnight)\s(?:\([\d:]{4,5}\s[A-Z]{3}\)\s)?(?:on\s)?"
)
# What these words take lies ahead, whatever tense the verb has ("was put off until Tuesday").
_UNTIL: Final = re.compile(
    r"\b(?:[Bb]y|(?:[Uu]ntil|[Tt]ill)(?:\sat least)?|as (?:soon|early) as|[Nn]o later than"
    rf"|[Aa]head of|effective)\s(?:the\s|{_HOUR})?$"
)


# "By Wednesday they had filed reports", "until Monday, shares were trading": likewise.
_BY_THEN: Final = re.compile(
    r"(?:^|[,;:.“\"—–]|\b(?:and|but|that))\s?(?:[Bb]y|[Uu]ntil)\s(?:the\s)?$"
)
_WAS_THEN: Final = re.compile(r",?\s(?:(?!will\b|would\b)[\w’'.-]{1,20}\s){1,6}(?:had|was|were)\b")
# "As Election Day nears".
_NEARS: Final = re.compile(r"\s(?:nears|approaches|looms|draws near)\b")
# "For Saturday's match", "for Monday's vote".
_MEETS_FOR: Final = re.compile(
    rf"['’]s\s(?:[\w.-]{{1,20}}\s){{0,2}}(?:{_OCCASION}|debate|meeting|talks|game|match|test|race"
    r"|final|semi-?final|quarter-?final|qualifier|clash|session|hearing|ceremony)s?\b"
)
# "Extended loans through January", "sales through August": the nearer one, whatever the tense.
_THROUGH: Final = re.compile(r"(?<!day )(?<!\d )(?<!night )\bthrough\s$")
# "Waited through the summer" lasted that long.
_WITH_ARTICLE: Final = re.compile(r"the\s", re.IGNORECASE)
_OF_OCCASION: Final = re.compile(r"(?:\b(?:[Tt]he|whose|an?|[Ii]n|[Ff]or)|['’]s)\s$")
_NAMED_OCCASION: Final = re.compile(
    rf"(?:\s(?:[A-Z][\w.-]{{0,20}}|general|presidential)){{0,3}}\s{_OCCASION}\b"
)
_SET: Final = re.compile(r"\bset(?:ting)?\s$")
_SET_AS: Final = re.compile(r"\s(?:as|for)\b")
# "According to Saturday's Times".
_ACCORDING: Final = re.compile(
    r"\baccording to\s"
    r"(?:(?!(?:to|for|due|set|will|would|who|which|that)\b)[\w’'.()-]{1,20}\s){0,8}$"
)
# "It was not until Monday that she knew".
_NOT_UNTIL: Final = re.compile(r"\bwas(?:n['’]t| not) until\s$")
# "The win on Tuesday will help", "the killing in Tulsa on Friday": what has a winner or a victim.
_OVER_BEFORE: Final = re.compile(
    r"(?<!\bto )(?<!\bfor )(?<!likely )(?<!possible )\b(?:victor(?:y|ies)|loss(?:es)?|defeats?"
    r"|(?:the|an?|his|her|its|their)\s(?:[\w-]{1,20}\s)?wins?|slayings?|killings?|murders?"
    r"|shootings?|bombings?|blasts?|assassinations?|results\s(?:of|from))\s"
    r"(?:(?!(?:to|will|would|could|if|that|and)\b)[\w’'.,-]{1,20}\s|(?:to|and)\s(?=[A-Z])){0,8}$"
)
# "Her announcement Friday that she would run".
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:announcement|statement|assertion|recommendation|decision|ruling|claim|declaration|report"
    r"|address|speech|remarks?|comments?)\s$"
)
_WHAT_IS_TOLD: Final = re.compile(r"\s(?:that|about)\b")
_BY: Final = re.compile(r"\bby\s$")
_DEADLINE: Final = re.compile(r"['’]s\s(?:[\w-]{1,20}\s){0,2}(?:deadline|cut-?off)\b")
# "Thirty-two had filed reports by Wednesday": the day itself is over.
_HAD_BY: Final = re.compile(
    r"\bhad\s(?:(?!until\b|to\b)[\w-]{1,20}\s){1,6}by\s(?:the\s)?$"
    r"|\bhad been [a-z]{2,12}ing\s[^,.;:]{0,60}\b(?:by|until)\s$"
)


class Tenses:
    """The cues of one sentence that tell where its verbs point, read once and on demand."""

    def __init__(self, text: str, sentence: Offsets) -> None:
        """Take the sentence ``text[sentence[0] : sentence[1]]``."""
        self._text = text
        self._sentence = sentence
        self._cues: list[re.Match[str]] | None = None
        self._starts: list[int] = []

    def direction(self, start: int, end: int) -> Direction:
        """Return where the words around the expression ``text[start:end]`` point."""
        first, last = self._sentence
        before = self._text[max(first, start - _BEFORE) : start]
        near = before[-_NEAREST:]
        told = self._told_beside(before, start, end)
        if told:
            return told
        told = self._told_by_verbs(near, start, end)
        is_weekday = _WEEKDAY.match(self._text, start) is not None
        if told == "past" and not is_weekday and self._names_occasion(near, end):
            # Whatever the verb tells of, the occasion is the nearer one.
            return "open"
        if told:
            return told
        after = self._text[end : min(last, end + _NEAREST)]
        return "due" if _OCCASION_BEFORE.search(near) or _OCCASION_AFTER.match(after) else "open"

    def _told_beside(self, before: str, start: int, end: int) -> Direction | None:
        """Return where the words point that stand next to an expression, None where none do."""
        near = before[-_NEAREST:]
        if _HAD_BY.search(near) or _OVER.match(self._text, end) or _ACCORDING.search(near):
            return "past"
        if _NOT_UNTIL.search(near) or self._dates_telling(near, end):
            return "past"
        if _WEEKDAY.match(self._text, start) and _OVER_BEFORE.search(near):
            return "past"
        if _BY_THEN.search(near) and _WAS_THEN.match(self._text, end, self._sentence[1]):
            return "past"
        if self._is_until(near, end) or _CONDITION.search(near) or _NEARS.match(self._text, end):
            return "future"
        if _SINCE.search(near) or dates_saying(before):
            return "past"
        if _THROUGH.search(near) and not _WITH_ARTICLE.match(self._text, start):
            return "open"
        if _DELIVERY.match(self._text, end):
            return "due"
        is_fixed = _IS_ON.search(near) and not _POSSESSIVE.match(self._text, end)
        if is_fixed or self._is_for_day(near, start) or self._is_set(near, start, end):
            return "future"
        return None

    def _told_by_verbs(self, near: str, start: int, end: int) -> Direction | None:
        """Return where the verb points that governs an expression, None where there is none."""
        left = self._cue_before(start)
        if _OVER_PERIOD.search(near) and not (left and _pointing(left) == "future"):
            return "past"
        if left is None or not _AFTER_PREPOSITION.search(near):
            right = self._cue_after(end)
            if right and self._governs(right, left, start, end):
                return "past" if _PROMISED.fullmatch(right[0]) else _pointing(right)
        return _pointing(left) if left else None

    def _is_until(self, near: str, end: int) -> bool:
        """Whether it is a limit: "by Monday", but not "helped by Monday's surge"."""
        if _BY.search(near) and _POSSESSIVE.match(self._text, end):
            return _DEADLINE.match(self._text, end) is not None
        return _UNTIL.search(near) is not None

    def _dates_telling(self, near: str, end: int) -> bool:
        """Whether it dates what somebody told: "her announcement Friday that she would run"."""
        return bool(_TOLD_BEFORE.search(near) and _WHAT_IS_TOLD.match(self._text, end))

    def _names_occasion(self, near: str, end: int) -> bool:
        """Whether a date names an occasion: "the Nov. 8 election", "the convention in July"."""
        if _OCCASION_BEFORE.search(near):
            return True
        return bool(_OF_OCCASION.search(near) and _NAMED_OCCASION.match(self._text, end))

    def _is_set(self, near: str, start: int, end: int) -> bool:
        """Whether it is the date that is set, not that of setting it: "set June 11 as the date"."""
        is_weekday = _WEEKDAY.match(self._text, start)
        return not is_weekday and bool(_SET.search(near) and _SET_AS.match(self._text, end))

    def _is_for_day(self, near: str, start: int) -> bool:
        if not _FOR.search(near):
            return False
        weekday = _WEEKDAY.match(self._text, start)
        if weekday is None:
            return False
        is_alone = _WEEKDAY_ALONE.match(self._text, start)
        return bool(is_alone or _MEETS_FOR.match(self._text, weekday.end()))

    def _index(self, offset: int) -> tuple[list[re.Match[str]], int]:
        """Return the cues, and the number of those that begin before ``offset``."""
        if self._cues is None:
            self._cues = list(_CUE.finditer(self._text, *self._sentence))
            self._starts = [cue.start() for cue in self._cues]
        return self._cues, bisect_left(self._starts, offset)

    def _cue_before(self, start: int) -> re.Match[str] | None:
        """Return the nearest cue, verbs of saying left out: they govern another clause."""
        cues, index = self._index(start)
        while index > 0 and cues[index - 1].start() >= start - _BEFORE:
            index -= 1
            if cues[index].end() <= start and not _REPORT_CUE.fullmatch(cues[index][0]):
                return cues[index]
        return None

    def _cue_after(self, end: int) -> re.Match[str] | None:
        cues, index = self._index(end)
        while index < len(cues) and cues[index].end() <= end + _AFTER:
            if cues[index].lastgroup not in _ONLY_AFTER_IT:
                return cues[index]
            index += 1
        return None

    def _governs(
        self, right: re.Match[str], left: re.Match[str] | None, start: int, end: int
    ) -> bool:
        """Whether the verb after an expression, not the one before it, governs it."""
        if left is None or self._opens_clause(start, end):
            return True
        if _ONLY_ADDS.match(self._text, end):
            return False
        if _CLAUSE_BREAK.search(self._text, end, right.start()):
            return False
        return right.start() - end < start - left.end()

    def _opens_clause(self, start: int, end: int) -> bool:
        """Whether an expression stands before its clause: "... that on Thursday, she will"."""
        before = self._text[max(0, start - _NEAREST) : start]
        return self._text[end : end + 1] == "," and _CLAUSE_OPENS.search(before) is not None


def dates_saying(before: str) -> bool:
    """Whether an expression after these words tells when something was said."""
    return _DATES_SAYING.search(before[-_NEAREST:]) is not None


def _pointing(cue: re.Match[str]) -> Direction:
    return "past" if cue["past"] or cue["former"] or cue["behind"] else "future"
