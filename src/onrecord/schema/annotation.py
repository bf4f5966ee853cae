"""What the encoder finds in a text, before anything is resolved. Offsets are code points."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.schema.grounds import Grounds
from onrecord.schema.happening_spans import (
    AbsenceSpan,
    ActionTrigger,
    CommitmentSpan,
    EncounterTrigger,
    StanceTowards,
)

Offsets = tuple[int, int]

NameType = Literal["person", "organization", "place", "group"]
MentionType = Literal["person", "organization", "place", "group", "thing"]
MentionForm = Literal["name", "description", "pronoun"]
Polarity = Literal["asserted", "denied", "asked", "refused"]


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """An attribution as PARC 3.0 and PolNeAR annotate it.

    Attributes:
        source: who says it, or None where the text does not say.
        cue: the words that attribute, or None (a quotation without a cue).
        content: what is attributed, in order; several parts where it is interrupted.
        confidence: calibrated probability that the attribution is right, 0 to 1.
        outer: index, in the same list, of the attribution in whose content this one was found.
        polarity: how the cue puts the content.
        channel: what it went through or the occasion it was said on, where the text tells.
        addressee: to whom it was said, where the text tells.
    """

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    confidence: float
    outer: int | None = None
    polarity: Polarity = "asserted"
    channel: Offsets | None = None
    addressee: Offsets | None = None


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name in the text.

    Attributes:
        start, end: its characters.
        type: what it names.
        confidence: probability of the type and the extent, 0 to 1.
    """

    start: int
    end: int
    type: NameType
    confidence: float


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Characters that name, describe or stand for somebody or something.

    Attributes:
        start, end: its characters; mentions may lie inside one another.
        head: the characters of its head word.
        type: what it stands for; a thing is whatever is none of the four types of names.
        form: how it does.
        confidence: probability of type and form, 0 to 1.
        entity: number of what it stands for in this text; mentions of one share it.
        antecedents: the likeliest mentions before it, by their index in the same list, the
            likeliest first.
        antecedent_odds: of each of them, the log-odds (natural logarithm) that the two are the
            same.
    """

    start: int
    end: int
    head: Offsets
    type: MentionType
    form: MentionForm
    confidence: float
    entity: int
    antecedents: tuple[int, ...] = ()
    antecedent_odds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that the encoder finds in one text.

    Attributes:
        attributions: in order of their first content; an inner one follows its outer one.
        names: in order, not overlapping.
        mentions: in order of their heads.
        headings: headings that stand on their own line or were run into the text.
        quotations: quotations, marks included, cut at paragraph ends.
        sentences: extents of the sentences, in order, covering all words.
        model: version of the model files.
        stances: towards persons, organizations, places and groups of which somebody says
            something, in the order of ``mentions``.
        commitments, absences: clauses, in order.
        encounters, actions: in order of their words. Of what a model has not learned, none.
        grounds: what words say for or against entries, or None where the model has not learned it.
    """

    attributions: tuple[AttributionSpans, ...]
    names: tuple[NamedMention, ...]
    mentions: tuple[EntityMention, ...]
    headings: tuple[Offsets, ...]
    quotations: tuple[Offsets, ...]
    sentences: tuple[Offsets, ...]
    model: str
    stances: tuple[StanceTowards, ...] = ()
    commitments: tuple[CommitmentSpan, ...] = ()
    absences: tuple[AbsenceSpan, ...] = ()
    encounters: tuple[EncounterTrigger, ...] = ()
    actions: tuple[ActionTrigger, ...] = ()
    grounds: Grounds | None = field(default=None, compare=False, repr=False)
