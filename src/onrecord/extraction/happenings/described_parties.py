"""Parties that an article describes: "the city's police department" declined to comment.

Whoever is named right beside the description is meant by it: "Lund, a Republican who has not
decided". Else it is an entity of its own where it promises or withholds, as whoever speaks is, if
it is one body or one person. Crowds ("most leaders") stay words: nobody could be asked.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Happenings, Party
from onrecord.schema.record import Mention
from onrecord.schema.resolution import DescribedEntity, ResolvedEntities

# What stands between a name and a description of the same person: ", ", " — ", " of Ohio, ".
_BETWEEN: Final = re.compile(
    r"(?:\s(?:of|from)(?:\s[A-Z][\w.]{0,20}){1,3}|\s\([^()]{1,20}\))?,?\s?(?:[—–-]{1,2}\s?)?"
)
# The same where the two are surely one: marked off, and begun as an apposition begins.
_APPOSED: Final = re.compile(
    r"(?:\s(?:of|from)(?:\s[A-Z][\w.]{0,20}){1,3}|\s\([^()]{1,20}\))?"
    r"(?:,|\s?[—–]|\s-{1,2})\s?(?:then\s|now\s|once\s)?"
)
_APPOSITION: Final = re.compile(r"(?:an?|the|his|her|its|their|our|my|one\sof)\s", re.IGNORECASE)
_INDEFINITE: Final = re.compile(r"(?:an?|one\sof)\s", re.IGNORECASE)
# A name that ends an apposition: "the mayor, Lund, said", and not "the mayor, Lund and others".
_CLOSED: Final = re.compile(r"[,.;:)—–]|\s[—–-]|$")
_LISTED: Final = re.compile(r",?\s(?:and|or)\s")
# A name begins so near before or after the description that it belongs to, in characters.
_REACH: Final = 120


def with_named_parties(text: str, happenings: Happenings, resolved: ResolvedEntities) -> Happenings:
    """Return happenings whose described parties are those who are named right beside them.

    Args:
        text: the text of the article.
        happenings: what happened, with parties that are told by their words alone.
        resolved: the entities of the article, and those that it describes.
    """
    named = _Found(text, resolved).named
    return replace(
        happenings,
        actions=tuple(
            replace(one, actor=named(one.actor), recipient=named(one.recipient))
            for one in happenings.actions
        ),
        commitments=tuple(
            replace(one, who=named(one.who), for_whom=named(one.for_whom))
            for one in happenings.commitments
        ),
        absences=tuple(
            replace(one, who=named(one.who), asked_by=named(one.asked_by))
            for one in happenings.absences
        ),
    )


def with_described_parties(
    text: str, happenings: Happenings, resolved: ResolvedEntities
) -> tuple[Happenings, ResolvedEntities]:
    """Return happenings whose parties are entities where they are described, and these with them.

    Args:
        text: the text of the article.
        happenings: what happened, with parties that are told by their words alone.
        resolved: the entities of the article, and those that it describes.
    """
    found = _Found(text, resolved)
    happenings = replace(
        happenings,
        commitments=tuple(
            replace(one, who=found.party(one.who), for_whom=found.party(one.for_whom))
            for one in happenings.commitments
        ),
        absences=tuple(
            replace(one, who=found.party(one.who), asked_by=found.party(one.asked_by))
            for one in happenings.absences
        ),
    )
    return happenings, found.resolved()


class _Found:
    """The described entities of an article, and which of them are parties."""

    def __init__(self, text: str, resolved: ResolvedEntities) -> None:
        self._text = text
        self._resolved = resolved
        self._parties: dict[str, DescribedEntity] = {}
        names = [one for one in resolved.mentions if one.form == "name"]
        types = {entity.id: entity.type for entity in resolved.entities}
        self._people = [one for one in names if types[one.entity] == "person"]
        self._bodies = [one for one in names if types[one.entity] == "organization"]
        self._told: dict[Offsets, DescribedEntity] = {
            (mention.span.start, mention.span.end): one
            for one in resolved.described
            for mention in one.mentions
            if mention.form == "description"
        }

    def _is_one(self, described: DescribedEntity, words: Offsets) -> bool:
        """Whether a description is of one body, or of a person who has no name beside it.

        "Governor Lund, a Republican who has not decided" is Lund, whom the article names.
        """
        if described.entity.type != "person":
            return described.entity.type == "organization"
        start, end = words
        return not any(
            start <= name.span.start < end
            or _BETWEEN.fullmatch(self._text, name.span.end, start)
            or _BETWEEN.fullmatch(self._text, end, name.span.start)
            for name in self._people
        )

    def named(self, party: Party | None) -> Party | None:
        """Return a party as who is named right beside the words that describe it, if anybody is."""
        if party is None or party.entity is not None:
            return party
        words = party.words.start, party.words.end
        if not _APPOSITION.match(self._text, *words):
            return party
        near = (one for names in self._may_be(words) for one in _near(names, words))
        beside = next((one for one in near if self._is_beside(one, words)), None)
        return replace(party, entity=beside.entity) if beside else party

    def _may_be(self, words: Offsets) -> list[list[Mention]]:
        """Return the names of those whom a description may mean, by what it describes."""
        described = self._told.get(words)
        if described is not None:
            return [self._people if described.entity.type == "person" else self._bodies]
        is_indefinite = _INDEFINITE.match(self._text, *words) is not None
        return [self._people, self._bodies] if is_indefinite else []

    def _is_beside(self, name: Mention, words: Offsets) -> bool:
        """Whether a name and a description are two phrases for one: "Lund, the mayor, said"."""
        start, end = name.span.start, name.span.end
        if end <= words[0]:
            is_apposed = _APPOSED.fullmatch(self._text, end, words[0])
            return bool(is_apposed) and not _LISTED.match(self._text, words[1])
        is_apposed = _APPOSED.fullmatch(self._text, words[1], start)
        return bool(is_apposed and _CLOSED.match(self._text, end))

    def party(self, party: Party | None) -> Party | None:
        """Return a party as an entity, where its words describe one."""
        if party is None or party.entity is not None:
            return party
        words = party.words.start, party.words.end
        described = self._told.get(words)
        if described is None or not self._is_one(described, words):
            return party
        self._parties[described.entity.id] = described
        return replace(party, entity=described.entity.id)

    def resolved(self) -> ResolvedEntities:
        """Return the entities of the article, the parties among them."""
        if not self._parties:
            return self._resolved
        parties = self._parties.values()
        mentions = sorted(
            (*self._resolved.mentions, *(m for one in parties for m in one.mentions)), key=_place
        )
        first: dict[str, int] = {}
        for number, mention in enumerate(mentions):
            first.setdefault(mention.entity, number)
        entities = sorted(
            (*self._resolved.entities, *(one.entity for one in parties)),
            key=lambda entity: first.get(entity.id, -1),
        )
        left = tuple(one for one in self._resolved.described if one.entity.id not in self._parties)
        return replace(
            self._resolved, entities=tuple(entities), mentions=tuple(mentions), described=left
        )


def _near(names: Sequence[Mention], words: Offsets) -> Sequence[Mention]:
    """Return the names that begin near some words; the names are in order."""
    first = bisect_left(names, words[0] - _REACH, key=lambda name: name.span.start)
    last = bisect_left(names, words[1] + _REACH, key=lambda name: name.span.start)
    return names[first:last]


def _place(mention: Mention) -> Offsets:
    return mention.span.start, -mention.span.end
