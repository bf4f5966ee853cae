"""Who takes part in an encounter: names, descriptions and pronouns, where they stand."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from onrecord.extraction.channels import is_outlet
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.whole_names import is_whole
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import Mention, Statement

# What may stand between a preposition and the name it governs: titles, descriptions.
_NO_TITLE: Final = (
    "in at on who that which to after before about when was is are were has have had said and or "
    "but from by with for will would during where while because if as than not against since"
)
_TITLE_WORD: Final = (
    rf"(?!(?:{'|'.join(_NO_TITLE.split())})\b)[\w.’'&-]+(?:\s\([^()\n]{{1,20}}\))?,?\s"
)
_TO_NAME: Final = re.compile(rf"\s*(?:{_TITLE_WORD}){{0,9}}[“\"‘']{{0,2}}", re.IGNORECASE)
_JOIN: Final = re.compile(
    r"\s?(?:\([^()\n]{1,20}\))?(?:,?\s(?:and|&|along\swith|as\swell\sas|alongside)|,)\s"
    rf"(?:{_TITLE_WORD}){{0,6}}",
    re.IGNORECASE,
)
# A second name within a first phrase: "Fox News' Sean Hannity", "Chris Cuomo of CNN".
_HELD: Final = re.compile(
    rf"(?:[’']s?|,?\s(?:of|from|at|on|with)|,)\s(?:the\s)?(?:{_TITLE_WORD}){{0,4}}[“\"‘']{{0,2}}",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    rf"\s(?:(?!(?:{'|'.join(_NO_TITLE.split())}|of|the)\b)[A-Za-z-]+\s){{1,4}}", re.IGNORECASE
)
_POSSESSIVES: Final = frozenset("his her their its my our your".split())
_THING_NEXT: Final = re.compile(
    r"\s(?!(?:to|of|in|at|by|for|with|from|on|about|and|or|but|as|that|who|when|while|is|was|has|had"
    r"|after|before|over|last|this|next|during|again|\w+ly|\w+day)\b)[a-z]"
)
# "House members" are not the House; "Grassley, chairman of the panel" is not the panel too.
_OF_MEMBERS: Final = re.compile(
    r"\s(?:members?|lawmakers?|staff|staffers|donors?|supporters?|officials?|leaders?|employees?"
    r"|voters?|delegates?|aides?|workers?)\b"
)
_APPOSED: Final = re.compile(r"(?:\s\([^()\n]{1,20}\))?,\s(?:the\s)?(?:\w+\s){1,3}of\s(?:the\s)?")
_BODY: Final = re.compile(r"\b(?:Committee|Subcommittee|Commission|Court|Panel|Tribunal)\b")
# What names a country's or people's own: "French", "American".
_OF_COUNTRY: Final = re.compile(r"[A-Z][a-z]+(?:ish|ese|nch|can|ian|utch|eek|wiss|aeli|aqi|ani)")
_OPENED_QUOTE: Final = re.compile('[“"]')
# How far after a preposition the name that it governs may begin, in characters.
_REACH: Final = 90
# How far back a plural pronoun looks for those it stands for, in characters.
_PLURAL_REACH: Final = 700


def distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the first mention of each entity, in order."""
    return list({m.entity: m for m in reversed(mentions)}.values())[::-1]


