"""The part of the store's contract that tells of what happened, was promised and was withheld."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from onrecord.schema.happenings import Absence, Action, Commitment, Encounter
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


class Later(Protocol):
    """What articles say that were published later, as a follower asks for it."""

    def texts(self, beginnings: Sequence[str]) -> Sequence[LaterText]:
        """Return the articles of the same party that have a word with one of these beginnings."""

    def rarity(self, beginnings: Sequence[str]) -> Mapping[str, float]:
        """Return how much a word with each of these beginnings tells, by how few have it."""


class Follower(Protocol):
    """Decides which entries of several articles are of one thing, or bear on one another."""

    def occasions(self, encounters: Sequence[StoredHappening[Encounter]]) -> list[Occasion]:
        """Return the occasions that encounters of several articles tell of, in order of time."""

    def follow_ups(self, promised: StoredHappening[Commitment], later: Later) -> list[FollowUp]:
        """Return what later articles say that bears on a commitment, the most alike first."""

    def answers(self, absence: StoredHappening[Absence], later: Later) -> list[FollowUp]:
        """Return what a party says later of what it had withheld, the most alike first."""


class HappeningsOfRecord(Protocol):
    """What happened, was promised and was withheld over all articles of a record.

    Where a ``name`` is asked for, it is a name, part of one in whole words, or the id of one of
    `People.people`, as `Book.statements` takes it.

    Raises:
        MalformedInput: (each of these) a name is none.
    """

    def met(self, name: str, other: str | None = None) -> list[Occasion]:
        """Return the occasions on which somebody met others, or that other, in order of time.

        What several articles tell of one occasion stands together.
        """

    def did(self, name: str) -> list[StoredHappening[Action]]:
        """Return what somebody did, in order of publication."""

    def promised(self, name: str, *, is_open: bool = False) -> list[Promised]:
        """Return what somebody is to do, with the verdicts on it, in order of publication.

        Args:
            name: who.
            is_open: only what nobody has found kept, broken or changed.
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
        verdict: VerdictKind,
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

    def undo_verdict(self, number: int | None = None) -> Verdict:
        """Take back a verdict, by default the last that stands; it stays in the history.

        Raises:
            NotInRecord: there is no such verdict that stands.
        """

    def unanswered(self, name: str | None = None, *, denials: bool = False) -> list[Unanswered]:
        """Return what was withheld, with what may answer it by now, in order of publication.

        What an earlier version of an article told, and its latest one leaves out, is there too.

        Args:
            name: who withheld it; None for all.
            denials: denials too, which are answers in a way.
        """

    def relation(self, name: str, other: str) -> PairHistory:
        """Return what two have to do with one another; apart, how others say that it stands."""
