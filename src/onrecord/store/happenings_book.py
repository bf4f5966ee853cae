"""What happened, was promised and was withheld: the part of `SqliteBook` that answers of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection

from onrecord.errors import DecisionRefused
from onrecord.schema.happenings import Absence, Action, Party
from onrecord.schema.stored_happenings import (
    AbsenceVerdict,
    AnyHappening,
    CommitmentVerdict,
    FollowUp,
    HappeningKind,
    JudgedKind,
    LaterText,
    Occasion,
    PairHistory,
    Promised,
    StoredHappening,
    Unanswered,
    Verdict,
)
from onrecord.schema.subjects import known_subject
from onrecord.store.database import Database
from onrecord.store.finding import find_stances_between, find_statements_between
from onrecord.store.finding_happenings import (
    find_by_id,
    find_happening,
    find_happenings,
    find_left_out,
    happens_between,
    has_id,
    has_part,
    is_absence_of,
    is_between,
    is_sure,
    told_between,
)
from onrecord.store.following import later_texts
from onrecord.store.happenings_contract import Follower
from onrecord.store.occasion_days import held_between
from onrecord.store.pair_months import months_of
from onrecord.store.party_places import PartyEntity
from onrecord.store.rarity import Rarity
from onrecord.store.reading import read_stored_statements
from onrecord.store.reading_happenings import (
    ABSENCES,
    ACTIONS,
    COMMITMENTS,
    ENCOUNTERS,
    RELATIONS,
    HappeningKey,
)
from onrecord.store.reading_stored_happenings import read_of_kind, read_stored
from onrecord.store.sayings import Sayings
from onrecord.store.verdicts import judgements, keep_verdict, read_verdict, undo_verdict
from onrecord.store.withdrawal import withdrawn_names

# Articles that are read for answers to one absence, those published next.
_MOST_READ: Final = 25


class _LaterInRecord:
    """What was published later than a happening of a record."""

    def __init__(self, connection: Connection, key: HappeningKey, party: Party | None) -> None:
        self._connection = connection
        self._rarity = Rarity(connection)
        self._key = key
        self._party = party

    def texts(self, beginnings: Sequence[str]) -> list[LaterText]:
        """Return the articles of the same party with a word that begins so."""
        rarity = self._rarity.of(beginnings)
        return later_texts(self._connection, self._key, self._party, rarity)

    def rarity(self, beginnings: Sequence[str]) -> Mapping[str, float]:
        """Return how much a word with each of these beginnings tells."""
        return self._rarity.of(beginnings)


class HappeningsBook:
    """Happenings over the articles of a record.

    See `onrecord.store.repository.HappeningsOfRecord`.
    """

    _database: Database
    _salt: str
    _follower: Follower | None

    def happenings(self, kind: HappeningKind) -> list[AnyHappening]:
        """Return all of one kind, in order of publication."""
        with self._database.reading() as connection:
            return read_of_kind(connection, kind, find_happenings(connection, kind))

    def happening(self, kind: HappeningKind, id: str) -> AnyHappening:
        """Return one of a kind, by its id or the beginning of it that no other has."""
        with self._database.reading() as connection:
            return read_of_kind(connection, kind, [find_happening(connection, kind, id)])[0]

    def these_happenings(self, kind: HappeningKind, ids: Sequence[str]) -> list[AnyHappening]:
        """Return those of one kind with these ids, in this order."""
        with self._database.reading() as connection:
            found = read_of_kind(connection, kind, find_by_id(connection, kind, has_id(ids)))
        known = {one.happening.id: one for one in found}
        return [known[one] for one in ids if one in known]

    def met(
        self,
        name: str,
        other: str | None = None,
        *,
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        at_least: float = 0.0,
        limit: int | None = None,
    ) -> list[Occasion]:
        """Return the occasions on which somebody met others, or that other."""
        subject = known_subject(topic) if topic is not None else None
        with self._database.reading() as connection:
            occasions = self._met(connection, name, other)
        sure = [one for one in occasions if one.confidence >= at_least]
        held = held_between(sure, since, until)
        return [one for one in held if subject is None or subject in one.subjects][: _most(limit)]

    def did(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        at_least: float = 0.0,
        limit: int | None = None,
    ) -> list[StoredHappening[Action]]:
        """Return what somebody did, in order of publication."""
        asked = (has_part(name, "actor"), is_sure(at_least), *happens_between(since, until))
        with self._database.reading() as connection:
            keys = find_happenings(connection, ACTIONS.name, *asked, limit=limit)
            return read_stored(connection, ACTIONS, keys)

    def promised(
        self,
        name: str | None = None,
        *,
        is_open: bool = False,
        since: str | None = None,
        until: str | None = None,
        at_least: float = 0.0,
        limit: int | None = None,
    ) -> list[Promised]:
        """Return what somebody is to do, with the verdicts on it."""
        asked = [is_sure(at_least), *told_between(since, until)]
        if name is not None:
            asked.append(has_part(name, "who"))
        with self._database.reading() as connection:
            # Whether it is open takes its words, which the verdicts hold with.
            most = None if is_open else limit
            keys = find_happenings(connection, COMMITMENTS.name, *asked, limit=most)
            found = _promised(connection, keys)
        return [one for one in found if one.standing == "open" or not is_open][: _most(limit)]

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
            later = _LaterInRecord(connection, key, found.happening.who)
            return follower.follow_ups(found, later)

    def judge(
        self,
        commitment: str,
        verdict: CommitmentVerdict,
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

    def undo_verdict(
        self,
        number: int | None = None,
        *,
        kind: JudgedKind | None = None,
        by: str | None = None,
    ) -> Verdict:
        """Take back a verdict, by default the last that stands."""
        with self._database.writing() as connection:
            named = withdrawn_names(connection, self._salt).block(by or "")
            undone = undo_verdict(connection, number, kind, named or None, _now())
            return read_verdict(connection, undone)

    def unanswered(
        self,
        name: str | None = None,
        *,
        denials: bool = False,
        is_open: bool = False,
        since: str | None = None,
        until: str | None = None,
        at_least: float = 0.0,
        limit: int | None = None,
    ) -> list[Unanswered]:
        """Return what was withheld, with what may answer it by now."""
        asked = [is_sure(at_least), *told_between(since, until)]
        if name is not None:
            asked.append(has_part(name, "who"))
        if not denials:
            asked.append(~is_absence_of("denial"))
        with self._database.reading() as connection:
            keys = [
                *find_left_out(connection, ABSENCES.name, *asked),
                *find_happenings(connection, ABSENCES.name, *asked),
            ]
            return self._unanswered(connection, keys, is_open=is_open, limit=limit)

    def absence(self, id: str) -> Unanswered:
        """Return one absence, by its id or the beginning of it that no other has."""
        with self._database.reading() as connection:
            key = _absence_key(connection, id)
            return self._unanswered(connection, [key], most_read=_MOST_READ)[0]

    def judge_absence(
        self,
        absence: str,
        verdict: AbsenceVerdict,
        *,
        because: str,
        decided_by: str,
        evidence: Sequence[str] = (),
    ) -> Unanswered:
        """Keep what a person decided of an absence, beside what was decided before."""
        with self._database.writing() as connection:
            key = _absence_key(connection, absence)
            withdrawn = withdrawn_names(connection, self._salt)
            keep_verdict(
                connection,
                read_stored(connection, ABSENCES, [key])[0],
                verdict,
                because=withdrawn.block(because),
                decided_by=withdrawn.block(decided_by),
                evidence=evidence,
                now=_now(),
            )
            return self._unanswered(connection, [key])[0]

    def relation(self, name: str, other: str) -> PairHistory:
        """Return what two have to do with one another; apart, how others say that it stands."""
        with self._database.reading() as connection:
            numbers = find_statements_between(connection, name, other)
            statements = read_stored_statements(connection, numbers)
            stances = find_stances_between(connection, numbers, name, other)
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
                months=months_of(statements, stances, encounters, actions, commitments),
                told=tuple(read_stored(connection, RELATIONS, told)),
            )

    def _met(self, connection: Connection, name: str, other: str | None) -> list[Occasion]:
        asked = [has_part(one, "participant") for one in (name, other) if one is not None]
        keys = find_happenings(connection, ENCOUNTERS.name, *asked)
        return self._needed_follower().occasions(read_stored(connection, ENCOUNTERS, keys))

    def _unanswered(
        self,
        connection: Connection,
        keys: Sequence[HappeningKey],
        *,
        is_open: bool = False,
        limit: int | None = None,
        most_read: int | None = None,
    ) -> list[Unanswered]:
        found = read_stored(connection, ABSENCES, keys)
        judged = zip(keys, found, judgements(connection, found), strict=True)
        wanted = [one for one in judged if one[2].standing == "open" or not is_open][: _most(limit)]
        absences = [one for _, one, _ in wanted]
        parties = [_withholding(key, one) for key, one, _ in wanted]
        sayings = Sayings(connection, parties, most=most_read)
        answers = self._needed_follower().answers(absences, sayings)
        return [
            Unanswered(
                one,
                tuple(own),
                judgement.verdicts,
                "closed" if judgement.standing == "closed" else "open",
            )
            for (_, one, judgement), own in zip(wanted, answers, strict=True)
        ]

    def _needed_follower(self) -> Follower:
        if self._follower is None:
            raise DecisionRefused("This record was opened without what follows up on entries.")
        return self._follower


def _promised(connection: Connection, keys: Sequence[HappeningKey]) -> list[Promised]:
    found = read_stored(connection, COMMITMENTS, keys)
    judged = zip(found, judgements(connection, found), strict=True)
    return [
        Promised(one, own.verdicts, "open" if own.standing == "closed" else own.standing)
        for one, own in judged
    ]


def _absence_key(connection: Connection, id: str) -> HappeningKey:
    return find_happening(connection, ABSENCES.name, id, left_out=True)


def _withholding(key: HappeningKey, found: StoredHappening[Absence]) -> PartyEntity | None:
    who = found.happening.who
    return PartyEntity(key.version, who.entity) if who and who.entity else None


def _most(limit: int | None) -> int | None:
    return None if limit is None else max(limit, 0)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
