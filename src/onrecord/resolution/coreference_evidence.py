"""What the encoder's coreference says of references and entities."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from onrecord.resolution.drafts import EntityDraft
from onrecord.schema.annotation import EntityMention

# Pronouns that nobody holds are followed to what they stand for over so many links, and by so many
# of each one's likeliest antecedents.
_LINKS: Final = 3
_FOLLOWED: Final = 3
_NEVER: Final = float("-inf")


class EncoderEvidence:
    """What the encoder's coreference says of references and entities."""

    def __init__(self, mentions: Sequence[EntityMention], drafts: Iterable[EntityDraft]) -> None:
        """Find which of the encoder's mentions are names of which entity."""
        self._mentions = mentions
        self._holders: dict[int, EntityDraft] = {}
        self._followed = {
            number: tuple(
                zip(
                    mention.antecedents[:_FOLLOWED],
                    mention.antecedent_odds[:_FOLLOWED],
                    strict=True,
                )
            )
            for number, mention in enumerate(mentions)
            if mention.form == "pronoun"
        }
        self._told: tuple[int, tuple[dict[EntityDraft, float], float | None]] | None = None
        # The mentions that each one is an antecedent of, and the log-odds of that.
        later: list[list[int]] = [[] for _ in mentions]
        later_odds: list[list[float]] = [[] for _ in mentions]
        for number, mention in enumerate(mentions):
            for earlier, score in zip(mention.antecedents, mention.antecedent_odds, strict=True):
                later[earlier].append(number)
                later_odds[earlier].append(score)
        self._later, self._later_odds = later, later_odds
        by_head = {mention.head[0]: number for number, mention in enumerate(mentions)}
        heads = sorted(by_head)
        for draft in drafts:
            for named in draft.mentions:
                for head in _between(heads, named.start, named.end):
                    self._holders.setdefault(by_head[head], draft)

    def hold(self, mention: int | None, draft: EntityDraft) -> None:
        """Take a mention for one of an entity."""
        if mention is not None:
            self._holders[mention] = draft
            self._told = None

    def likeliest(self, mention: int | None) -> EntityDraft | None:
        """Return whom a mention stands for, more likely than not."""
        odds, _ = self.log_odds(mention)
        best = max(odds, key=odds.__getitem__, default=None)
        return best if best is not None and odds[best] > 0 else None

    def log_odds(self, mention: int | None) -> tuple[dict[EntityDraft, float], float | None]:
        """Return the highest log-odds for each entity, and for nobody known."""
        if mention is None:
            return {}, None
        # What is asked for once is asked for again at once.
        if self._told is None or self._told[0] != mention:
            self._told = mention, self._weighed(mention)
        return self._told[1]

    def _weighed(self, mention: int) -> tuple[dict[EntityDraft, float], float | None]:
        found: dict[EntityDraft, float] = {}
        nobody: float | None = None
        holders, followed = self._holders, self._followed
        here = self._mentions[mention]
        others = chain(here.antecedents, self._later[mention])
        scores = chain(here.antecedent_odds, self._later_odds[mention])
        for other, score in zip(others, scores, strict=True):
            holder = holders.get(other)
            if holder is not None:
                if score > found.get(holder, _NEVER):
                    found[holder] = score
            elif other not in followed:
                nobody = score if nobody is None or score > nobody else nobody
            elif other < mention:
                self._take_through(other, score, _LINKS, found)
        return found, nobody

    def _take_through(
        self, pronoun: int, limit: float, links: int, found: dict[EntityDraft, float]
    ) -> None:
        """Take what a pronoun that is nobody yet says: a chain is as strong as its weakest link."""
        holders, followed = self._holders, self._followed
        for other, score in followed[pronoun]:
            weakest = score if score < limit else limit
            holder = holders.get(other)
            if holder is not None:
                if weakest > found.get(holder, _NEVER):
                    found[holder] = weakest
            elif links > 1 and weakest > 0 and other in followed:
                self._take_through(other, weakest, links - 1, found)


def _between(heads: Sequence[int], start: int, end: int) -> Iterator[int]:
    for number in range(bisect_left(heads, start), len(heads)):
        if heads[number] >= end:
            return
        yield heads[number]
