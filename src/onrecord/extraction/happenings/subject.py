"""What stands before a verb as its subject."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.happenings import Party
from onrecord.schema.span import Span

SubjectKind = Literal[
    "first person", "you", "third person", "it", "party", "place", "thing", "none"
]


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb as its subject.

    Attributes:
        start, end: its words; both are where the verb begins where there are none.
        kind: what it is.
        is_shared: whether another verb stands between it and this one ("he met her and left").
        is_relative: whether "who" or "which" stands for it.
        party: whom it stands for, where it is somebody.
        owner: whom a thing belongs to ("her plan").
        words: the words of a thing that belongs to somebody.
    """

    start: int
    end: int
    kind: SubjectKind
    is_shared: bool = False
    is_relative: bool = False
    party: Party | None = None
    owner: Party | None = None
    words: Span | None = None
