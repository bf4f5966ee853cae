"""Which mention stands at the head of a source, and which only modifies it."""

import re
from collections.abc import Set
from typing import Final

from onrecord.resolution.drafts import DraftMention, EntityDraft, MentionIndex
from onrecord.resolution.offices import is_office
from onrecord.resolution.phrases import BODY_NOUNS, DOCUMENT_NOUNS, SourcePhrase

NAMED: Final = 0.97
"""Confidence that a name in the head of a source is who speaks."""
RELATIVE: Final = 0.9
"""Confidence that "who" stands for what is named right before it."""
LONGEST_ANTECEDENT: Final = 120
"""Characters before "who" in which its antecedent begins."""

# What stands before the name in an apposition: a comma or a dash, and a title.
_APPOSED: Final = re.compile(r"(?:,|\s[-–—]{1,2})\s(?:[A-Z][\w.]*\s){0,3}$")
_CLOSES: Final = re.compile(r",|\s[-–—]|\s\(")
# A title that goes on after its preposition: "Secretary of State", "Mayor of Port Calder".
_TITLE: Final = re.compile(r"(?:(?:[A-Z][\w.’'-]*|of|for|the|and|&)\s){2,8}")
_OPENS: Final = re.compile(
    r"(?:[Tt]he\s)?(?:(?:[Ff]ormer|[Ll]ongtime|[Aa]cting|[Oo]utgoing|[Rr]etired|[Tt]hen)[\s-])?"
)
# What stands in no title before a name.
_NO_TITLE: Final = re.compile(r"[,;:(]|[’']s?\s|\b(?:and|or|for|from|with|by|who|whose|that|to)\b")
# A party and a state may stand between: "Ann Ito (R-Ohio), who".
_BEFORE_RELATIVE: Final = re.compile(
    r"[’']?s?\)?[”\"]?(?:\s\([\w.-]{1,3}(?:[-–][\w. ]{1,16})?\))?,?\s+"
)
# A description of who is named before it, in apposition or after a form of "be".
_TOLD: Final = re.compile(
    r"(?:,|\s(?:is|was))\s(?:an?|the|one|his|her)\s(?:[^.;:,“”\"\n]|(?<=[A-Z])\.){1,60}\s"
)
_TOLD_OF: Final = 0.8


