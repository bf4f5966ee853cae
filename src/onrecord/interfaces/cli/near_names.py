"""Names like the one that was asked for."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_MOST: Final = 3
# Ratio of difflib above which names count as near: lets two letters in six differ.
_NEAR: Final = 0.66


def near_names(asked: str, names: Iterable[str]) -> list[str]:
    """Return the names that are, or hold a word that is, nearest to what was asked for."""
    by_form: dict[str, list[str]] = {}
    for name in names:
        for form in _forms(name):
            by_form.setdefault(form, []).append(name)
    near = get_close_matches(asked.casefold(), by_form, n=_MOST, cutoff=_NEAR)
    return list(dict.fromkeys(name for form in near for name in by_form[form]))[:_MOST]


def nothing_of(asked: str, does: str, names: Iterable[str]) -> str:
    """Return the sentence that nobody of a name does something in a record, with names near it.

    Args:
        asked: the name that was asked for.
        does: what nobody of the name does.
        names: the names that are in the record.
    """
    known = list(dict.fromkeys(names))
    if any(_has_words(asked, name) for name in known):
        return f"not found: nothing in this record tells that {asked} {does}"
    near = near_names(asked, known)
    missing = f"not found: nobody of the name {asked} {does} in this record"
    return f"{missing}; did you mean {' or '.join(near)}?" if near else missing


def nothing_there(told: str, asked: Iterable[str], names: Iterable[str]) -> str:
    """Return that nothing was found, with names near each that was asked for and is not there.

    Args:
        told: what was not found.
        asked: the names that were asked for.
        names: the names that are in the record.
    """
    known = list(dict.fromkeys(names))
    missing = [one for one in asked if not any(_has_words(one, name) for name in known)]
    near = list(dict.fromkeys(name for one in missing for name in near_names(one, known)))
    return f"not found: {told}; did you mean {' or '.join(near)}?" if near else f"not found: {told}"


def nothing_fits(asked: str, does: str) -> str:
    """Return the sentence that somebody does something, but nothing that fits all conditions."""
    return f"not found: {asked} {does} in this record, but nothing fits all that was asked"


def _has_words(asked: str, name: str) -> bool:
    return set(asked.casefold().split()) <= set(name.casefold().split())


def _forms(name: str) -> set[str]:
    folded = name.casefold()
    return {folded, *folded.split()}
