"""Happenings of a record: who met, what was done, promised and left unanswered."""

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.happenings_tables import evidence_words
from onrecord.interfaces.terminal.kind_names import kind_text
from onrecord.interfaces.terminal.topic_text import topic_names
from onrecord.interfaces.terminal.verdicts_view import follow_up_text, standing_text
from onrecord.interfaces.terminal.when_text import NOT_KNOWN, happened_text, published_day
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.article import Article
from onrecord.schema.happening_times import action_times, commitment_times
from onrecord.schema.happenings import Absence, Action, Encounter, Party
from onrecord.schema.span import Span
from onrecord.schema.stored_happenings import (
    AnyHappening,
    Occasion,
    Promised,
    StoredHappening,
    Unanswered,
)
from onrecord.schema.times import EntryTimes, When, dated_when

_WHEN_WIDTH: Final = 13
# The longest name of a kind that is one word.
_KIND_WIDTH: Final = 14
_INDENT: Final = (0, 0, 0, 2)


def print_occasions(console: Console, occasions: Sequence[Occasion]) -> None:
    """Print occasions, and under each what every article tells of it."""
    grid = _grid()
    for occasion in occasions:
        first = occasion.told[0]
        told = Text(_participants(first), style=styles.SOURCE)
        for one in occasion.told:
            told.append("\n").append_text(_told_encounter(one))
        encounter = first.happening
        held = dated_when(occasion.held_on)
        when = happened_text(held) if held.interval else published_day(first.article.published)
        grid.add_row(when, kind_text(encounter.kind, encounter.status), told)
    console.print(Padding(grid, _INDENT))
    articles = {one.article.id for occasion in occasions for one in occasion.told}
    _close(console, len(occasions), "occasion", len(articles))


def print_actions(console: Console, actions: Sequence[StoredHappening[Action]]) -> None:
    """Print what was done, by whom and to whom."""
    grid = _grid()
    for found in actions:
        action = found.happening
        told = Text(party_name(found, action.actor), style=styles.SOURCE)
        if action.recipient:
            told.append("  towards ", f"not bold default {styles.LABEL}")
            told.append(party_name(found, action.recipient))
        told.append("\n").append_text(_quoted(action.evidence))
        details = [
            flatten(action.mode or ""),
            f"at {flatten(action.place.text)}" if action.place else "",
        ]
        _add_details(told, found, details)
        times = action_times(action, found.article.published)
        grid.add_row(_when(times, found.article), kind_text(action.kind, action.status), told)
    console.print(Padding(grid, _INDENT))
    _close(console, len(actions), "action", len({one.article.id for one in actions}))


def print_promised(console: Console, promises: Sequence[Promised]) -> None:
    """Print commitments, each with whether it stands, is kept or broken, and who says so."""
    grid = _grid()
    for promised in promises:
        found = promised.found
        commitment = found.happening
        due = commitment_times(commitment, found.told_on, found.article.published).due
        grid.add_row(_due(due), kind_text(commitment.kind, promised.standing), _promised(promised))
    console.print(Padding(grid, _INDENT))
    articles = {one.found.article.id for one in promises}
    _close(console, len(promises), "commitment", len(articles))


def print_unanswered(console: Console, found: Sequence[Unanswered]) -> None:
    """Print what was withheld, and under it what may answer it by now."""
    grid = _grid()
    for unanswered in found:
        stored = unanswered.found
        absence = stored.happening
        told = Text(party_name(stored, absence.who), style=styles.SOURCE)
        told.append("\n").append_text(_quoted((absence.wording,)))
        details = [
            f"asked by {party_name(stored, absence.asked_by)}" if absence.asked_by else "",
            f"about: {flatten(absence.about.text)}" if absence.about else "",
        ]
        _add_details(told, stored, details)
        told.append_text(standing_text(unanswered.verdicts))
        for answer in unanswered.answers:
            told.append("\n").append_text(follow_up_text(answer, "may be answered"))
        grid.add_row(_told_on(stored), kind_text(absence.kind, unanswered.standing), told)
    console.print(Padding(grid, _INDENT))
    articles = {one.found.article.id for one in found}
    is_open = sum(one.standing == "open" for one in found)
    closed = f", {len(found) - is_open} closed" if is_open < len(found) else ""
    console.print(Text(f"{is_open} open{closed}, in {counted(len(articles), 'article')}."))


