"""What templates can call besides Jinja's own, and how they put out what a record says."""

from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from onrecord.interfaces.safe_text import clean
from onrecord.interfaces.web import (
    addresses,
    boards,
    calendar_words,
    changed_words,
    elements,
    entry_elements,
    marked_draft,
    page_words,
    review_words,
    wording,
)
from onrecord.interfaces.web.asked_entry import AskedEntry
from onrecord.interfaces.web.facts import Facts


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
        short=elements.shorten_listed,
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
        party=elements.party,
        parties=elements.parties,
        day=elements.day,
        confidence=elements.confidence,
        meter=elements.meter,
        marked=elements.marked,
        entry_who=entry_elements.who,
        entry_words=entry_elements.words,
        article_source=entry_elements.source,
        changed_pieces=changed_words.changed_pieces,
        most_pieces=changed_words.MOST_PIECES,
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


def cleaned(value: Any) -> Any:  # noqa: ANN401 (Jinja hands over whatever an expression gives)
    """Return what an expression gives, characters that would disturb the page replaced."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value)
    return value
