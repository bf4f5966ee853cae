"""Where a finding comes from."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Origin:
    """The part of the reader that made a finding.

    Attributes:
        method: ``model`` for a learned head, ``rule`` for a written rule.
        name: which one, such as ``attribution`` or ``nested-attribution``.
        version: version of the model files or of the rules.
    """

    method: Literal["model", "rule"]
    name: str
    version: str
