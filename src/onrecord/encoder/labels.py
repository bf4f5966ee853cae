"""The label alphabets of the encoder's heads, shared by training and reading."""

from typing import Final, get_args

from onrecord.schema.annotation import MentionForm, MentionType, NameType, Polarity
from onrecord.schema.happening_spans import Stance
from onrecord.schema.happenings import (
    AbsenceKind,
    ActionStatus,
    CommitmentKind,
    EncounterKind,
    EncounterStatus,
    PloverRoot,
)

ROLES: Final = ("source", "cue", "content", "heading")
"""Attribution roles (PARC 3.0, PolNeAR) and headings that a scraper ran into the text."""

NAME_TYPES: Final[tuple[NameType, ...]] = ("person", "organization", "place", "group")
"""Types of named mentions; ``group`` covers nationalities, religions and parties' members."""

MENTION_TYPES: Final[tuple[MentionType, ...]] = (*NAME_TYPES, "thing")
"""Types of mentions; a thing is whatever is none of the types of names."""

INNER_ROLES: Final = ("source", "cue", "content")
"""Roles of attributions inside the content of another one."""

LINK_ROLES: Final = ("none", "source", "content")
"""What a word is to a given cue."""

CIRCUMSTANCES: Final = ("channel", "addressee")
"""What else a word may be to a given cue; a word may be either, both or none."""

POLARITIES: Final[tuple[Polarity, ...]] = ("asserted", "denied", "asked", "refused")
"""How a cue puts its content."""

MENTION_FORMS: Final[tuple[MentionForm, ...]] = ("name", "description", "pronoun")
"""How a mention refers."""

STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
"""How a sentence treats whom or what a word names."""
STANCE_ATTENTIONS: Final = 4
"""How many attentions each round of those that tell stances has, one beside another."""

COMMITMENT_KINDS: Final[tuple[CommitmentKind, ...]] = get_args(CommitmentKind)
ABSENCE_KINDS: Final[tuple[AbsenceKind, ...]] = get_args(AbsenceKind)
ENCOUNTER_KINDS: Final[tuple[EncounterKind, ...]] = get_args(EncounterKind)
ACTION_ROOTS: Final[tuple[PloverRoot, ...]] = get_args(PloverRoot)
CODED_ROOTS: Final = tuple(root for root in ACTION_ROOTS if root != "INVESTIGATE")
"""Roots that the coded sentences have: there investigations are among the accusations."""

ENCOUNTER_STATUSES: Final[tuple[EncounterStatus, ...]] = get_args(EncounterStatus)
ACTION_STATUSES: Final[tuple[ActionStatus, ...]] = get_args(ActionStatus)
STATUSES: Final = tuple(dict.fromkeys((*ENCOUNTER_STATUSES, *ACTION_STATUSES)))
"""Whether what a word tells of came about; encounters and actions share a head for it."""

SPEECH_ACTS: Final = (
    "Assertive",
    "Assertive-S",
    "Assertive-V",
    "Commissive-A",
    "Commissive-O",
    "Directive",
    "Expressive",
    "Interrogative",
)
"""Acts of the units of a text (Subramanian et al. 2019): what they assert, commit
the speaker to (an action, or what comes of one), direct, express or ask."""

COMMISSIVE_ACTION: Final = SPEECH_ACTS.index("Commissive-A")

PARTY_ROLES: Final = ("none", "actor", "recipient", "participant", "who", "place", "when")
"""What a word is to the word or clause that tells of something."""


def begin_inside_tags(types: tuple[str, ...]) -> tuple[str, ...]:
    """Return the BIO alphabet over ``types``: ``O, B-x, I-x, B-y, ...``."""
    return ("O", *(f"{prefix}-{kind}" for kind in types for prefix in ("B", "I")))


ATTRIBUTION_TAGS: Final = begin_inside_tags(ROLES)
INNER_TAGS: Final = begin_inside_tags(INNER_ROLES)
NAME_TAGS: Final = begin_inside_tags(NAME_TYPES)
COMMITMENT_TAGS: Final = begin_inside_tags(COMMITMENT_KINDS)
ABSENCE_TAGS: Final = begin_inside_tags(ABSENCE_KINDS)

ENCOUNTER_CLASSES: Final = ("none", *ENCOUNTER_KINDS)
ACTION_CLASSES: Final = ("none", *ACTION_ROOTS)
"""What a word tells of."""

DEED_CLASSES: Final = ("none", *CODED_ROOTS)
"""What one of two parties does to the other."""

MENTION_CLASSES: Final = ("none", *(f"{t} {f}" for t in MENTION_TYPES for f in MENTION_FORMS))
"""What a word is the head of: no mention, or one of a type and a form."""

MENTION_REACH: Final = (16, 48)
"""Words before and after its head that a mention may begin and end at most."""

EDGE_BUCKETS: Final = 24
"""Distances from a mention's head to its edges, on the scale of `distance_buckets`."""

# Features that an uncased vocabulary loses, one row of a learned table for each combination.
CASES: Final = ("lower", "initial", "upper", "mixed", "digit", "mark")
FEATURE_COUNT: Final = len(CASES) * 2 * 2

# Distances from a cue to a word, in words, on a signed logarithmic scale (see `distance_buckets`).
DISTANCE_BUCKETS: Final = 32
PARAGRAPH_BUCKETS: Final = 5

HEAD_OUTPUTS: Final = (
    "tags",
    "inner",
    "names",
    "mentions",
    "polarities",
    "cues",
    "words",
    "heads",
    "edges",
    "anaphors",
    "antecedents",
    "anaphor_keys",
    "antecedent_keys",
)
"""What the graph puts out for each word, in order: logits of five heads, then eight projections."""

HAPPENING_OUTPUTS: Final = (
    "stance_words",
    "stance_told",
    "speech_acts",
    "commitments",
    "absences",
    "encounters",
    "actions",
    "statuses",
    "triggers",
    "parties",
    "actors",
    "recipients",
    "deed_keys",
    "deed_values",
    "grounds",
)
"""What graphs of models that learned what happened put out besides: logits of six
heads, projections, and what words say for or against entries."""

TASKS: Final = (
    "stances", "commissives", "commitments", "absences", "encounters", "actions", "deeds", "grounds"
)  # fmt: skip
"""What a model may have learned of what happened; its manifest names those that it has."""