class Parties:
    """Those who may take part in the encounters of one article, asked by offset."""

    def __init__(self, scene: Scene) -> None:
        """Wrap a scene."""
        self._scene = scene
        self._around = scene.around
        self._text = scene.text

    @cached_property
    def _named(self) -> frozenset[str]:
        mentions = self._scene.resolved.mentions
        return frozenset(m.entity for m in mentions if m.form == "name")

    @cached_property
    def _statements_by_sentence(self) -> dict[int, list[Statement]]:
        found: dict[int, list[Statement]] = {}
        for statement in self._scene.statements:
            span = statement.cue or statement.source
            sentence = self._around.sentence(span.start) if span else None
            if sentence is not None:
                found.setdefault(sentence[0], []).append(statement)
        return found

    def is_in_thing(self, mention: Mention) -> bool:
        """Whether a mention only belongs to a phrase that names no party, and begins before it."""
        start, end = mention.span.start, mention.span.end
        first = bisect_left(self._thing_starts, start - _REACH)
        last = bisect_left(self._thing_starts, start)
        return any(end <= thing_end for _, thing_end in self._things[first:last])

    @cached_property
    def _things(self) -> list[Offsets]:
        found = self._scene.annotations.mentions
        return sorted((m.start, m.end) for m in found if m.type == "thing")

    @cached_property
    def _thing_starts(self) -> list[int]:
        return [start for start, _ in self._things]

    def is_named(self, mention: Mention) -> bool:
        """Whether the article names whom a mention stands for."""
        return mention.entity in self._named

    def is_someone(self, mention: Mention) -> bool:
        """Whether a mention stands for a person or an organization that the article names."""
        if not self.is_named(mention) or not is_whole(mention, self._around):
            return False
        return self.is_person(mention) or self.is_organization(mention)

    def is_person(self, mention: Mention) -> bool:
        """Whether a mention stands for a person."""
        return self._around.entities[mention.entity].type == "person"

    def is_organization(self, mention: Mention) -> bool:
        """Whether a mention stands for an organization."""
        return self._around.entities[mention.entity].type == "organization"

    def all_at(self, mention: Mention) -> list[Mention]:
        """Return all whom the same characters stand for, a pair before the group it makes.

        Nobody, where it is not certain whom they stand for.
        """
        if not self._scene.is_certain(mention) or not is_whole(mention, self._around):
            return []
        extent = (mention.span.start, mention.span.end)
        same = [m for m in self._around.mentions(extent) if m.span == mention.span]
        people = [m for m in same if self.is_person(m)]
        return people if len(people) > 1 else same[:1]

    def within(self, extent: Offsets) -> list[Mention]:
        """Return the outermost mentions in an extent that stand for no place, in order."""
        return [m for m in self._scene.outermost(extent) if not self._is_adjective(m)]

    def after(self, position: int, limit: int, *, held: bool = False) -> list[Mention]:
        """Return those whom a preposition or a verb that ends at ``position`` governs.

        The name or description that comes first and those joined to it by "and" or commas; where
        ``held`` is set, those that it holds or that hold it: "Fox News' Sean Hannity".
        """
        reach = self.within((position, min(limit, position + 4 * _REACH)))
        while reach and (self._is_adjective(reach[0]) or self._is_held(reach[0], held)):
            reach = reach[1:]
        first = next(iter(reach), None)
        if first is None or first.span.start - position > _REACH:
            return []
        if not _TO_NAME.fullmatch(self._text, position, first.span.start):
            return []
        if self._is_spoken_of(first, position):
            return []
        return self.joined_to(first, reach, held=held)

    def _is_office(self, body: Mention, gap: Offsets) -> bool:
        """Whether a name only says what its head leads: "Harbor Board Director Dana Lund"."""
        return not self.is_person(body) and _OFFICE.fullmatch(self._text, *gap) is not None

    def _is_adjective(self, mention: Mention) -> bool:
        """Whether the name of a group only describes: "the Mexican president"."""
        is_group = self._around.entities[mention.entity].type == "group"
        is_adjective = is_group or mention.span.text in ("Republican", "Democratic", "GOP")
        is_body = self.is_organization(mention) or mention.form == "name"
        if is_body and _OF_MEMBERS.match(self._text, mention.span.end):
            return True
        is_adjective = is_adjective or _OF_COUNTRY.fullmatch(mention.span.text) is not None
        if not is_adjective or mention.span.text.endswith("s"):
            return False
        return re.match(r"\s[a-z]", self._text[mention.span.end : mention.span.end + 2]) is not None

    def _is_held(self, mention: Mention, held: bool) -> bool:
        if mention.span.text.lower() in _POSSESSIVES:
            # "met with her staff": not she was met.
            return _THING_NEXT.match(self._text, mention.span.end) is not None
        is_outlets = held and is_outlet(self._around.entities[mention.entity].name)
        return self._around.is_possessor(mention) and not is_outlets

    def joined_to(
        self, first: Mention, following: Sequence[Mention], *, held: bool = False
    ) -> list[Mention]:
        """Return a mention and those after it that "and" or commas join to it, or that it holds."""
        found = self.all_at(first)
        last = first
        for mention in following:
            if mention.span.start < last.span.end:
                continue
            if mention.span.text.lower() in _POSSESSIVES:
                # "Lund and her husband, Oskar Lund": it is he who is joined.
                continue
            gap = (last.span.end, mention.span.start)
            if self._is_spoken_of(mention, gap[0]):
                break
            if self.is_person(mention) and self._is_office(last, gap):
                found = [m for m in found if m.entity != last.entity] + self.all_at(mention)
                last = mention
                continue
            is_held = held and _HELD.fullmatch(self._text, *gap)
            is_one_name = mention.form == "name" and self._text[gap[0] : gap[1]] == " "
            if self.is_organization(mention) and _APPOSED.fullmatch(self._text, *gap):
                break
            if not is_held and not is_one_name and not _JOIN.fullmatch(self._text, *gap):
                break
            found += self.all_at(mention)
            last = mention
        return found

    def _is_spoken_of(self, mention: Mention, position: int) -> bool:
        """Whether a quotation begins between a position and somebody: "told the Sun, “Lund is"."""
        opened = _OPENED_QUOTE.search(self._text, position, mention.span.start)
        return opened is not None and self.is_person(mention)

    def joined_before(self, last: Mention, start: int) -> list[Mention]:
        """Return a mention with those before it that are joined to it: "X and Y met"."""
        before = [m for m in self.within((start, last.span.start)) if m.span.end < last.span.start]
        found, first = self.all_at(last), last
        for mention in reversed(before):
            joint = self._text[mention.span.end : last.span.start]
            if not _JOIN.fullmatch(joint) or (joint == ", " and last is first):
                # "After her talk with Lund, Reyes met": a comma alone joins no last one.
                break
            found = self.all_at(mention) + found
            last = mention
        return found

    def subject(self, trigger: Offsets) -> list[Mention]:
        """Return who is the subject of the words at ``trigger``, with those joined to it."""
        return self._with_joined(self._scene.subject(trigger))

    def clause_subject(self, position: int) -> list[Mention]:
        """Return the subject of the clause that holds a position, with those joined to it."""
        return self._with_joined(self._scene.clause_subject(position))

    def _with_joined(self, subject: Mention | None) -> list[Mention]:
        if subject is None or self._is_adjective(subject):
            return []
        return self.joined_before(subject, self._scene.clause(subject.span.start).sentence[0])

    def framing_statement(self, position: int) -> Statement | None:
        """Return the statement whose frame a position lies in: "X said at the rally", or None.

        Of several in the sentence the one with the nearest cue; none within whose content it lies.
        """
        sentence = self._around.sentence(position)
        if sentence is None:
            return None
        outer = self._scene.statement_around(position)
        outer_id = outer.id if outer else None
        nearest: tuple[int, Statement] | None = None
        for statement in self._statements_by_sentence.get(sentence[0], ()):
            if statement.id == outer_id or statement.reported_by != outer_id:
                continue
            span = statement.cue or statement.source
            distance = abs(span.start - position) if span else 0
            if nearest is None or distance < nearest[0]:
                nearest = distance, statement
        return nearest[1] if nearest else None

    def speaker_mention(self, statement: Statement) -> list[Mention]:
        """Return the speaker of a statement as mentioned in its source, if the article names it."""
        if statement.source is None or statement.speaker is None:
            return []
        extent = (statement.source.start, statement.source.end)
        own = [m for m in self._around.mentions(extent) if m.entity == statement.speaker]
        return [m for m in own[:1] if self._scene.is_certain(m)]

    def several_before(self, position: int) -> list[Mention]:
        """Return the two or more people whom a plural before a position stands for, or nobody."""
        for mention in self._backwards(position):
            together = self.all_at(mention)
            if len(together) > 1:
                return together
        return []

    def body_before(self, position: int) -> list[Mention]:
        """Return the committee or court that was named last before a position, if any."""
        for mention in self._backwards(position):
            if mention.form == "name" and _BODY.search(mention.span.text):
                return [mention]
        return []

    def _backwards(self, position: int) -> Iterator[Mention]:
        extent = (max(0, position - _PLURAL_REACH), position)
        return reversed(self._around.mentions(extent))
