"""Kinds of happenings and whether they took place, in words for people."""

from collections.abc import Mapping
from typing import Final

from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles

_NAMES: Final[Mapping[str, str]] = {
    "no_response": "gave no answer",
    "not_disclosed": "did not disclose",
    "no_agreement": "no agreement",
    "agree": "agreement",
    "consult": "consultation",
    "cooperate": "cooperation",
    "yield": "concession",
    "accuse": "accusation",
    "investigate": "investigation",
    "reject": "rejection",
    "threaten": "threat",
    "mobilize": "mobilization",
    "coerce": "coercion",
    "hypothetical": "supposed",
}
# What goes without saying.
_USUAL: Final = frozenset({"occurred", "asserted"})
_NOT_SO: Final = frozenset({"denied", "cancelled", "broken"})
_DONE: Final = frozenset({"kept", "closed"})


def kind_name(kind: str) -> str:
    """Return the name of a kind or a status: gave no answer rather than no_response."""
    name = kind.lower()
    return _NAMES.get(name, flatten(name).replace("_", " "))


def status_text(status: str | None) -> Text:
    """Return whether it took place or stands, so that it is seen; nothing where it simply did."""
    if status is None or status in _USUAL:
        return Text()
    if status in _NOT_SO:
        return Text(kind_name(status), style=styles.NOT_SO)
    return Text(kind_name(status), style=styles.GOOD if status in _DONE else styles.TITLE)


def kind_text(kind: str, status: str | None, joint: str = "\n") -> Text:
    """Return a kind, and after it whether it took place, where that says something."""
    cell, told = Text(kind_name(kind), style=styles.LABEL), status_text(status)
    return cell.append(joint, "not dim").append_text(_loud(told)) if told else cell


def _loud(text: Text) -> Text:
    return Text(text.plain, style=f"not dim {text.style}")
