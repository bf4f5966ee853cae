"""Small elements that stand a hundred times on a page, written without templates.

A macro of a template takes many times as long as the few words that it writes. All that a record
says is escaped here, and what would disturb the page is replaced, as templates do.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final
from urllib.parse import quote

from markupsafe import Markup, escape

from onrecord.interfaces.safe_text import clean, shorten
from onrecord.interfaces.web.calendar_words import day_words, machine_day
from onrecord.interfaces.web.marked_text import Mark, Piece
from onrecord.interfaces.web.page_words import ENTRY_KINDS
from onrecord.interfaces.web.wording import TICKS, likelihood, ticks
from onrecord.schema.browsing import ListedParty

# ruff: noqa: S704 (everything of a record is escaped before it is marked as safe)

LONGEST_NAME: Final = 200
_REMEMBERED: Final = 4096
_NO_NOTES: Final[Mapping[str, int]] = {}


def shorten_listed(text: str, length: int = LONGEST_NAME) -> str:
    """Return a name or a title on one line, cut where it is longer than any."""
    return shorten(text, length)


def party(who: ListedParty) -> Markup:
    """Return a name, linked where the record knows who it is."""
    shown = f"<bdi>{escape(shorten_listed(who.name))}</bdi>"
    if not who.identity:
        return Markup(f'<span class="party unnamed">{shown}</span>')
    return Markup(f'<a class="party" href="/people/{quote(who.identity, safe="")}">{shown}</a>')


def parties(many: Sequence[ListedParty], joint: str = "and") -> Markup:
    """Return several names as a list that is read: a, b and c."""
    names = [party(one) for one in many]
    if len(names) < 2:
        return Markup("").join(names)
    return Markup(f"{', '.join(names[:-1])} {escape(joint)} {names[-1]}")


@lru_cache(_REMEMBERED)
def day(value: str | None, short: bool = True) -> Markup:
    """Return an ISO 8601 day, month, year or interval in words."""
    words = escape(clean(day_words(value, is_short=short)))
    machine = machine_day(value)
    return Markup(f'<time datetime="{escape(machine)}">{words}</time>') if machine else words


@lru_cache(_REMEMBERED)
def confidence(value: float) -> Markup:
    """Return a probability of 0 to 1 as marks, in words and as a number."""
    return Markup(
        f'<span class="confidence">{meter(value)} <span class="hidden">Read right: </span>'
        f'{likelihood(value)} <span class="figure">{value:.2f}</span></span>'
    )


def meter(probability: float) -> Markup:
    """Return marks, so many of them filled, for a probability of 0 to 1."""
    return _meter(ticks(probability))


def marked(pieces: Iterable[Piece], numbers: Mapping[str, int] = _NO_NOTES) -> Markup:
    """Return a text with its marks.

    Args:
        pieces: the text.
        numbers: the numbers of the notes about its entries.
    """
    return Markup("".join(_piece(one, numbers) for one in pieces))


def _piece(piece: Piece, numbers: Mapping[str, int]) -> str:
    if piece.opened:
        return _opening(piece.opened, piece, numbers)
    if piece.closed is None:
        return escape(clean(piece.text))
    if _is_link(piece.closed, piece):
        return "</a>"
    return "</mark>" if piece.closed.kind == "match" else "</span>"


def _opening(mark: Mark, piece: Piece, numbers: Mapping[str, int]) -> str:
    if _is_link(mark, piece):
        return f'<a class="m m-name" href="/people/{quote(mark.of or "", safe="")}">'
    if mark.kind == "match":
        return "<mark>"
    number = numbers.get(mark.of or "") if piece.is_first and mark.kind in ENTRY_KINDS else None
    if number is None:
        return f'<span class="m m-{mark.kind}">'
    of = escape(mark.of)
    note = f'<a class="ref ref-{mark.kind}" href="#n-{of}" aria-label="note {number}">{number}</a>'
    return f'<span class="m m-{mark.kind}" id="s-{of}">{"" if piece.is_in_name else note}'


def _is_link(mark: Mark, piece: Piece) -> bool:
    """Whether a mark is a link to somebody; within a link no other can stand."""
    return mark.kind == "name" and bool(mark.of) and not piece.is_in_name


@cache
def _meter(filled: int) -> Markup:
    marks = "".join(
        f'<rect x="{place * 8}" y="1" width="6" height="8" '
        f'class="{"tick-on" if place < filled else "tick-off"}"/>'
        for place in range(TICKS)
    )
    return Markup(
        '<svg class="ticks" width="38" height="10" viewBox="0 0 38 10" aria-hidden="true" '
        f'focusable="false">{marks}</svg>'
    )
