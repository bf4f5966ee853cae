"""Where a finding comes from."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Origin:
    """The part of the reader that made a finding, or that a person stands for it.

    Attributes:
        method: ``model`` for a learned head, ``rule`` for a written rule, ``human`` for what a
            person accepted or corrected.
        name: which one, such as ``attribution`` or ``nested-attribution``; of a person what was
            done, ``accepted`` or ``corrected``.
        version: version of the model files, of the rules, or of how corrections are laid.
    """

    method: Literal["model", "rule", "human"]
    name: str
    version: str
