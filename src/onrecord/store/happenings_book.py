"""What happened, was promised and was withheld: the part of `SqliteBook` that answers of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from onrecord.errors import DecisionRefused
from onrecord.schema.happenings import Action, Party
from onrecord.schema.stored_happenings import (
    FollowUp,
    LaterText,
    Occasion,
    PairHistory,
    Promised,
    StoredHappening,
    Unanswered,
    Verdict,
    VerdictKind,
)
from onrecord.store.database import Database
from onrecord.store.finding import find_statements_between
from onrecord.store.finding_happenings import (
    find_happening,
    find_happenings,
    find_left_out,
    has_part,
    is_between,
)
from onrecord.store.following import Following
from onrecord.store.happenings_contract import Follower
from onrecord.store.pair_months import months_of
from onrecord.store.reading import read_stored_statements
from onrecord.store.reading_happenings import (
    ABSENCES,
    ACTIONS,
    COMMITMENTS,
    ENCOUNTERS,
    RELATIONS,
    HappeningKey,
)
from onrecord.store.reading_stored_happenings import read_stored
from onrecord.store.verdicts import keep_verdict, read_verdict, undo_verdict, with_verdicts
from onrecord.store.withdrawal import withdrawn_names


class _LaterInRecord:
    """What was published later than a happening of a record."""

    def __init__(self, following: Following, key: HappeningKey, party: Party | None) -> None:
        self._following = following
        self._key = key
        self._party = party

    def texts(self, beginnings: Sequence[str]) -> list[LaterText]:
        """Return the articles of the same party with a word that begins so."""
        return self._following.later_texts(self._key, self._party, beginnings)

    def rarity(self, beginnings: Sequence[str]) -> Mapping[str, float]:
        """Return how much a word with each of these beginnings tells."""
        return self._following.rarity(beginnings)


class HappeningsBook:
    """Happenings over the articles of a record.

    See `onrecord.store.repository.HappeningsOfRecord`.
    """

    _database: Database
    _salt: str
    _follower: Follower | None

    def met(self, name: str, other: str | None = None) -> list[Occasion]:
        """Return the occasions on which somebody met others, or that other."""
        with self._database.reading() as connection:
            return self._met(connection, name, other)

    def did(self, name: str) -> list[StoredHappening[Action]]:
        """Return what somebody did, in order of publication."""
        with self._database.reading() as connection:
            keys = find_happenings(connection, ACTIONS.name, has_part(name, "actor"))
            return read_stored(connection, ACTIONS, keys)

    def promised(self, name: str, *, is_open: bool = False) -> list[Promised]:
        """Return what somebody is to do, with the verdicts on it."""
        with self._database.reading() as connection:
            keys = find_happenings(connection, COMMITMENTS.name, has_part(name, "who"))
            found = _promised(connection, keys)
        return [one for one in found if one.standing == "open" or not is_open]

    def commitment(self, id: str) -> Promised:
        """Return one commitment, by its id or the beginning of it that no other has."""
        with self._database.reading() as connection:
            return _promised(connection, [find_happening(connection, COMMITMENTS.name, id)])[0]

    def follow_ups(self, commitment: str) -> list[FollowUp]:
        """Return what later articles say that bears on a commitment, the most alike first."""
        follower = self._needed_follower()
        with self._database.reading() as connection:
            key = find_happening(connection, COMMITMENTS.name, commitment)
            found = read_stored(connection, COMMITMENTS, [key])[0]
            return follower.follow_ups(
                found, _LaterInRecord(Following(connection), key, found.happening.who)
            )

    def judge(
        self,
        commitment: str,
        verdict: VerdictKind,
        *,
        because: str,
        decided_by: str,
        evidence: Sequence[str] = (),
    ) -> Promised:
        """Keep what a person decided of a commitment, beside what was decided before."""
        with self._database.writing() as connection:
            key = find_happening(connection, COMMITMENTS.name, commitment)
            withdrawn = withdrawn_names(connection, self._salt)
            keep_verdict(
                connection,
                read_stored(connection, COMMITMENTS, [key])[0],
                verdict,
                because=withdrawn.block(because),
                decided_by=withdrawn.block(decided_by),
                evidence=evidence,
                now=_now(),
            )
            return _promised(connection, [key])[0]

    def undo_verdict(self, number: int | None = None) -> Verdict:
        """Take back a verdict, by default the last that stands."""
        with self._database.writing() as connection:
            return read_verdict(connection, undo_verdict(connection, number, _now()))

    def unanswered(self, name: str | None = None, *, denials: bool = False) -> list[Unanswered]:
        """Return what was withheld, with what may answer it by now."""
        asked = [] if name is None else [has_part(name, "who")]
        follower = self._needed_follower()
        with self._database.reading() as connection:
            keys = [
                *find_left_out(connection, ABSENCES.name, *asked),
                *find_happenings(connection, ABSENCES.name, *asked),
            ]
            following = Following(connection)
            found = zip(keys, read_stored(connection, ABSENCES, keys), strict=True)
            return [
                Unanswered(
                    one,
                    tuple(follower.answers(one, _LaterInRecord(following, key, one.happening.who))),
                )
                for key, one in found
                if denials or one.happening.kind != "denial"
            ]

    def relation(self, name: str, other: str) -> PairHistory:
        """Return what two have to do with one another; apart, how others say that it stands."""
        with self._database.reading() as connection:
            numbers = find_statements_between(connection, name, other)
            statements = read_stored_statements(connection, numbers)
            encounters = self._met(connection, name, other)
            between = is_between((name, "actor"), (other, "recipient"))
            acted = find_happenings(connection, ACTIONS.name, between)
            actions = read_stored(connection, ACTIONS, acted)
            between = is_between((name, "who"), (other, "for_whom"))
            commitments = _promised(
                connection, find_happenings(connection, COMMITMENTS.name, between)
            )
            related = has_part(name, "between"), has_part(other, "between")
            told = find_happenings(connection, RELATIONS.name, *related)
            return PairHistory(
                statements=tuple(statements),
                encounters=tuple(encounters),
                actions=tuple(actions),
                commitments=tuple(commitments),
                months=months_of(statements, encounters, actions, commitments),
                told=tuple(read_stored(connection, RELATIONS, told)),
            )

    def _met(self, connection: Connection, name: str, other: str | None) -> list[Occasion]:
        asked = [has_part(one, "participant") for one in (name, other) if one is not None]
        keys = find_happenings(connection, ENCOUNTERS.name, *asked)
        return self._needed_follower().occasions(read_stored(connection, ENCOUNTERS, keys))

    def _needed_follower(self) -> Follower:
        if self._follower is None:
            raise DecisionRefused("This record was opened without what follows up on entries.")
        return self._follower


def _promised(connection: Connection, keys: Sequence[HappeningKey]) -> list[Promised]:
    return with_verdicts(connection, read_stored(connection, COMMITMENTS, keys))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
