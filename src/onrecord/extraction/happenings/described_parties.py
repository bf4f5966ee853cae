"""Parties that an article only describes: "the city's police department" declined to comment.

Who speaks is an entity of the record whether named or not; so is who promises or withholds, where
it is one body or one person. Crowds ("most leaders") stay words: nobody could be asked.
"""

import re
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
        people = {entity.id for entity in resolved.entities if entity.type == "person"}
        self._named = [
            one for one in resolved.mentions if one.form == "name" and one.entity in people
        ]
        self._by_extent: dict[Offsets, DescribedEntity] = {
            (mention.span.start, mention.span.end): one
            for one in resolved.described
            for mention in one.mentions
            if mention.form == "description" and self._is_one(one, mention)
        }

    def _is_one(self, described: DescribedEntity, mention: Mention) -> bool:
        """Whether a description is of one body, or of a person who has no name beside it.

        "Governor Lund, a Republican who has not decided" is Lund, whom the article names.
        """
        if described.entity.type != "person":
            return described.entity.type == "organization"
        start, end = mention.span.start, mention.span.end
        return not any(
            start <= name.span.start < end
            or _BETWEEN.fullmatch(self._text, name.span.end, start)
            or _BETWEEN.fullmatch(self._text, end, name.span.start)
            for name in self._named
        )

    def party(self, party: Party | None) -> Party | None:
        """Return a party as an entity, where its words describe one."""
        if party is None or party.entity is not None:
            return party
        described = self._by_extent.get((party.words.start, party.words.end))
        if described is None:
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


def _place(mention: Mention) -> Offsets:
    return mention.span.start, -mention.span.end
