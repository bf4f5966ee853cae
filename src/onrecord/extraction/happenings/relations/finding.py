"""Relations of an article: how it stands between two parties, as somebody tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.extraction.happenings.clause_parties import ClauseParties
from onrecord.extraction.happenings.noun_phrases import Phrase
from onrecord.extraction.happenings.relations.party_pairs import Pair, PartyPairs
from onrecord.extraction.happenings.relations.words import (
    BONDS,
    HOLDERS,
    HOLDERS_PLURAL,
    RECIPROCAL_VERBS,
    TONES,
)
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Relation, RelationTone
from onrecord.schema.provenance import Origin
from onrecord.schema.span import text_version

_ID_DIGITS: Final = 12
_ORIGIN: Final = Origin("rule", "relation", "1")
_LISTED: Final = frozenset({*RECIPROCAL_VERBS, *HOLDERS, *HOLDERS_PLURAL, *BONDS, *TONES})
_EACH_OTHER: Final = re.compile(
    r"\s+(?:each\s+other|one\s+another)(?:[’']s?(?:\s(?!(?:in|on|at|of|for|with|by|and|or|but|as|since|while|despite|over|during|to)\b)[a-z-]+){1,3})?"
)
_AUXILIARIES: Final = re.compile(
    r"(?:\b(?:have|had|has|were|are|been|do|both|long|often|frequently|repeatedly|openly|publicly"
    r"|regularly|[a-z]+ly)\s+)*$"
)
_HABIT: Final = re.compile(
    r"\b(?:has|have|had|[’']s|[’']ve)\s(?:been\s)?(?:long|frequently|often|repeatedly|regularly|consistently|constantly"
    r"|routinely|relentlessly|always)\s$|\b(?:frequently|often|regularly|routinely|constantly|always)\s$"
)
_COPULA: Final = re.compile(
    r"\b(?:are|were|have\sbeen|had\sbeen|became|become|remain|remained)\s(?:[a-z-]+\s){0,3}$"
)
_BETWEEN: Final = re.compile(r"\sbetween\s(?:the\s)?")
_WITH: Final = re.compile(r"\swith\s")
# What is said to be friendly or tense, up to the word that says so.
_OCCASION: Final = re.compile(
    r"\b(?P<owner>their|the(?:ir)?\stwo(?:\s\w+)?[’']s?|[A-Z][\w’'.-]*(?:\s[A-Z][\w.-]*)*\sand\s[A-Z][\w.-]*"
    r"(?:\s[A-Z][\w.-]*)*[’']s)?\s?"
    r"(?:(?:first|second|last|latest|recent|private|personal|brief|own|relationship|working)\s){0,2}"
    r"(?P<occasion>meetings?|relationship|relations|ties|interactions?|exchanges?|conversations?|talks"
    r"|call|encounters?|dealings|partnership)\b(?P<rest>[^.;:“”\"]{0,80}?)"
    r"\s(?:was|were|is|are|has\sbeen|have\sbeen|had\sbeen|remains?|remained|became|grew|turned)\s"
    r"(?P<telling>(?:described|characterized|portrayed|seen|billed)\sas\s|said\sto\sbe\s|called\s)?"
    r"(?:[a-z]+ly\s|very\s|quite\s|more\s|so\s|rather\s)*$",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|nor|hardly|neither|former|formerly|onetime|one-time|once|ex|semblance|end(?:s|ed)?)\b|n[’']t\b",
    re.I,
)
# What is said right after a bond where there is none any more: "is over", "came to an abrupt end".
_UNDONE: Final = re.compile(
    r"\s(?:(?:is|was|are|were|(?:has|have|had)\s(?:long\s|now\s)?been)\s"
    r"(?:now\s|all\s|long\s|already\s){0,2}"
    r"(?:over|dead|finished|gone|history)\b"
    r"|(?:(?:has|have|had)\s)?(?:ended|soured|collapsed|dissolved|evaporated|unravell?ed"
    r"|(?:came|come)\sto\s(?:an?|its|their)\s(?:[a-z-]+\s)?end|(?:fell|fallen|come|came)\sapart"
    r"|(?:broke|broken)\s(?:down|up|apart))\b)"
)
_UNREAL: Final = re.compile(r"\b(?:[Ii]f|would|could|might|should|may|[Ww]hether|[Uu]nless|will)\b")
# How far before a word stands what denies it, in characters.
_LEAD: Final = 35
# "Which was an ally": what is said to be past is told as past.
_PAST: Final = re.compile(r"\b(?:was|were|used\sto\sbe|had\sbeen)\b")
_LEAST_OF_PRONOUNS: Final = 0.7
# How far before a possessive whoever is joined to it may begin, in characters.
_JOINED_REACH: Final = 60
_HOSTILE_RIVAL: Final = re.compile(
    r"\b(?:bitter|bitterest|fierce|fiercest|sworn|deadly|bitterly)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A relation where it is told once."""

    between: Pair
    tone: RelationTone
    is_mutual: bool
    evidence: Offsets
    dated: Dated | None
    family: str
    word: Offsets


