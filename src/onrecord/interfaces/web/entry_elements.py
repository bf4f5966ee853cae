"""The heading, the words and the source of an entry in a list, written without templates.

See `onrecord.interfaces.web.elements`.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from onrecord.interfaces.safe_text import clean
from onrecord.interfaces.web.elements import day, parties, shorten_listed
from onrecord.interfaces.web.marked_words import Piece, is_cut, pieces
from onrecord.interfaces.web.wording import verb
from onrecord.schema.browsing import ListedArticle, ListedEntry, ListedKind
from onrecord.schema.timeline import PartyRole

# ruff: noqa: S704 (everything of a record is escaped before it is marked as safe)

_MOST_TOGETHER: Final = 6
_CUT: Final = ' … <span class="note">(cut here; all of it stands in the article)</span>'


class _Beside(NamedTuple):
    """Who is named after the verb: as what, after which words, how many at most."""

    role: PartyRole
    words: str
    most: int | None = None


# Who acts, and who is named besides; in other kinds all who are named act together.
_ACTING: Final[Mapping[ListedKind, PartyRole]] = {
    "statement": "speaker", "action": "actor", "commitment": "who", "absence": "who",
}  # fmt: skip
_BESIDE: Final[Mapping[ListedKind, tuple[_Beside, ...]]] = {
    "statement": (_Beside("addressee", " to"), _Beside("about", ", of", 4)),
    "action": (_Beside("recipient", ""),),
    "commitment": (_Beside("for_whom", ", for"),),
    "absence": (_Beside("asked_by", ", asked by"),),
}


def who(entry: ListedEntry) -> Markup:
    """Return the parties of an entry with its verb, as a heading reads."""
    role = _ACTING.get(entry.entry)
    acting = entry.parties[:_MOST_TOGETHER] if role is None else entry.of_role(role)
    nobody = "Not named" if role is None else "Somebody not named"
    told = parties(acting) if acting else f'<span class="party unnamed">{nobody}</span>'
    besides = "".join(_beside(entry, one) for one in _BESIDE.get(entry.entry, ()))
    return Markup(f'{told} <span class="verb">{escape(clean(verb(entry)))}</span>{besides}')


def words(entry: ListedEntry) -> Markup:
    """Return the words of an entry, those that are quoted or searched for marked."""
    shown = "".join(map(_marked, pieces(entry.words, entry.quoted, entry.matches)))
    return Markup(shown + _CUT if is_cut(entry.words) else shown)


def source(article: ListedArticle) -> Markup:
    """Return the title of an article as a link, with who published it and when."""
    title = escape(shorten_listed(article.title))
    told = (
        f'<cite class="source"><a href="/articles/{quote(article.id, safe="")}">'
        f"<bdi>{title}</bdi></a></cite>"
    )
    if article.publisher:
        told += f", <bdi>{escape(shorten_listed(article.publisher))}</bdi>"
    return Markup(f"{told}, {day(article.published)}" if article.published else told)


def _beside(entry: ListedEntry, beside: _Beside) -> str:
    found = entry.of_role(beside.role)[: beside.most]
    if not found:
        return ""
    before = f'<span class="verb">{beside.words}</span>' if beside.words else ""
    return f"{before} {parties(found)}"


def _marked(piece: Piece) -> str:
    text = escape(clean(piece.text))
    quoted = f'<span class="quoted">{text}</span>' if piece.is_quoted else text
    return f"<mark>{quoted}</mark>" if piece.is_match else quoted
