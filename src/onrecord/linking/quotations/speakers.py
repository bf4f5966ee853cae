"""Who is said to have said the same words: one speaker, several, or nobody whom articles name."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.schema.quotations import Attribution, PrintedWords, QuotationCluster
from onrecord.schema.stored import StoredStatement

_WORD: Final = re.compile(r"[^\W_]+")


def is_said_by(by: str, printed: PrintedWords) -> bool | None:
    """Whether a statement is said by somebody of a name; None where nobody is told.

    Args:
        by: the name, part of one in whole words, or the id of an identity.
        printed: the statement, with all names of who speaks.
    """
    found = printed.found
    if found.statement.speaker is None and found.statement.unnamed is None:
        return None
    asked = set(_words(by))
    if not asked or (found.identity is not None and by == found.identity):
        return bool(asked)
    names = [set(_words(name)) for name in (*printed.names, found.statement.unnamed or "")]
    roles = {
        word
        for role in (found.speaker.roles if found.speaker else ())
        for word in _words(role.words.text)
    }
    return any(asked & name and asked <= name | roles for name in names) or _is_in_full(
        by, printed.names
    )


def _is_in_full(by: str, names: Sequence[str]) -> bool:
    """Whether a name is asked for more fully than the record has it.

    "Mayor Dana Calloway" is the "Calloway" of an article that never gives her first name, and not
    a Mary Calloway whom it also calls so.
    """
    asked = _words(by)
    bearing = [words for name in names if asked[-1] in (words := _words(name))]
    return bool(bearing) and all(
        words[-1] == asked[-1] and set(words) <= set(asked) for words in bearing
    )


def cluster_of(printed: Sequence[StoredStatement], fullest: StoredStatement) -> QuotationCluster:
    """Return one quotation with all who are said to have said it.

    Args:
        printed: the statements that print it, at least one.
        fullest: that with the most words.
    """
    ordered = tuple(sorted(printed, key=_place))
    attributions = tuple(
        sorted(_attributions(ordered), key=lambda one: (not one.is_named, -len(one.statements)))
    )
    return QuotationCluster(
        id=fullest.statement.id,
        printed=ordered,
        earliest=ordered[0],
        fullest=fullest,
        attributions=attributions,
        is_disputed=sum(one.is_named for one in attributions) > 1,
    )


def _attributions(printed: Iterable[StoredStatement]) -> Iterable[Attribution]:
    by_speaker: defaultdict[str, list[StoredStatement]] = defaultdict(list)
    names: dict[str, str] = {}
    # Those who are linked come first: of others, not linked yet, the same name is the same speaker.
    for found in sorted(printed, key=lambda one: one.identity is None):
        name = found.speaker.name if found.speaker else None
        key = found.identity or (_same_name(name, names) if name else "")
        by_speaker[key].append(found)
        if name is not None:
            names[key] = max(names.get(key, ""), name, key=len)
    for key, statements in by_speaker.items():
        unnamed = next((one.statement.unnamed for one in statements if one.statement.unnamed), None)
        ordered = tuple(sorted(statements, key=_place))
        yield Attribution(names.get(key, unnamed), key in names, ordered)


def _same_name(name: str, known: dict[str, str]) -> str:
    """Return the speaker known so far that a name may be of, or else a new one."""
    words = set(_words(name))
    for key, other in known.items():
        others = set(_words(other))
        if words and others and (words <= others or others <= words):
            return key
    return f"name {name}"


def _words(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _WORD.findall(letters)


def _place(found: StoredStatement) -> tuple[bool, str, str, int]:
    published = found.article.published
    return (
        published is None,
        published.day if published else "",
        found.article.id,
        found.statement.content[0].start,
    )
