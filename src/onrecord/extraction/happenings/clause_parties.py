"""Who stands where around a verb: its subject, its object, whoever follows a preposition.

Only positions that can be told without a parse are taken; elsewhere nobody is named.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.extraction.happenings.noun_phrases import NounPhrases, Phrase
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets

# Of a sentence without end, no more than so many characters on each side are looked at.
_SENTENCE_REACH: Final = 600
# How far before a verb its subject may stand, in characters.
_REACH: Final = 260
_AUXILIARIES: Final = (
    r"(?:[’']s|[’'](?:d|ll|ve|re)|n[’']t|has|have|had|having|is|are|was|were|am|be|been|being|get|gets"
    r"|got|getting|will|would|can|could|may|might|must|shall|should|do|does|did|not|never|also|then"
    r"|now|later|still|just|already|both|all|again|once|soon|even|since|initially|often|repeatedly"
    r"|have\s+to|had\s+to|has\s+to|[a-z]{2,12}ly)"
)
_PARENTHESIS: Final = r"(?:\s?\([^()]{1,40}\))?"
_APPOSITION: Final = (
    r"(?:,\s[^;:“”\"\n]{1,120}(?:,|(?=\swho\s))"
    r"|\s[—–-]{1,2}\s[^—–\n]{2,90}\s?[—–-]{1,2})?"
)
_TO_VERB: Final = re.compile(
    rf"{_PARENTHESIS}{_APPOSITION}(?:,?\s+(?:who|which|that))?(?:\s*{_AUXILIARIES}(?![\w]))*\s+"
)
_JOINED_VERB: Final = re.compile(
    rf"\b(?:and|but|or|then|nor|help(?:s|ed|ing)?)(?:\s+(?:{_AUXILIARIES})(?!\w))*\s+$"
)
_TO: Final = re.compile(r"(?<!\w)to(?:\s[a-z]{2,12}ly)?\s+$")
# "His proposal to ban": it is his who proposes.
_PLAN_TO: Final = re.compile(
    r"\b(?P<noun>proposals?|plans?|calls?|pledges?|promises?|vows?|threats?|bid|efforts?|push|decision"
    r"|attempts?|refusal|offers?)\sto(?:\s[a-z]{2,12}ly)?\s+$"
)
_GERUND_LEAD: Final = re.compile(
    r"(?:\b(?:by|after|before|while|began|begins?|begun|start(?:s|ed)?|kept|keeps?|continue[sd]?"
    r"|stop(?:s|ped)?|seen|caught|filmed|acknowledged?|admitted)\s)(?:[a-z]+ly\s)?$"
)
_ONLY_PARENTHESIS: Final = re.compile(_PARENTHESIS)
_APPOSITIVE: Final = re.compile(
    r"(?:,|\s(?:is|are|was|were|(?:has|have|had)\sbeen|became|remains?))\s(?:among\s|one\sof\s)?(?:an?|the)\s"
    r"(?:[a-z-]+\s){0,5}$|,\s(?:(?!(?:where|who|which|and|but|or|as|when|while|with|including)\s)[a-z-]+\s){0,2}$"
)
_OWNED: Final = re.compile(
    r"(?:[’']s?)?\s+(?:(?!(?:to|of|in|at|by|for|with|and|or|up|out|on|that|is|was|are|were|has|had|have"
    r"|will|would|could|may|might|can|who)\s)[\w.-]+\s+){0,3}"
)
# How far before a noun its possessor may begin, in characters.
_OWNER_REACH: Final = 100
_PREPOSITION: Final = re.compile(
    r"\b(?:of|in|at|by|for|with|from|to|on|about|against|into|over|under|between|among|toward"
    r"|towards|through|behind|including|near|without|via|per|during|upon)\s+"
    r"(?:the\s+|an?\s+|former\s+|then-?\s*)*$",
    re.IGNORECASE,
)
_WHO: Final = re.compile(r"\bwho\b")
_RELATIVE: Final = re.compile(r"\b(?:who|which|that)\b")
_NEXT_CLAUSE: Final = re.compile(r"\b(?:when|if|as|after|before|while|because|that)\b")
_OF_STATE: Final = re.compile(
    r",\s[A-Z][A-Za-z.]{1,14},?\s(?!(?:on|in|at|and|when|who|after)\b)[a-z]"
)
_OF: Final = re.compile(r"\s(?:of|at|in|for|from)\s(?:the\s|an?\s)?")
_SUBJECT_LEAD: Final = re.compile(
    r"(?:^|[.;:!?“\"‘—–(\n]|--|,|\b(?:that|and|but|or|when|while|if|as|because|after|before|since|where"
    r"|although|though|whether|said|says|than|so|whom|which|who|what|how|why|once|until|unless))"
    r"\s*(?:(?:the|an?|then|then-|former|even|only|both|some|all|many|most|several|in\s\d{4},?)\s+)*$",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\b(?:that|who|which|whether|because|if|when|what|how|whose|where|why|although|though"
    r"|sa(?:id|ys)|told|tells|reveal(?:s|ed)|show(?:s|ed)|claim(?:s|ed)|not(?:es|ed)|believe[sd]?"
    r"|argue[sd]?)\s",
    re.IGNORECASE,
)
# "criticized him for siding with": the object is who does it.
_OBJECT_CONTROL: Final = re.compile(r"\s(?:for|of|from)\s(?:[a-z]+ly\s)?$")
_NO_VERB: Final = re.compile(
    rf"{_PARENTHESIS}(?:\s*$|\s*[.;:!?”\"]|[’']s?\s|\s?,\s(?:and|or|but)\b|\s(?:of|in|at|by|for|with|from|to|on"
    r"|about|against|and|or|as|than|who|whose|into|over|under)\b)"
)
_BY: Final = re.compile(
    r"(?:\s(?!(?:that|who|which|and|or|but)\s|\w+(?:ed|ing|eld)\s)[^\s,;:.“”\"()]+){0,6}?\sby\s"
)
_BY_AFTER_RECIPIENT: Final = re.compile(
    r"(?:\s\([^()]{1,30}\))?(?:\s(?:from|of|in|at|near|on)\s(?:the\s|an?\s)?(?:[A-Z][\w’'.-]*\s?){1,5})?\s?\bby\s"
)
# What may stand between a verb or preposition and the words that we know of its object.
_MODIFIER: Final = (
    r"(?!(?i:to|of|in|at|by|for|with|from|on|about|against|and|or|as|than|that|who|which|when|while"
    r"|if|is|are|was|were|be|been|has|have|had|will|would|it|not|because|after|before|into)\b)"
    r"(?:[A-Z][\w’'.-]*|\d(?:[\d,.]*\d)?|(?:then|ex|now)-[A-Z][\w-]*|the|an?|his|her|its|their|our|my|your|this|these|those|all|both|some|many"
    r"|several|two|three|four|five|dozens|hundreds|fellow|former|then|rival|embattled|candidate"
    r"|nominee|president|leader|mayor|senator|governor|secretary|activist|journalist|reporter"
    r"|lawmaker|businessman|actor|singer|billionaire|colleague|incumbent|front-runner|union|member"
    r"|[a-z-]+(?:al|an|ic|ive|ous|ese|ish|ary|time|old|most|ent))"
)
_TO_OBJECT: Final = re.compile(rf"\s+(?:{_MODIFIER}\s+){{0,5}}[“\"]?")
_MODIFIERS_ONLY: Final = re.compile(rf"\s(?:{_MODIFIER}\s){{0,4}}")
# "the accounts of", "computers at": the thing of theirs that is done something to.
_THING_OF: Final = re.compile(
    r"\s+(?:(?:the|an?|some|all)\s)?(?:(?!(?:of|in|at|on|to|for|with|by|from|and|or|that)\s)[a-z]+\s){1,3}?"
    r"(?:of|at)\s(?:the\s|an?\s)?"
)
_FEW_TO_OBJECT: Final = re.compile(rf"\s+(?:{_MODIFIER}\s+){{0,2}}[“\"]?")
# Words of a title before a name ("Mayor-elect"); more of them are words of a headline.
_CAPITALIZED: Final = re.compile(r"\b[A-Z]")
_MOST_CAPITALIZED: Final = 2
# A word in lower case that goes on with a name: a noun, as far as can be told without a tagger.
NOUN_NEXT: Final = re.compile(
    r"\s(?!(?:to|of|in|at|by|for|with|from|on|about|against|and|or|but|as|than|that|who|which|when|while"
    r"|if|is|are|was|were|be|has|have|had|will|would|because|after|before|over|into|out|off|up|down"
    r"|last|this|next|early|late|earlier|later|during|since|until|through|again|not|also|then|so"
    r"|ahead|amid|despite|using|under|without|within|between|outside|inside|near|yesterday|today"
    r"|despite|once|twice|more|instead|too|where|whose|it|he|she|they|we|via|rather|back|away"
    r"|together|alone|all|both|even|just|only|still|never|now|here|there|whom|across|along|around"
    r"|toward|towards|per|says?|said|told|took|made|came|went|left|led|held|gave|got|met|saw|sent"
    r"|spent|set|ran|began|broke|put|fell|rose|lost|won|found|felt|kept|brought|drew|knew|grew|wrote"
    r"|spoke|stood|can|could|may|might|must|should|does|did|\w+ly|\w+ing|\w+ed)\b)[a-z]{3,}"
)
# Pronouns that are no objects, and the other way round.
_ONLY_SUBJECTS: Final = frozenset(
    {
        "himself",
        "herself",
        "themselves",
        "itself",
        "myself",
        "yourself",
        "ourselves",
        "he",
        "she",
        "they",
        "i",
        "we",
        "who",
    }
)
_ONLY_OBJECTS: Final = frozenset({"him", "them", "me", "us", "whom"})


class ClauseParties:
    """The parties around the verbs of one article."""

    def __init__(self, scene: Scene, phrases: NounPhrases) -> None:
        """Read a scene with its phrases."""
        self._scene = scene
        self._text = scene.text
        self.phrases = phrases

    def sentence(self, position: int) -> Offsets:
        """Return the sentence that holds a position, as far as it may bear on what stands there."""
        start, end = self._scene.around.sentence(position) or (position, position + 1)
        return max(start, position - _SENTENCE_REACH), min(end, position + _SENTENCE_REACH)

    def subject(self, verb: Offsets, *, is_gerund: bool = False) -> Phrase | None:
        """Return who does what a verb tells, or None where its position does not tell.

        The phrase right before it with nothing but auxiliaries, a relative pronoun or an
        apposition between; of a second verb ("and then sued"), an infinitive or a participle the
        subject of the verb before it.
        """
        start = max(self.sentence(verb[0])[0], verb[0] - _REACH)
        before = [
            one
            for one in self.phrases.before((start, verb[0]))
            if self._words(one) not in _ONLY_OBJECTS
        ]
        for phrase in reversed(before[-3:]):
            if _TO_VERB.fullmatch(self._text, phrase.end, verb[0]):
                is_body = phrase.type in ("place", "organization")
                if is_body and _WHO.search(self._text, phrase.end, verb[0]):
                    continue
                is_relative = _RELATIVE.search(self._text, phrase.end, verb[0])
                return phrase if is_relative else self._lifted(phrase, before)
        return self._subject_far(before, start, verb, is_gerund=is_gerund)

    def _subject_far(
        self, before: list[Phrase], start: int, verb: Offsets, *, is_gerund: bool
    ) -> Phrase | None:
        """Return the subject of an infinitive, a participle or a second verb, or None."""
        lead = self._text[start : verb[0]]
        if (planned := _PLAN_TO.search(lead)) and (
            owner := self.owner(start + planned.start("noun"))
        ):
            return owner
        if to := _TO.search(lead):
            controller = self._object_before(start + to.start())
            if controller:
                return controller
        elif is_gerund and (of := _OBJECT_CONTROL.search(lead)):
            return self._object_before(start + of.start())
        elif not (_GERUND_LEAD if is_gerund else _JOINED_VERB).search(lead):
            return None
        subjects = [one for one in before if self._is_subject(one, verb[0])]
        if not subjects or (is_gerund and len({one.entity or one.start for one in subjects}) > 1):
            return None
        found = subjects[-1]
        # Another clause in between has a subject of its own.
        if _CLAUSE.search(self._text, found.end, verb[0]):
            return None
        return found

    def preceding(self, position: int) -> Phrase | None:
        """Return the phrase that ends right before a position, or None."""
        start = max(self.sentence(position)[0], position - _REACH)
        before = self.phrases.before((start, position))
        if before and re.fullmatch(r",?\s+(?:[a-z]+ly\s+)?", self._text[before[-1].end : position]):
            return before[-1]
        return None

    def reduced(self, position: int) -> Phrase | None:
        """Return of whom a participle is said that begins there: "Menon, backed by", or None."""
        found = self.preceding(position)
        if found is None or self._is_related(found):
            return None
        if not self._text[found.end : position].startswith(","):
            return found
        lead = self._text[max(0, found.start - 30) : found.start]
        return None if _PREPOSITION.search(lead) else found

    def _is_related(self, phrase: Phrase) -> bool:
        """Whether a relative pronoun before a phrase makes it the subject of what follows."""
        lead = self._text[max(0, phrase.start - 8) : phrase.start]
        return bool(re.search(r"\b(?:who|whom|that|which)\s$", lead))

    def agent(self, end: int, *, of_noun: bool = False) -> Phrase | None:
        """Return whoever follows "by" after a passive verb, or a noun and its "of", or None."""
        sentence = self.sentence(end - 1)
        pattern = _BY_AFTER_RECIPIENT if of_noun else _BY
        by = pattern.match(self._text, end, sentence[1])
        found = self.object(by.end() - 1, takes_things=False) if by else None
        # "By a Harlow, Ohio, police officer": it is not Harlow.
        return None if found and _OF_STATE.match(self._text, found.end) else found

    def object(self, end: int, *, takes_things: bool, few: bool = False) -> Phrase | None:
        """Return whom a verb or preposition that ends there is followed by, or None.

        Args:
            end: where it ends.
            takes_things: whether an owner stands for what is theirs.
            few: whether few words may stand between.
        """
        sentence = self.sentence(end - 1)
        pattern = _FEW_TO_OBJECT if few else _TO_OBJECT
        for phrase in self._after_modifiers(self.phrases.after((end, sentence[1]))):
            gap = pattern.fullmatch(self._text, end, phrase.start)
            if gap and len(_CAPITALIZED.findall(gap[0])) > _MOST_CAPITALIZED:
                return None
            if gap and _NEXT_CLAUSE.search(gap[0]):
                # "The crowd booed when one of them": not one of them was booed.
                return None
            if not gap and takes_things:
                gap = _THING_OF.fullmatch(self._text, end, phrase.start)
            if not gap or self._words(phrase) in _ONLY_SUBJECTS:
                return None
            modifies = self._modifies(phrase)
            if phrase.type in ("place", "organization") and modifies:
                return None
            if phrase.type != "person" and phrase.form == "name" and self._names_on(phrase):
                return None
            owns = modifies or self.phrases.is_possessor(phrase)
            return phrase if takes_things or not owns else None
        return None

    def _after_modifiers(self, phrases: list[Phrase]) -> list[Phrase]:
        """Return the first phrase that no name after it makes a modifier: "Calder Mayor Ruiz"."""
        for one, other in pairwise(phrases):
            gap = self._text[one.end : other.start]
            leads_on = one.form == "name" and (one.type == "place" or other.type == "person")
            if one.type == "person" or not leads_on or not _MODIFIERS_ONLY.fullmatch(gap):
                return [one]
        return phrases[-1:]

    def _names_on(self, phrase: Phrase) -> bool:
        """Whether a longer name begins with a name: "U.S. Border Patrol"."""
        return bool(re.match(r"\s[A-Z]", self._text[phrase.end : phrase.end + 2]))

    def goes_on(self, end: int) -> bool:
        """Whether a word that ends there only modifies the next: "deportation relief"."""
        return bool(NOUN_NEXT.match(self._text, end))

    def _modifies(self, phrase: Phrase) -> bool:
        """Whether a name only tells what sort of thing follows it: "Calder officials"."""
        return phrase.form == "name" and bool(NOUN_NEXT.match(self._text, phrase.end))

    def owner(self, start: int) -> Phrase | None:
        """Return the possessor that stands right before a noun that begins there, or None."""
        sentence = self.sentence(start)
        for phrase in self.phrases.inside((max(sentence[0], start - _OWNER_REACH), start)):
            gap = self._text[phrase.end : start]
            if self.phrases.is_possessor(phrase) and _OWNED.fullmatch(gap):
                return phrase
        return None

    def agent_noun(
        self, extent: Offsets, prepositions: Sequence[str], *, takes_things: bool = False
    ) -> tuple[Phrase | None, Phrase | None]:
        """Return who a noun such as "ally" is said of, and to whom they are one.

        Args:
            extent: the noun.
            prepositions: those that mark to whom.
            takes_things: whether an owner stands for what is theirs.
        """
        of = re.compile(rf"\s(?:{'|'.join(prepositions)})\b").match(self._text, extent[1])
        other = self.object(of.end(), takes_things=takes_things) if of else None
        other = other or self.owner(extent[0]) or self._attributive(extent[0])
        opening = other.start if other and other.end <= extent[0] else extent[0]
        holder = None if of else self._named_next(extent[1])
        lead = _APPOSITIVE.search(self._text, max(0, opening - 60), opening)
        if holder is None and lead:
            holder = self._ending_at(lead.start())
        if holder and self._is_one_of_several(holder, extent):
            holder = None
        return holder, other

    def _is_one_of_several(self, holder: Phrase, noun: Offsets) -> bool:
        """Whether several are told and one is named: "as for her supporters, Lund said"."""
        is_plural = self._text[noun[1] - 1 : noun[1]] == "s"
        is_one = holder.form == "name" and holder.type == "person" and not holder.names_some
        return is_plural and is_one and "one of" not in self._text[max(0, noun[0] - 40) : noun[0]]

    def _ending_at(self, position: int) -> Phrase | None:
        """Return the phrase that ends at a position, a parenthesis ("(D-N.Y.)") left out."""
        start = max(self.sentence(position)[0], position - _REACH)
        for phrase in reversed(self.phrases.before((start, position))[-2:]):
            if _ONLY_PARENTHESIS.fullmatch(self._text, phrase.end, position):
                return phrase
        return None

    def _attributive(self, start: int) -> Phrase | None:
        """Return whose name stands right before a noun: "Calloway ally"."""
        for phrase in self.phrases.inside((max(0, start - _OWNER_REACH), start)):
            is_person = phrase.form == "name" and phrase.type == "person"
            if is_person and self._text[phrase.end : start] == " ":
                return phrase
        return None

    def _named_next(self, end: int) -> Phrase | None:
        """Return whose name follows a noun: "his friend Ravi Menon", "his friend, Menon"."""
        after = self.phrases.after((end, min(end + 4, len(self._text))))
        if after and after[0].form == "name" and self._text[end : after[0].start] in (" ", ", "):
            return after[0]
        return None

    def _object_before(self, end: int) -> Phrase | None:
        """Return who stands right before "to do", with a verb before them: "urged him to"."""
        phrase = self._ending_at(len(self._text[:end].rstrip()))
        if phrase is None:
            return None
        lead = self._text[max(0, phrase.start - 60) : phrase.start]
        return None if _SUBJECT_LEAD.search(lead) else phrase

    def _lifted(self, phrase: Phrase, before: list[Phrase]) -> Phrase | None:
        """Return the head of "members of the council" for its complement; None for lone ones."""
        lead = self._text[max(0, phrase.start - 30) : phrase.start]
        if not _PREPOSITION.search(lead):
            return phrase
        outer = [one for one in before if one.end < phrase.start]
        if outer and _OF.fullmatch(self._text, outer[-1].end, phrase.start):
            return self._lifted(outer[-1], outer)
        return None

    def _is_subject(self, phrase: Phrase, verb: int) -> bool:
        lead = self._text[max(0, phrase.start - 80) : phrase.start]
        if lead.strip() and not _SUBJECT_LEAD.search(lead):
            return False
        if lead.rstrip().endswith(",") and self._text[phrase.end : phrase.end + 1] == ",":
            return False
        return not _NO_VERB.match(self._text, phrase.end, verb)

    def _words(self, phrase: Phrase) -> str:
        return self._text[phrase.start : phrase.end].lower()
