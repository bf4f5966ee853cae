"""What the network is to learn of a text of what happened, was promised, and how it is told."""

from dataclasses import dataclass

from onrecord.encoder.tokenization import Integers


@dataclass(frozen=True, slots=True, eq=False)
class StanceExample:
    """Words ``[first, last)`` that name somebody, and the stance towards them (``STANCES``).

    ``sentence`` are the words to look at.
    """

    first: int
    last: int
    stance: int
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class UnitExample:
    """Words ``[first, last)`` of a unit of a text, and its act (``SPEECH_ACTS``)."""

    first: int
    last: int
    act: int


@dataclass(frozen=True, slots=True, eq=False)
class TriggerExample:
    """Words ``[first, last)`` that tell of something, and what each word is to them.

    Attributes:
        first, last: the words.
        roles: index in ``PARTY_ROLES`` of each word of the text or the window.
    """

    first: int
    last: int
    roles: Integers


@dataclass(frozen=True, slots=True)
class DeedExample:
    """What one party does to another.

    Attributes:
        actor: words ``[first, last)`` for whoever does it; None where the text does not say.
        recipient: words for whom it is done to; None where the text does not say.
        sentence: the words to look at.
        deed: index in ``DEED_CLASSES``.
    """

    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    sentence: tuple[int, int]
    deed: int


@dataclass(frozen=True, slots=True, eq=False)
class HappeningLabels:
    """Labels of a text or a window, one a word, ``IGNORED`` where nothing is said.

    Attributes:
        commitments, absences: index of a tag.
        encounters, actions: index of what the word tells of.
        statuses: index in ``STATUSES``.
        units: units of speech acts.
        targets: whom stances are towards.
        triggers: what tells of something, with who takes part.
        deeds: what parties do to one another.
    """

    commitments: Integers
    absences: Integers
    encounters: Integers
    actions: Integers
    statuses: Integers
    units: tuple[UnitExample, ...] = ()
    targets: tuple[StanceExample, ...] = ()
    triggers: tuple[TriggerExample, ...] = ()
    deeds: tuple[DeedExample, ...] = ()

    def window(self, first: int, last: int) -> "HappeningLabels":
        """Return the labels of words ``[first, last)``, without what does not lie in them.

        Of units half may lie outside.
        """
        return HappeningLabels(
            commitments=self.commitments[first:last],
            absences=self.absences[first:last],
            encounters=self.encounters[first:last],
            actions=self.actions[first:last],
            statuses=self.statuses[first:last],
            units=tuple(
                UnitExample(max(unit.first, first) - first, min(unit.last, last) - first, unit.act)
                for unit in self.units
                if min(unit.last, last) - max(unit.first, first) >= (unit.last - unit.first) / 2
            ),
            targets=tuple(
                StanceExample(
                    target.first - first,
                    target.last - first,
                    target.stance,
                    (max(target.sentence[0], first) - first, min(target.sentence[1], last) - first),
                )
                for target in self.targets
                if first <= target.first and target.last <= last
            ),
            triggers=tuple(
                TriggerExample(t.first - first, t.last - first, t.roles[first:last])
                for t in self.triggers
                if first <= t.first and t.last <= last
            ),
            deeds=tuple(
                DeedExample(
                    _moved(deed.actor, first),
                    _moved(deed.recipient, first),
                    (deed.sentence[0] - first, deed.sentence[1] - first),
                    deed.deed,
                )
                for deed in self.deeds
                if first <= deed.sentence[0] and deed.sentence[1] <= last
            ),
        )


def _moved(words: tuple[int, int] | None, first: int) -> tuple[int, int] | None:
    return (words[0] - first, words[1] - first) if words else None