class SourceHeads:
    """The mentions that sources of one article have at their heads."""

    def __init__(self, text: str, mentions: MentionIndex, named: Set[EntityDraft]) -> None:
        """Prepare.

        Args:
            text: the article's text.
            mentions: the mentions of its entities; those added later are seen too.
            named: the entities that the article names.
        """
        self._text = text
        self._mentions = mentions
        self._named = named

    def mention_in(self, phrase: SourcePhrase) -> tuple[EntityDraft, float] | None:
        """Return the entity whose mention is the head of a phrase, with a confidence."""
        start, end = phrase.head
        inside = [
            (mention, draft)
            for mention, draft in self._mentions.beginning_in(start, max(end, start + 1))
            if (
                mention.end <= end
                or self._describes(mention, phrase, draft)
                or self._goes_on(mention, phrase, draft)
            )
            and not self._is_modifier(mention, phrase, draft)
        ]
        if not inside:
            return None
        people = [pair for pair in inside if pair[1].type == "person"]
        mention, draft = max(people or inside, key=lambda pair: (pair[0].end, -pair[0].start))
        return draft, mention.confidence if mention.form != "name" else NAMED

    def apposed_name(
        self, phrase: SourcePhrase, source: tuple[int, int]
    ) -> tuple[EntityDraft, float] | None:
        """Return who is named after a description: "a spokesman for the mayor, Paul Iwasaki"."""
        if phrase.kind in ("pronoun", "plural", "bare"):
            return None
        named = [
            (mention.start, mention.end, draft)
            for mention, draft in self._mentions.beginning_in(phrase.head[1], source[1])
            if mention.form == "name" and draft in self._named
        ]
        for start, end, draft in sorted(named, key=lambda entry: entry[:2]):
            lead = _APPOSED.search(self._text, phrase.head[1], start)
            closes = end >= source[1] or _CLOSES.match(self._text, end)
            if lead is not None and closes:
                return draft, NAMED
        return None

    def titled_name(
        self, phrase: SourcePhrase, source: tuple[int, int]
    ) -> tuple[EntityDraft, float] | None:
        """Return who is named after a title of several words: "Secretary of State Paul Iwasaki"."""
        if phrase.kind != "bare" or not is_office(phrase.noun):
            return None
        for mention, draft in self._mentions.beginning_in(phrase.head[1], source[1]):
            is_person = mention.form == "name" and draft.type == "person"
            if is_person and _TITLE.fullmatch(self._text, source[0], mention.start):
                return draft, NAMED
        return None

    def introduced_name(self, source: tuple[int, int]) -> tuple[EntityDraft, float] | None:
        """Return who is named at the end of what begins with a body: "College of Calder dean Voss".

        The body's name may reach over several words, of which the first ends the head.
        """
        inside = self._mentions.beginning_in(*source)
        named = [(one, draft) for one, draft in inside if one.form == "name"]
        if len(named) < 2 or named[0][1].type == "person" or named[-1][1].type != "person":
            return None
        body, (name, draft) = named[0][0], named[-1]
        if _OPENS.fullmatch(self._text, source[0], body.start) is None or name.end != source[1]:
            return None
        between = self._text[body.end : name.start]
        is_title = is_office((between.split() or [""])[-1])
        return (draft, NAMED) if is_title and not _NO_TITLE.search(between) else None

    def before_relative(self, position: int) -> tuple[EntityDraft, float] | None:
        """Return whom "who" stands for: the longest mention that ends right before it."""
        ending = [
            (mention, draft)
            for mention, draft in self._mentions.beginning_in(
                position - LONGEST_ANTECEDENT, position
            )
            if mention.form != "pronoun"
            and draft.type in ("person", "group", "organization")
            and _BEFORE_RELATIVE.fullmatch(self._text, mention.end, position)
        ]
        if not ending:
            return None
        mention, draft = min(ending, key=lambda pair: (pair[0].start, pair[0].form != "name"))
        return draft, min(mention.confidence, RELATIVE)

    def told_before(self, position: int) -> tuple[EntityDraft, float] | None:
        """Return whom a description before "who" tells of: "Dana Voss is the docker who"."""
        named = [
            draft
            for mention, draft in self._mentions.beginning_in(
                position - LONGEST_ANTECEDENT, position
            )
            if mention.form == "name"
            and draft.type == "person"
            and _TOLD.fullmatch(self._text, mention.end, position)
        ]
        return (named[-1], _TOLD_OF) if named else None

    def _describes(self, mention: DraftMention, phrase: SourcePhrase, draft: EntityDraft) -> bool:
        """A description such as "the mayor of Port Calder" reaches beyond the head."""
        begins = mention.form == "description" and mention.start == phrase.head[0]
        return begins and draft in self._named

    def _goes_on(self, mention: DraftMention, phrase: SourcePhrase, draft: EntityDraft) -> bool:
        """Whether a name reaches beyond the head: "the Harbour Workers of Calder"."""
        is_name = mention.form == "name" and draft.type == "organization"
        return is_name and self._text.startswith(" of ", phrase.head[1])

    def _is_modifier(self, mention: DraftMention, phrase: SourcePhrase, draft: EntityDraft) -> bool:
        """Whether a mention only modifies the head: "Trump’s lawyer", "a Politico reporter"."""
        is_whole = mention.form == "description" and mention.start == phrase.head[0]
        if is_whole and draft.type == "person":
            return False
        if phrase.head[1] <= mention.end:
            return False
        after = self._text[mention.end : phrase.head[1]]
        if after in ("’s", "'s", "’", "'"):
            return False
        if after[:1] in ("’", "'"):
            return True
        rest = re.findall(r"[\w’'-]+", after)
        if not rest:
            return False
        if draft.type == "person":
            return (
                any(
                    word.lower() in BODY_NOUNS or is_office(word) or word.lower() in DOCUMENT_NOUNS
                    for word in rest
                )
                or rest[-1].islower()
            )
        return True
