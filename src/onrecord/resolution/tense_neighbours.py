"""Words next to a time expression that tell where it lies, whatever its verb does."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.calendar_values import WEEKDAYS
from onrecord.resolution.tense_cues import OCCASION, REPORTS, SAYING_TOO, Direction

# Where the words stand that take an expression as theirs ("until", "if he wins"): next to it.
NEAREST: Final = 80

# "... told reporters on", "... said late": the expression dates the saying itself.
# A word that opens a clause of its own, or its verb, lies not between the two.
_DATES_SAYING: Final = re.compile(
    rf"\b(?:{REPORTS}|{SAYING_TOO})"
    r"(?:\s(?!(?:that|he|she|they|it|we|I|you|who|which|to|plans|will|would|could"
    r"|is|was|are|were|has|have|had|did)\b)[\w’'.]{1,20}){0,9}\s$"
)
_OCCASION_BEFORE: Final = re.compile(rf"\b{OCCASION}\s(?:in|on)\s(?:the\s)?$", re.IGNORECASE)
_OCCASION_AFTER: Final = re.compile(rf"(?:['’]s)?(?:\s[\w.-]{{1,20}}){{0,2}}\s{OCCASION}\b")
_CONDITION: Final = re.compile(r"(?<!as )(?<!ed )\b(?:[Ii]f|[Uu]nless)\s[^,.;:—–]{0,60}$")
_SINCE: Final = re.compile(r"\bsince\s(?:the\s)?$")
# "Back in January, she bought it"; who comes back in January may still do so.
_BACK_IN: Final = re.compile(
    r"(?:^|[.,;:(“\"—–]\s?|\b(?:and|but|that|was|were|had \w{1,12}(?: \w{1,12})?)\s)"
    r"[Bb]ack in\s(?:the\s)?$"
)
# "The hosts meet them on Tuesday in their next game".
_NEXT_GAME: Final = re.compile(
    r"\s(?:in|for)\s(?:the|its|their|his|her)\snext\s(?:game|match|meeting|race|fight|bout|start)\b"
)
# "The deadline is Friday", "the vote is at noon on Nov. 3": what is fixed for then.
_IS_ON: Final = re.compile(
    r"(?<!\bthat )(?<!\bit )(?<!\b[Tt]oday )\b(?:is|are)\s(?:(?:still|now|only)\s)?"
    r"(?:(?:on|at|for)\s)?$"
)
# "The film opens March 3": what is told in the present beside its day is on a calendar.
_SCHEDULED: Final = re.compile(
    r"\b(?:premieres|debuts|opens|airs|arrives|launches|returns|begins|starts|resumes|expires|ends"
    r"|closes|kicks off|comes out|goes on sale|takes (?:effect|place|office)"
    r"|hits (?:theaters|theatres|cinemas|shelves|stores))\s(?:again\s)?(?:on\s)?$"
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
# "By Wednesday they had filed reports", "until Monday, shares were trading": the day is over.
_BY_THEN: Final = re.compile(
    r"(?:^|[,;:.“\"—–]|\b(?:and|but|that))\s?(?:[Bb]y|[Uu]ntil)\s(?:the\s)?$"
)
_WAS_THEN: Final = re.compile(r",?\s(?:(?!will\b|would\b)[\w’'.-]{1,20}\s){1,6}(?:had|was|were)\b")
# "She was a clerk there until June", "led the board until March": what somebody was is over.
_HELD_UNTIL: Final = re.compile(
    r"\b(?:(?:was|were|been)\s(?:an?|the|its|his|her|their)|served|led|worked|chaired|headed|ran"
    r"|presided|taught|represented|governed)\s"
    r"(?:(?!(?:will|would|could|should|if|that|to|due|closed|postponed|until)\b)[\w’'.,-]{1,20}\s){0,10}"
    r"until\s$"
)
# "As Election Day nears".
_NEARS: Final = re.compile(r"\s(?:nears|approaches|looms|draws near)\b")
# "For Saturday's match", "for Monday's vote".
_MEETS_FOR: Final = re.compile(
    rf"['’]s\s(?:[\w.-]{{1,20}}\s){{0,2}}(?:{OCCASION}|debate|meeting|talks|game|match|test|race"
    r"|final|semi-?final|quarter-?final|qualifier|clash|session|hearing|ceremony|appearance"
    r"|visit|opening|launch|concert|rally|funeral|wedding)s?\b"
)
# "Extended loans through January", "sales through August": the nearer one, whatever the tense.
_THROUGH: Final = re.compile(r"(?<!day )(?<!\d )(?<!night )\bthrough\s$")
# "Waited through the summer" lasted that long.
_WITH_ARTICLE: Final = re.compile(r"the\s", re.IGNORECASE)
_OF_OCCASION: Final = re.compile(r"(?:\b(?:[Tt]he|whose|an?|[Ii]n|[Ff]or)|['’]s)\s$")
_NAMED_OCCASION: Final = re.compile(
    rf"(?:\s(?:[A-Z][\w.-]{{0,20}}|general|presidential)){{0,3}}\s{OCCASION}\b"
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
    r"|(?i:the|an?|his|her|its|their)\s(?:[\w-]{1,20}\s)?wins?|slayings?|killings?|murders?"
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
# "Thirty-two had filed reports by Wednesday": likewise.
_HAD_BY: Final = re.compile(
    r"\bhad\s(?:(?!until\b|to\b)[\w-]{1,20}\s){1,6}by\s(?:the\s)?$"
    r"|\b(?:was|were)\s(?:(?!(?:to|until|that|due|be|would|could|should|expected|wanted|needed"
    r"|required|ordered|asked|told|given)\b)[\w’'-]{1,20}\s){1,12}by\s$"
    r"|\bhad been [a-z]{2,12}ing\s[^,.;:]{0,60}\b(?:by|until)\s$"
)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words next to an expression, in its sentence.

    Attributes:
        text: the whole text.
        before: what stands before the expression, as far as a verb of saying may reach.
        start, end: where the expression stands.
        last: where its sentence ends.
    """

    text: str
    before: str
    start: int
    end: int
    last: int

    @property
    def near(self) -> str:
        """What stands right before the expression."""
        return self.before[-NEAREST:]

    def direction(self) -> Direction | None:
        """Return where the neighbours point, None where they tell nothing."""
        near = self.near
        if _BACK_IN.search(near):
            return "over"
        if self._is_over(near):
            return "past"
        if self._is_until(near) or _CONDITION.search(near) or _NEARS.match(self.text, self.end):
            return "future"
        if _SINCE.search(near) or dates_saying(self.before):
            return "past"
        if _THROUGH.search(near) and not _WITH_ARTICLE.match(self.text, self.start):
            return "open"
        if _DELIVERY.match(self.text, self.end):
            return "due"
        if _NEXT_GAME.match(self.text, self.end):
            return "future"
        is_fixed = _IS_ON.search(near) and not self._is_possessive()
        is_scheduled = _SCHEDULED.search(near)
        if is_fixed or is_scheduled or self._is_for_day(near) or self._is_set(near):
            return "future"
        return None

    def is_weekday(self) -> bool:
        """Whether the expression begins with a weekday."""
        return _WEEKDAY.match(self.text, self.start) is not None

    def names_occasion(self) -> bool:
        """Whether a date names an occasion: "the Nov. 8 election", "the convention in July"."""
        near = self.near
        if _OCCASION_BEFORE.search(near):
            return True
        return bool(_OF_OCCASION.search(near) and _NAMED_OCCASION.match(self.text, self.end))

    def is_beside_occasion(self) -> bool:
        """Whether a word for an occasion stands before or soon after the expression."""
        after = self.text[self.end : min(self.last, self.end + NEAREST)]
        return bool(_OCCASION_BEFORE.search(self.near) or _OCCASION_AFTER.match(after))

    def _is_possessive(self) -> bool:
        return _POSSESSIVE.match(self.text, self.end) is not None

    def _is_over(self, near: str) -> bool:
        """Whether the words beside it are said of what is over, by their own meaning."""
        if _HAD_BY.search(near) or _ACCORDING.search(near) or _NOT_UNTIL.search(near):
            return True
        if _OVER.match(self.text, self.end) or self._dates_telling(near):
            return True
        if _HELD_UNTIL.search(self.before):
            return True
        if self.is_weekday() and _OVER_BEFORE.search(near):
            return True
        return bool(_BY_THEN.search(near) and _WAS_THEN.match(self.text, self.end, self.last))

    def _is_until(self, near: str) -> bool:
        """Whether it is a limit: "by Monday", but not "helped by Monday's surge"."""
        if _BY.search(near) and self._is_possessive():
            return _DEADLINE.match(self.text, self.end) is not None
        return _UNTIL.search(near) is not None

    def _dates_telling(self, near: str) -> bool:
        """Whether it dates what somebody told: "her announcement Friday that she would run"."""
        return bool(_TOLD_BEFORE.search(near) and _WHAT_IS_TOLD.match(self.text, self.end))

    def _is_set(self, near: str) -> bool:
        """Whether it is the date that is set, not that of setting it: "set June 11 as the date"."""
        is_date_set = _SET.search(near) and _SET_AS.match(self.text, self.end)
        return bool(is_date_set) and not self.is_weekday()

    def _is_for_day(self, near: str) -> bool:
        """Whether something is planned for a weekday: "a strike for Thursday"."""
        weekday = _WEEKDAY.match(self.text, self.start)
        if weekday is None or not _FOR.search(near):
            return False
        is_alone = _WEEKDAY_ALONE.match(self.text, self.start)
        return bool(is_alone or _MEETS_FOR.match(self.text, weekday.end()))


def dates_saying(before: str) -> bool:
    """Whether an expression after these words tells when something was said."""
    return _DATES_SAYING.search(before[-NEAREST:]) is not None
