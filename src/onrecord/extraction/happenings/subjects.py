"""The subject of a verb: the words that say who or what does it, and whom they stand for."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Final

from onrecord.extraction.happenings.clause_words import WINDOW, Word, words_between
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.subject import Subject, SubjectKind
from onrecord.extraction.happenings.subject_words import (
    ARTICLES,
    CLAUSE_OPENERS,
    CLOSERS,
    COORDINATORS,
    COPULAS,
    EMPTY,
    FIRST_PERSON,
    HANGING,
    LONGEST_HOLDER,
    LONGEST_LEAD,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    THIRD_PERSON,
    clause_opening,
    is_filler,
    is_nominal,
    without_insertion,
)
from onrecord.schema.annotation import EntityMention, Offsets
from onrecord.schema.happenings import Party
from onrecord.schema.record import Mention
from onrecord.schema.span import Span

_KINDS: Final[dict[str, SubjectKind]] = {
    "person": "party",
    "organization": "party",
    "group": "party",
    "place": "place",
    "thing": "thing",
}
_CLOSING_QUOTES: Final = ("”", ',"', '."')
# "Lund was in Harlow, promising to": it is not Harlow that promises.
_WHERE: Final = re.compile(r"\b(?:in|at|near|outside|from)\s(?:the\s)?\Z")
# "Ann Ito of Harlow, who".
_FROM: Final = re.compile(r"\s(?:of|from|in)\s(?:the\s)?")
_TITLES_ONLY: Final = re.compile(
    r",?\s(?:(?!(?:who|which|that|whose|for|of|by|with|to|in|at|from)\b)[\w.’'-]+\s){0,5}"
)
_ONLY_NAME: Final = re.compile(r",?\s")
# What belongs to somebody owns in turn: "his party's", "her old school's".
_OWNER_NEXT: Final = re.compile(r"\s(?:[\w-]{1,20}\s){0,2}[\w-]{1,20}(?:[’']s|s[’'])\s")


class Subjects:
    """Finds subjects in one article."""

    def __init__(self, scene: Scene) -> None:
        """Index what the encoder found."""
        self._scene = scene
        self._text = scene.text
        found = scene.annotations.mentions
        self._by_end = sorted(found, key=lambda m: (m.end, -m.start))
        self._ends = [m.end for m in self._by_end]
        self._by_head = sorted(found, key=lambda m: m.head)
        self._heads = [m.head[0] for m in self._by_head]
        self._by_head_end = {m.head[1]: m for m in self._by_head}
        self._widest = _widest_by_head(found)

    def subject(self, position: int) -> Subject:
        """Return the subject of the verb, or of its first auxiliary, that begins at a position."""
        sentence = self._scene.around.sentence(position) or (position, position)
        start = max(sentence[0], position - WINDOW)
        words = words_between(self._text, start, position)
        while words and is_filler(words[-1]):
            words.pop()
        if not words:
            return Subject(position, position, "none")
        last = words[-1]
        if last.form in RELATIVES and len(words) > 1:
            around = self._holding(last, start)
            if around is not None:
                found = replace(self._described(around, last.start), is_relative=True)
                if last.form == "who" and found.kind == "thing":
                    return replace(self._before(words[:-1], position), is_relative=True)
                return self._of_predicate(found, words)
            ahead = words[:-2] if words[-2].form in CLOSERS and len(words) > 2 else words[:-1]
            found = self._before(ahead, position)
            if last.form == "who":
                found = self._person_in(found)
            if found.kind not in ("none", "it"):
                return replace(found, is_relative=True)
        if last.form in COORDINATORS:
            return self.shared(words[:-1], position)
        if last.form == "for":
            return self._blamed(words[:-1], position)
        found = self._before(words, position)
        is_where = found.kind == "place" and _WHERE.search(self._text, start, found.start)
        return self.shared(words, position) if found.kind == "none" or is_where else found

    def party(self, extent: Offsets) -> Party | None:
        """Return whom words stand for: the party of the longest mention in them."""
        inside = self._scene.around.mentions(extent)
        longest = max(inside, key=lambda m: m.span.end - m.span.start, default=None)
        return self._scene.party(longest) if longest else None

    def phrase_around(self, head: int) -> EntityMention | None:
        """Return the widest mention whose head word begins at a position, or None."""
        return self._widest.get(head)

    def with_words(self, subject: Subject) -> Subject:
        """Return a subject that is no party as one without an entity: "the report"."""
        if subject.party or subject.owner or subject.kind != "thing":
            return subject
        extent = (subject.start, subject.end)
        if any((d.span.start, d.span.end) == extent for d in self._scene.around.dates(extent)):
            return subject
        words = self._scene.span(extent)
        return replace(subject, party=Party(words, None)) if words.text else subject

    def thing_before(self, position: int) -> bool:
        """Whether a thing ends right before a place, of which a clause without "that" is told."""
        number = bisect_right(self._ends, position - 1)
        while number and self._ends[number - 1] == position - 1:
            number -= 1
            if self._by_end[number].type == "thing":
                return self._text[position - 1 : position] == " "
        return False

    def owner(self, extent: Offsets) -> Party | None:
        """Return whoever possesses what a phrase tells: of "Calloway's plan", Calloway."""
        for mention in self._scene.around.mentions(extent):
            is_pronoun = mention.form == "pronoun" and mention.span.start == extent[0]
            if is_pronoun and _OWNER_NEXT.match(self._text, mention.span.end, extent[1]):
                # "his party's plan" is the party's.
                continue
            if self._scene.around.is_possessor(mention) or is_pronoun:
                return self._scene.party(mention)
        return None

    def possessor(self, position: int) -> tuple[int, Party] | None:
        """Return who possesses the noun at a place, up to three words before it, and where.

        "his oft-repeated promise", "the office's silence".
        """
        words = words_between(self._text, max(0, position - LONGEST_LEAD), position)
        for number in range(len(words) - 1, max(len(words) - 5, -1), -1):
            word = words[number]
            if word.form in POSSESSIVES:
                extent = (word.start, word.end)
                party = self.party(extent) or Party(self._scene.span(extent), None)
                return word.start, party
            if word.form in ("'s", "'") and number:
                owner = self._owning(words[:number])
                if owner is None:
                    return None
                return (owner.start, owner.party) if owner.party else None
            if not word.form.replace("-", "").isalpha():
                return None
        return None

    def _owning(self, words: list[Word]) -> Subject | None:
        """Return the mention that ends with the last of some words, or None."""
        last = words[-1]
        mention = self._ending(last, words[0].start) or self._by_head_end.get(last.end)
        return self._described(mention, last.end) if mention else None

    def _before(self, words: list[Word], position: int) -> Subject:
        """Return the subject whose last word is the last of these, an insertion after it aside."""
        last = words[-1]
        if last.form in CLOSERS:
            if speaking := self._after_quotation(words, position):
                return speaking
            rest = without_insertion(words)
            if not rest:
                return Subject(position, position, "none")
            return self._apposed(self._before(rest, position), (rest[-1].end, last.start))
        if last.form in FIRST_PERSON | THIRD_PERSON | EMPTY or last.form == "you":
            return self._pronoun(last)
        mention = self._ending(last, words[0].start) or self._by_head_end.get(last.end)
        if mention is None:
            return self._unmarked(words) or Subject(position, position, "none")
        return self._governed(mention, words) or self._described(mention, last.end)

    def _after_quotation(self, words: list[Word], position: int) -> Subject | None:
        """Return who speaks between a quotation and a comma: "...," Ito said, declining to."""
        last = words[-1]
        closes = max(self._text.rfind(mark, words[0].start, last.start) for mark in _CLOSING_QUOTES)
        after = [number for number, word in enumerate(words) if word.start > closes]
        if closes < 0 or len(after) < 2:
            return None
        found = self._first(words, after[0], position)
        is_somebody = found.party is not None and found.kind != "thing"
        return replace(found, start=position, end=position, is_shared=True) if is_somebody else None

    def _unmarked(self, words: list[Word]) -> Subject | None:
        """Return a name right before a verb that the encoder has not marked, with no entity."""
        number = len(words)
        while number and words[number - 1].is_capital and words[number - 1].form.isalpha():
            number -= 1
        if number == len(words) or words[-1].form in CLAUSE_OPENERS | PREPOSITIONS | ARTICLES:
            return None
        extent = (words[number].start, words[-1].end)
        if self._scene.around.dates(extent):
            # "He wrote to them Tuesday inviting": a day invites nobody.
            return None
        return Subject(*extent, "party", party=Party(self._scene.span(extent), None))

    def _governed(self, mention: EntityMention, words: list[Word]) -> Subject | None:
        """Return what a preposition hangs a mention on, with no entity: "a letter to the board"."""
        before = [word for word in words if word.end <= mention.start]
        while before and before[-1].form in ARTICLES:
            before.pop()
        if len(before) < 2 or before[-1].form not in HANGING:
            return None
        number = len(before) - 1
        lowest = max(0, number - LONGEST_HOLDER)
        while number > lowest and is_nominal(before[number - 1]):
            number -= 1
            if before[number].form in ARTICLES | POSSESSIVES:
                break
        first, noun = before[number], before[-2]
        is_phrase = first.form in ARTICLES | POSSESSIVES or noun.form.endswith("s")
        if number == len(before) - 1 or not is_phrase or noun.form in ARTICLES | POSSESSIVES:
            return None
        extent = (first.start, mention.end)
        return Subject(*extent, "party", party=Party(self._scene.span(extent), None))

    def _person_in(self, found: Subject) -> Subject:
        """Return a thing as whoever its words end with: "the office of Ann Ito, who"."""
        if found.kind == "place":
            before = self._scene.outermost((max(0, found.start - LONGEST_LEAD), found.start))
            if before and _FROM.fullmatch(self._text, before[-1].span.end, found.start):
                start, end = before[-1].span.start, before[-1].span.end
                party = self._scene.party(before[-1])
                return replace(found, kind="party", start=start, end=end, party=party)
        is_nameless = found.party is not None and found.party.entity is None
        if found.kind != "thing" and not is_nameless:
            return found
        inside = self._scene.outermost((found.start, found.end))
        if not inside or inside[-1].span.end != found.end:
            return found
        if is_nameless and self._scene.around.entities[inside[-1].entity].type != "person":
            return found
        party = self._scene.party(inside[-1])
        return replace(found, kind="party", start=inside[-1].span.start, party=party)

    def _apposed(self, found: Subject, insertion: Offsets) -> Subject:
        """Return a described subject as whom an insertion names: "her deputy, Ann Ito, plans"."""
        if found.party is None:
            return found
        named = self._scene.outermost(insertion)
        if not named or named[0].form != "name":
            return found
        if not _TITLES_ONLY.fullmatch(self._text, insertion[0], named[0].span.start):
            # ", who worked for Ito," tells of another one.
            return found
        if found.party.entity is not None:
            # Whom the description was taken for counts less than the name beside it.
            is_described = not self._is_named(found.party.words)
            is_person = self._scene.around.entities[named[0].entity].type == "person"
            ends = insertion[1] - named[0].span.end <= 1
            is_whole = _ONLY_NAME.fullmatch(self._text, insertion[0], named[0].span.start)
            if not (is_whole and ends and is_described and is_person):
                return found
        return replace(found, party=self._scene.party(named[0]))

    def _is_named(self, words: Span) -> bool:
        """Whether the words of a party are a name, or end with one."""
        inside = self._scene.around.mentions((words.start, words.end))
        return any(one.form == "name" and one.span.end == words.end for one in inside)

    def _of_predicate(self, found: Subject, words: list[Word]) -> Subject:
        """Return the subject of which a nameless antecedent is told: "Ito is a judge who ..."."""
        if found.party is None or found.party.entity is not None:
            return found
        before = [word for word in words if word.end <= found.start]
        if not any(word.form in COPULAS for word in before):
            return found
        told_of = self.shared(before, found.start)
        is_somebody = told_of.party is not None and told_of.party.entity is not None
        return replace(found, party=told_of.party) if is_somebody else found

    def _holding(self, relative: Word, start: int) -> EntityMention | None:
        """Return the narrowest mention within which a relative pronoun follows the head word."""
        low, high = bisect_left(self._heads, start), bisect_left(self._heads, relative.start)
        holding = [m for m in self._by_head[low:high] if m.end > relative.end]
        return min(holding, key=lambda m: m.end - m.start, default=None)

    def _ending(self, last: Word, start: int) -> EntityMention | None:
        """Return the widest mention that ends with a word."""
        number = bisect_right(self._ends, last.end)
        widest = None
        while number and self._ends[number - 1] > last.start:
            number -= 1
            mention = self._by_end[number]
            if mention.start >= start and (widest is None or mention.start < widest.start):
                widest = mention
        return widest

    def _described(self, mention: EntityMention, end: int) -> Subject:
        extent = (mention.start, end)
        kind = _KINDS[mention.type]
        party = self._standing_for(mention) if kind != "thing" else None
        owner = self.owner(extent) if kind == "thing" else None
        first = self._first_of_pair(mention) if party else mention.start
        words = self._scene.span(extent) if owner else None
        if first < mention.start:
            # "Lund and the council": neither alone.
            party = self._together((first, end))
        return Subject(first, end, kind, party=party, owner=owner, words=words)

    def _together(self, extent: Offsets) -> Party:
        """Return two that "and" joins as one party, with the entity that both make, if any."""
        both = [
            m for m in self._scene.around.mentions(extent) if (m.span.start, m.span.end) == extent
        ]
        entity = both[0].entity if len({m.entity for m in both}) == 1 else None
        return Party(self._scene.span(extent), entity)

    def _first_of_pair(self, mention: EntityMention) -> int:
        """Return where the first of two begins that "and" joins, or the mention itself."""
        lead = self._text[max(0, mention.start - 5) : mention.start]
        if not lead.endswith(" and "):
            return mention.start
        number = bisect_right(self._ends, mention.start - 5)
        start = mention.start
        while number and self._ends[number - 1] == mention.start - 5:
            number -= 1
            if self._by_end[number].type == mention.type:
                start = min(start, self._by_end[number].start)
        return start

    def _standing_for(self, mention: EntityMention) -> Party:
        """Return an encoder's mention as a party, with the entity that resolution gives it."""
        same: Mention | None = None
        for resolved in self._scene.around.mentions((mention.start, mention.end)):
            holds = resolved.span.start <= mention.head[0] < resolved.span.end
            if holds and (same is None or resolved.span.end > same.span.end):
                same = resolved
        if same:
            return self._scene.party(same)
        return Party(self._scene.span((mention.start, mention.end)), None)

    def _pronoun(self, word: Word) -> Subject:
        extent = (word.start, word.end)
        party = self.party(extent)
        if word.form in EMPTY:
            if word.form == "it" and party is None:
                party = self._speaking_body(extent) or Party(self._scene.span(extent), None)
            return Subject(*extent, "it", party=party if word.form == "it" else None)
        if word.form in FIRST_PERSON | THIRD_PERSON and (party is None or not party.entity):
            nobody = Party(self._scene.span(extent), None)
            party = self._speaker(extent) or party or nobody
        if word.form in FIRST_PERSON:
            return Subject(*extent, "first person", party=party)
        kind: SubjectKind = "you" if word.form == "you" else "third person"
        return Subject(*extent, kind, party=party)

    def _speaking_body(self, extent: Offsets) -> Party | None:
        """Return who speaks around a place, where it is no person."""
        party = self._speaker(extent)
        if party is None or party.entity is None:
            return None
        return party if self._scene.around.entities[party.entity].type != "person" else None

    def _speaker(self, extent: Offsets) -> Party | None:
        speaker = self._scene.speaker(self._scene.statement_around(extent[0]))
        words = self._scene.span(extent)
        if speaker is None:
            return None
        is_person = self._scene.around.entities[speaker].type == "person"
        if (words.text == "I" and not is_person) or (words.text.lower() == "they" and is_person):
            return None
        return Party(words, speaker)

    def shared(self, words: list[Word], position: int) -> Subject:
        """Return the subject of a clause's first verb, for a verb joined to it or hung on it.

        Args:
            words: what stands before the verb in its sentence.
            position: where the verb begins.
        """
        found = self._first(words, clause_opening(words), position)
        return replace(found, start=position, end=position, is_shared=True)

    def _blamed(self, words: list[Word], position: int) -> Subject:
        """Return who is praised or blamed for doing something: "they sued her for leaving"."""
        opened = clause_opening(words)
        first = self._first(words, opened, position)
        after = [number for number, word in enumerate(words) if word.start >= first.end]
        second = self._first(words, after[0], position) if after else first
        found = first if second.kind == "none" else second
        return replace(found, start=position, end=position, is_shared=True)

    def clause_subject(self, position: int) -> Subject:
        """Return the first party of a clause before a place; where there is none, its first words.

        For a noun in the object of a verb: "the office gave no details".
        """
        sentence = self._scene.around.sentence(position) or (position, position)
        start = max(sentence[0], position - WINDOW)
        words = words_between(self._text, start, position)
        opened = clause_opening(words)
        found = self._first(words, opened, position)
        if found.kind != "none":
            return found
        begun = words[opened].start if opened < len(words) else position
        return Subject(begun, position, "none")

    def _first(self, words: list[Word], opened: int, position: int) -> Subject:
        """Return the first party or pronoun of a clause that follows no preposition."""
        begun = self._scene.after_dateline(position)
        for number in range(opened, len(words)):
            if words[number].start < begun:
                continue
            word = words[number]
            follows = number > opened and words[number - 1].form in PREPOSITIONS
            if follows or word.form in POSSESSIVES:
                continue
            if word.form in FIRST_PERSON | THIRD_PERSON or (
                number == opened and word.form in ("it", "there")
            ):
                return self._pronoun(word)
            mention = self._starting(word)
            if mention is not None and mention.type == "place" and number > opened:
                continue
            if mention is not None and not self._text.startswith(("’", "'"), mention.end):
                return self._described(mention, mention.end)
        return Subject(position, position, "none")

    def _starting(self, word: Word) -> EntityMention | None:
        """Return the widest mention of somebody that begins with a word."""
        low, high = bisect_right(self._ends, word.start), bisect_right(self._ends, word.end + 80)
        begun = [m for m in self._by_end[low:high] if m.start == word.start and m.type != "thing"]
        return begun[-1] if begun else None


def _widest_by_head(mentions: tuple[EntityMention, ...]) -> dict[int, EntityMention]:
    widest: dict[int, EntityMention] = {}
    for mention in mentions:
        known = widest.get(mention.head[0])
        if known is None or mention.end - mention.start > known.end - known.start:
            widest[mention.head[0]] = mention
    return widest
