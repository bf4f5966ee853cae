"""What templates can call besides Jinja's own, and how they put out what a record says."""

from functools import cache
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup

from onrecord.interfaces.safe_text import clean, shorten
from onrecord.interfaces.web import (
    addresses,
    boards,
    calendar_words,
    marked_draft,
    marked_words,
    page_words,
    review_words,
    wording,
)
from onrecord.interfaces.web.asked_entry import AskedEntry
from onrecord.interfaces.web.facts import Facts

LONGEST_NAME: Final = 200


def equip(environment: Environment) -> None:
    """Give templates the words, days, addresses and marks of the room."""
    environment.filters.update(
        day_words=calendar_words.day_words,
        month_words=calendar_words.month_words,
        machine_day=calendar_words.machine_day,
        likelihood=wording.likelihood,
        subject_name=wording.subject_name,
        stance_sign=wording.stance_sign,
        stance_words=wording.stance_words,
        basis_words=wording.basis_words,
        short_basis=wording.short_basis,
        statement_kind_words=wording.statement_kind_words,
        short=shorten_listed,
        how_words=wording.how_words,
        outside_address=addresses.outside_address,
        cut=page_words.cut,
        outcome_words=marked_draft.outcome_words,
        outcome_kind=marked_draft.outcome_kind,
        moment_words=review_words.moment_words,
    )
    environment.globals.update(
        counted=wording.one_or_many,
        verb=wording.verb,
        status_words=wording.status_words,
        kind_words=wording.kind_words,
        day_verb=wording.day_verb,
        meter=meter,
        pieces=marked_words.pieces,
        is_cut=marked_words.is_cut,
        entry_address=addresses.entry_address,
        place_address=addresses.place_address,
        with_query=addresses.with_query,
        entry_kinds=page_words.ENTRY_KINDS,
        legend_kinds=page_words.LEGEND_KINDS,
        kind_choices=page_words.KIND_CHOICES,
        has_passed=boards.has_passed,
        verdict_words=page_words.verdict_words,
        follow_up_words=page_words.follow_up_words,
        record_facts=Facts(),
        type_words=review_words.type_words,
        word_marks=review_words.word_marks,
        chosen_words=review_words.chosen_words,
        act_words=review_words.act_words,
        field_words=review_words.field_words,
        asked_entry=AskedEntry,
    )


def shorten_listed(text: str, length: int = LONGEST_NAME) -> str:
    """Return a name or a title on one line, cut where it is longer than any."""
    return shorten(text, length)


def meter(probability: float) -> Markup:
    """Return marks, so many of them filled, for a probability of 0 to 1."""
    return _meter(wording.ticks(probability))


@cache
def _meter(filled: int) -> Markup:
    marks = "".join(
        f'<rect x="{place * 8}" y="1" width="6" height="8" '
        f'class="{"tick-on" if place < filled else "tick-off"}"/>'
        for place in range(wording.TICKS)
    )
    return Markup(  # noqa: S704 (nothing in it but numbers)
        '<svg class="ticks" width="38" height="10" viewBox="0 0 38 10" aria-hidden="true" '
        f'focusable="false">{marks}</svg>'
    )


def cleaned(value: Any) -> Any:  # noqa: ANN401 (Jinja hands over whatever an expression gives)
    """Return what an expression gives, characters that would disturb the page replaced."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value)
    return value