def party_name(found: AnyHappening, party: Party | None) -> str:
    """Return the name of a party, or the words for it; that it is not known where it is not."""
    if party is None:
        return NOT_KNOWN
    known = found.party(party.entity)
    return flatten(known.entity.name if known else party.words.text)


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_WHEN_WIDTH, overflow="fold")
    grid.add_column(width=_KIND_WIDTH, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _when(times: EntryTimes, article: Article) -> Text:
    """Return when it happened or is due, or else when its article was published, marked so."""
    if times.placed.interval is None:
        return published_day(article.published)
    return happened_text(times.placed, is_due=times.placed is not times.happened)


def _due(due: When | None) -> Text:
    if due is None or due.interval is None:
        return Text("no day told", style=styles.LABEL)
    return happened_text(due, is_due=True)


def _participants(found: StoredHappening[Encounter]) -> str:
    named = map(found.party, found.happening.participants)
    return ", ".join(flatten(one.entity.name) for one in named if one) or NOT_KNOWN


def _told_encounter(found: StoredHappening[Encounter]) -> Text:
    encounter = found.happening
    told = _quoted(encounter.evidence)
    details = [
        flatten(encounter.name.text) if encounter.name else "",
        f"at {flatten(encounter.place.text)}" if encounter.place else "",
        f"no. {encounter.ordinal} of theirs" if encounter.ordinal else "",
        f"about {', '.join(flatten(s.text) for s in encounter.topics)}" if encounter.topics else "",
        f"outcome: {flatten(encounter.outcome.text)}" if encounter.outcome else "",
        f"topic: {topic_names(encounter.subjects)}" if encounter.subjects else "",
    ]
    _add_details(told, found, details)
    return told


def _promised(promised: Promised) -> Text:
    found, commitment = promised.found, promised.found.happening
    told = Text(party_name(found, commitment.who), style=styles.SOURCE)
    told.append("\n").append_text(_quoted((commitment.wording,)))
    reporter = found.party(commitment.as_told_by)
    details = [
        f"for {party_name(found, commitment.for_whom)}" if commitment.for_whom else "",
        flatten(commitment.condition.text) if commitment.condition else "",
        f"as told by {flatten(reporter.entity.name)}" if reporter and not found.teller else "",
    ]
    _add_details(told, found, details)
    told.append_text(standing_text(promised.verdicts))
    return told


def _quoted(spans: Sequence[Span]) -> Text:
    return Text(evidence_words(spans), style="not bold default")


def _add_details(told: Text, found: AnyHappening, details: Sequence[str]) -> None:
    """Add what is known beside the words: nothing that they say themselves."""
    words = told.plain.casefold()
    known = [one for one in details if one and one.rpartition(": ")[2].casefold() not in words]
    if found.teller:
        known.append(f"in a statement of {flatten(found.teller.entity.name)}")
    label = f"not bold default {styles.LABEL}"
    if known:
        told.append("\n" + " · ".join(known), label)
    told.append("\n").append_text(reference(found.article))
    told.append(f" · {flatten(found.happening.id)}", label)
    told.append(f" · confidence {found.happening.confidence:.2f}", label)


def _told_on(found: StoredHappening[Absence]) -> Text:
    """Return when something was told, or else when its article was published, marked so."""
    when = dated_when(found.told_on if found.happening.statement else None)
    return happened_text(when) if when.interval else published_day(found.article.published)


def _close(console: Console, number: int, noun: str, articles: int) -> None:
    console.print(Text(f"{counted(number, noun)} in {counted(articles, 'article')}."))
