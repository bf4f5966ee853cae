"""What parties say after something was told of them; for many at once, each article read once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from onrecord.schema.stored_happenings import LaterText
from onrecord.store import tables
from onrecord.store.party_places import (
    Extent,
    Extents,
    PartyEntity,
    next_of_party,
    said,
    same_parties,
)
from onrecord.store.rarity import Rarity
from onrecord.store.reading_articles import chunks, read_articles

_VERSIONS: Final = tables.article_versions


@dataclass(slots=True)
class _Spoken:
    """The latest versions of articles in which one party speaks; the dated ones by their days."""

    days: list[str] = field(default_factory=list)
    dated: list[tuple[str, LaterText]] = field(default_factory=list)
    by_article: dict[str, tuple[int, LaterText]] = field(default_factory=dict)


class Sayings:
    """What the parties of happenings say later."""

    def __init__(
        self,
        connection: Connection,
        parties: Sequence[PartyEntity | None],
        *,
        most: int | None = None,
    ) -> None:
        """Read what they say.

        Args:
            connection: the transaction.
            parties: whose happening it is, for each one; None where nobody is known.
            most: articles of each party that are read, those published next; None for all.
        """
        self._parties = parties
        self._rarity = Rarity(connection)
        known = {one for one in parties if one}
        self._same = (
            same_parties(connection, known)
            if most is None
            else {one: next_of_party(connection, one, most) for one in known}
        )
        everybody = {entity for own in self._same.values() for entity in own}
        extents = said(connection, everybody)
        spoken = {one.version for one, own in extents.items() if own}
        self._versions = _versions(connection, {one.version for one in known} | spoken)
        self._texts = read_articles(connection, (one for one in spoken if self._is_latest(one)))
        self._spoken = {own: self._of_party(own, extents) for own in set(self._same.values())}

    def rarity(self, beginnings: Collection[str]) -> dict[str, float]:
        """Return how much a word with each of these beginnings tells."""
        return self._rarity.of(beginnings)

    def after(self, place: int) -> list[LaterText]:
        """Return the articles in which the party of one happening speaks later.

        Those that were published later, and a later version of the same article.

        Args:
            place: which of the happenings, from 0.
        """
        party = self._parties[place]
        if party is None:
            return []
        spoken, own = self._spoken[self._same[party]], self._versions[party.version]
        later = []
        if own.published_to is not None:
            first = bisect_right(spoken.days, own.published_to)
            later = [text for article, text in spoken.dated[first:] if article != own.article]
        number, revised = spoken.by_article.get(own.article, (0, None))
        return [*later, revised] if revised and number > own.number else later

    def _of_party(self, entities: Iterable[PartyEntity], extents: Extents) -> _Spoken:
        by_version: defaultdict[int, list[Extent]] = defaultdict(list)
        for one in entities:
            if extents[one] and self._is_latest(one.version):
                by_version[one.version] += extents[one]
        spoken = _Spoken()
        for version in sorted(by_version, key=self._day):
            row = self._versions[version]
            text = LaterText(self._texts[version], None, tuple(sorted(by_version[version])))
            spoken.by_article[row.article] = row.number, text
            if row.published_from is not None:
                spoken.days.append(row.published_from)
                spoken.dated.append((row.article, text))
        return spoken

    def _day(self, version: int) -> str:
        return self._versions[version].published_from or ""

    def _is_latest(self, version: int) -> bool:
        return bool(self._versions[version].latest)


def _versions(connection: Connection, ids: Collection[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    columns = (
        _VERSIONS.c.id, _VERSIONS.c.article, _VERSIONS.c.number, _VERSIONS.c.latest,
        _VERSIONS.c.published_from, _VERSIONS.c.published_to,
    )  # fmt: skip
    return {
        row.id: row
        for chunk in chunks(sorted(ids))
        for row in connection.execute(select(*columns).where(_VERSIONS.c.id.in_(chunk)))
    }
