"""The part of the store's contract that tells of what happened, was promised and was withheld."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from onrecord.schema.happenings import Absence, Action, Commitment, Encounter
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


class Later(Protocol):
    """What articles say that were published later, as a follower asks for it."""

    def texts(self, beginnings: Sequence[str]) -> Sequence[LaterText]:
        """Return the articles of the same party that have a word with one of these beginnings."""

    def rarity(self, beginnings: Sequence[str]) -> Mapping[str, float]:
        """Return how much a word with each of these beginnings tells, by how few have it."""


class Sayings(Protocol):
    """What the parties of several happenings say later, as a follower asks for it."""

    def after(self, place: int) -> Sequence[LaterText]:
        """Return the articles in which the party of one of them, counted from 0, speaks later."""

    def rarity(self, beginnings: Collection[str]) -> Mapping[str, float]:
        """Return how much a word with each of these beginnings tells, by how few have it."""


class Follower(Protocol):
    """Decides which entries of several articles are of one thing, or bear on one another."""

    def occasions(self, encounters: Sequence[StoredHappening[Encounter]]) -> list[Occasion]:
        """Return the occasions that encounters of several articles tell of, in order of time."""

    def follow_ups(self, promised: StoredHappening[Commitment], later: Later) -> list[FollowUp]:
        """Return what later articles say that bears on a commitment, the most alike first."""

    def answers(
        self, absences: Iterable[StoredHappening[Absence]], sayings: Sayings
    ) -> Iterator[list[FollowUp]]:
        """Yield for each absence what its party says later of it, the most alike first."""


class HappeningsOfRecord(Protocol):
    """What happened, was promised and was withheld over all articles of a record.

    Where a ``name`` is asked for, it is a name, part of one in whole words, or the id of one of
    `People.people`, as `Book.statements` takes it. ``since`` and ``until`` are the first and the
    last day, month or year (ISO 8601) on which it may have happened or been told; what has no day
    of its own counts by that of its publication. ``limit`` is the most to return.

    Raises:
        MalformedInput: (each of these) a name is none, or a date is no day, month or year.
    """

    def happenings(self, kind: HappeningKind) -> list[AnyHappening]:
        """Return all of one kind, in order of publication."""

    def happening(self, kind: HappeningKind, id: str) -> AnyHappening:
        """Return one, by its id or the beginning of it that no other of its kind has.

        Raises:
            NotInRecord: there is none, or several begin so.
        """

    def these_happenings(self, kind: HappeningKind, ids: Sequence[str]) -> list[AnyHappening]:
        """Return those of one kind with these ids, in this order; what is not there is left out.

        Args:
            kind: the kind.
            ids: whole ids, a few hundred at most.
        """

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
        """Return the occasions on which somebody met others, or that other, in order of time.

        What several articles tell of one occasion stands together. ``since`` and ``until`` are of
        the day that it was or is to be held on. With a ``topic``, as `Book.statements` takes it,
        those that an article tells were about that subject. ``at_least`` is the confidence that
        one telling at least has.
        """

    def did(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        at_least: float = 0.0,
        limit: int | None = None,
    ) -> list[StoredHappening[Action]]:
        """Return what somebody did, in order of publication.

        Args:
            name: who.
            since: of the day that it happened.
            until: likewise.
            at_least: the lowest confidence, 0 to 1.
            limit: the most to return.
        """

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
        """Return what somebody is to do, with the verdicts on it, in order of publication.

        Args:
            name: who; None for all.
            is_open: only what nobody has found kept, broken or changed.
            since: when it was promised, not by when it is due.
            until: likewise.
            at_least: the lowest confidence, 0 to 1.
            limit: the most to return.
        """

    def commitment(self, id: str) -> Promised:
        """Return one commitment, by its id or the beginning of it that no other has.

        Raises:
            NotInRecord: there is none, or several begin so.
        """

    def follow_ups(self, commitment: str) -> list[FollowUp]:
        """Return what later articles say that bears on a commitment, the most alike first.

        These are proposals; `judge` keeps what a person makes of them.

        Args:
            commitment: its id.

        Raises:
            NotInRecord: there is none, or several begin so.
        """

    def judge(
        self,
        commitment: str,
        verdict: CommitmentVerdict,
        *,
        because: str,
        decided_by: str,
        evidence: Sequence[str] = (),
    ) -> Promised:
        """Keep what a person decided of a commitment, beside what was decided before.

        Args:
            commitment: its id.
            verdict: kept, broken, changed or open.
            because: the reason.
            decided_by: who decides.
            evidence: what it rests on: articles of the record, by id, name or URL; characters of
                one, as ``ARTICLE:START-END``; http(s) addresses elsewhere.

        Raises:
            NotInRecord: there is no such commitment, or a piece of evidence is none of these.
            MalformedInput: the reason or who decides is empty, or something is too long.
        """

    def undo_verdict(
        self,
        number: int | None = None,
        *,
        kind: JudgedKind | None = None,
        by: str | None = None,
    ) -> Verdict:
        """Take back a verdict, by default the last that stands; it stays in the history.

        Args:
            number: of the verdict.
            kind: only one on a commitment, or only one on an absence.
            by: who takes it back; None where nobody says so.

        Raises:
            NotInRecord: there is no such verdict that stands.
        """

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
        """Return what was withheld, with what may answer it by now, in order of publication.

        What an earlier version of an article told, and its latest one leaves out, is there too.

        Args:
            name: who withheld it; None for all.
            denials: denials too, which are answers in a way.
            is_open: only what nobody has found closed.
            since: when it was told.
            until: likewise.
            at_least: the lowest confidence, 0 to 1.
            limit: the most to return.
        """

    def absence(self, id: str) -> Unanswered:
        """Return one absence, by its id or the beginning of it that no other has.

        Raises:
            NotInRecord: there is none, or several begin so.
        """

    def judge_absence(
        self,
        absence: str,
        verdict: AbsenceVerdict,
        *,
        because: str,
        decided_by: str,
        evidence: Sequence[str] = (),
    ) -> Unanswered:
        """Keep what a person decided of an absence, as `judge` does of a commitment.

        Args:
            absence: its id.
            verdict: closed, or open again.
            because: the reason.
            decided_by: who decides.
            evidence: what it rests on, as `judge` takes it.

        Raises:
            NotInRecord: there is no such absence, or a piece of evidence is none of these.
            MalformedInput: the reason or who decides is empty, or something is too long.
        """

    def relation(self, name: str, other: str) -> PairHistory:
        """Return what two have to do with one another; apart, how others say that it stands."""