# Share right of what was read in that way in the articles that the rules were written on.
_CONFIDENCE: Final = {
    "each other": 0.9,
    "plural": 0.85,
    "between": 0.85,
    "holder": 0.85,
    "said to be": 0.8,
    "habit": 0.8,
}


def find_relations(scene: Scene, parties: ClauseParties) -> tuple[Relation, ...]:
    """Return the relations that an article tells of, in order of their first characters.

    Only between two entities that the article names. What is denied, past ("a former ally"),
    supposed or asked is none.

    Args:
        scene: the article.
        parties: the parties around its verbs and nouns.
    """
    relations: list[Relation] = []
    for told in _RelationReader(scene, parties).read():
        relation = _relation(scene, told)
        same = next((n for n, one in enumerate(relations) if _is_same(one, relation)), None)
        if same is None:
            relations.append(relation)
        else:
            relations[same] = replace(
                relations[same], evidence=(*relations[same].evidence, *relation.evidence)
            )
    return tuple(sorted(relations, key=lambda one: one.evidence[0].start))


class _RelationReader:
    def __init__(self, scene: Scene, parties: ClauseParties) -> None:
        self._scene = scene
        self._text = scene.text
        self._parties = parties
        self._pairs = PartyPairs(scene, parties)
        self._named = {one.entity for one in scene.resolved.mentions if one.form == "name"}

    def read(self) -> Iterator[_Told]:
        words = self._scene.words
        for number in words.among(_LISTED):
            told = self._told(words.forms[number], words.extents[number])
            if told and self._is_real(told):
                yield told

    def _told(self, word: str, extent: Offsets) -> _Told | None:
        if word in RECIPROCAL_VERBS:
            tone = RECIPROCAL_VERBS[word]
            told = self._each_other(extent, tone) or self._habit(extent, tone)
            if told:
                return told
        if word in HOLDERS:
            return self._holder(extent, HOLDERS[word])
        if word in HOLDERS_PLURAL:
            return self._plural(extent, HOLDERS_PLURAL[word])
        if word in BONDS:
            return self._bond(extent, BONDS[word])
        return self._occasion(extent, TONES[word]) if word in TONES else None

    def _each_other(self, extent: Offsets, tone: RelationTone) -> _Told | None:
        """Read "have often criticized each other's plans": of both, whoever is meant."""
        other = _EACH_OTHER.match(self._text, extent[1])
        if other is None:
            return None
        sentence = self._parties.sentence(extent[0])
        words = re.compile(r"each\s+other|one\s+another").search(self._text, *other.span())
        pair = self._pairs.at(words.span()) if words else None
        pair = pair or self._pairs.joined((sentence[0], extent[0]))
        if pair is None:
            return None
        lead = self._text[max(sentence[0], extent[0] - 60) : extent[0]]
        adverbs = _AUXILIARIES.search(lead)
        start = extent[0] - len(lead) + adverbs.start() if adverbs else extent[0]
        return _Told(pair, tone, True, (start, other.end()), None, "each other", extent)

    def _habit(self, extent: Offsets, tone: RelationTone) -> _Told | None:
        """Read "Ruiz has repeatedly criticized Menon": of the first towards the second."""
        habit = _HABIT.search(self._text, max(0, extent[0] - 40), extent[0])
        one = self._parties.subject(extent) if habit else None
        other = self._parties.object(extent[1], takes_things=True) if one else None
        if not (one and other and one.entity and other.entity) or one.entity == other.entity:
            return None
        evidence = (one.start, other.end)
        return _Told((one.entity, other.entity), tone, False, evidence, None, "habit", extent)

    def _holder(self, extent: Offsets, tone: RelationTone) -> _Told | None:
        """Read "Ravi Menon, a longtime ally of the mayor": of the first towards the second."""
        holder, other = self._parties.agent_noun(extent, ("of", "to"))
        if other is not None:
            other = self._joined_owner(other) or other
        if holder is None or other is None or not (holder.entity and other.entity):
            return None
        if holder.entity == other.entity or not self._is_sure(other):
            return None
        if holder.type == other.type == "place" and tone == "neutral":
            # A neighbour on the map.
            return None
        if _PAST.search(self._text, holder.end, extent[0]):
            return None
        start = min(holder.start, other.start, extent[0])
        end = max(holder.end, other.end, extent[1])
        tone = self._rival_tone(extent, tone)
        return _Told(
            (holder.entity, other.entity), tone, False, (start, end), None, "holder", extent
        )

    def _joined_owner(self, owner: Phrase) -> Phrase | None:
        """Return whom "his" stands for in "Lund and his rival Reyes": whoever it is joined to."""
        if owner.form != "pronoun":
            return None
        start = max(self._parties.sentence(owner.start)[0], owner.start - _JOINED_REACH)
        for phrase in reversed(self._parties.phrases.before((start, owner.start))[-1:]):
            if self._text[phrase.end : owner.start] == " and " and phrase.entity:
                return phrase
        return None

    def _is_sure(self, phrase: Phrase) -> bool:
        """Whether it is no pronoun of which resolution is not quite sure."""
        told = self._scene.around.mentions((phrase.start, phrase.end))
        return phrase.form != "pronoun" or all(m.confidence >= _LEAST_OF_PRONOUNS for m in told)

    def _rival_tone(self, extent: Offsets, tone: RelationTone) -> RelationTone:
        lead = self._text[max(0, extent[0] - 30) : extent[0]]
        return "critical" if tone == "neutral" and _HOSTILE_RIVAL.search(lead) else tone

    def _plural(self, extent: Offsets, tone: RelationTone) -> _Told | None:
        """Read "Ruiz and Menon are old friends"."""
        sentence = self._parties.sentence(extent[0])
        start = max(sentence[0], extent[0] - 160)
        copula = _COPULA.search(self._text[start : extent[0]])
        if copula is None:
            return None
        pair = self._pairs.joined((start, start + copula.start()))
        if pair is None:
            return None
        evidence = (start + copula.start(), extent[1])
        return _Told(pair, self._rival_tone(extent, tone), True, evidence, None, "plural", extent)

    def _bond(self, extent: Offsets, tone: RelationTone) -> _Told | None:
        """Read "the feud between Ruiz and Menon", "Ruiz's feud with Menon"."""
        sentence = self._parties.sentence(extent[0])
        if between := _BETWEEN.match(self._text, extent[1]):
            stop = min(sentence[1], between.end() + 120)
            pair = self._pairs.joined((between.end() - 4, stop))
            end = self._last_of(pair, between.end(), stop)
            if pair is None or _UNDONE.match(self._text, end):
                return None
            return _Told(pair, tone, True, (extent[0], end), None, "between", extent)
        with_ = _WITH.match(self._text, extent[1])
        owner = self._parties.owner(extent[0])
        other = self._parties.object(with_.end() - 1, takes_things=False) if with_ else None
        if not (owner and other and owner.entity and other.entity) or owner.entity == other.entity:
            return None
        if _UNDONE.match(self._text, other.end):
            return None
        pair = (owner.entity, other.entity)
        return _Told(pair, tone, True, (owner.start, other.end), None, "between", extent)

    def _last_of(self, pair: Pair | None, start: int, stop: int) -> int:
        ends = [
            one.end
            for one in self._parties.phrases.inside((start, stop))
            if pair and one.entity in pair
        ]
        return max(ends, default=stop)

    def _occasion(self, extent: Offsets, tone: RelationTone) -> _Told | None:
        """Read "Their first meeting in May was described as friendly"."""
        sentence = self._parties.sentence(extent[0])
        start = max(sentence[0], extent[0] - 220)
        found = _OCCASION.search(self._text[start : extent[0]])
        if found is None:
            return None
        pair = self._pair_of_occasion(found, start)
        if pair is None:
            return None
        telling = found.start("telling") if found["telling"] else found.start("occasion")
        dates = self._scene.around.dates((start + found.start(), extent[0]))
        dated = next((one for one in dates if one.value), None)
        when = None
        if dated and dated.value:
            basis: Literal["explicit", "anchored"] = (
                "explicit" if dated.basis == "explicit" else "anchored"
            )
            when = Dated(dated.value, basis, dated.span)
        return _Told(pair, tone, True, (start + telling, extent[1]), when, "said to be", extent)

    def _pair_of_occasion(self, found: re.Match[str], start: int) -> Pair | None:
        rest = (start + found.start("rest"), start + found.end("rest"))
        if between := _BETWEEN.match(self._text, rest[0]):
            return self._pairs.joined((between.start(), rest[1]))
        if not found["owner"]:
            return None
        owner = (start + found.start("owner"), start + found.end("owner"))
        pair = self._pairs.at(owner) or self._pairs.joined(owner)
        is_plural = found["owner"].lower() == "their"
        return pair or (self._pairs.before(owner[0]) if is_plural else None)

    def _is_real(self, told: _Told) -> bool:
        """Whether both are named, and it is neither denied nor supposed nor asked."""
        if not set(told.between) <= self._named:
            return False
        sentence = self._parties.sentence(told.evidence[0])
        if (
            self._text[max(sentence[0], sentence[1] - 3) : sentence[1]]
            .rstrip(" ”\"’'")
            .endswith("?")
        ):
            return False
        lead = self._text[max(sentence[0], told.word[0] - _LEAD) : told.word[0]]
        return not (_NOT.search(lead) or _UNREAL.search(lead))


def _relation(scene: Scene, told: _Told) -> Relation:
    evidence = scene.span(told.evidence)
    statement = scene.statement_around(told.evidence[0])
    key = f"{scene.article.id} relation {evidence.start} {evidence.end}"
    return Relation(
        id="r" + text_version(key)[:_ID_DIGITS],
        between=told.between,
        tone=told.tone,
        is_mutual=told.is_mutual,
        told_by=statement.id if statement else None,
        dated=told.dated,
        evidence=(evidence,),
        confidence=_CONFIDENCE[told.family],
        origin=_ORIGIN,
    )


def _is_same(one: Relation, other: Relation) -> bool:
    same_pair = one.between == other.between or (
        one.is_mutual and other.is_mutual and set(one.between) == set(other.between)
    )
    when = [each.dated.value if each.dated else None for each in (one, other)]
    return (
        same_pair
        and (one.tone, one.is_mutual, one.told_by) == (other.tone, other.is_mutual, other.told_by)
        and when[0] == when[1]
    )
