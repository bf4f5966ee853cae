"""Happenings of a record: who met, what was done, promised and left unanswered."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.happenings_tables import evidence_words
from onrecord.interfaces.terminal.when_text import NOT_KNOWN, happened_text
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.happening_times import action_times, commitment_times
from onrecord.schema.happenings import Action, Encounter, Party
from onrecord.schema.span import Span
from onrecord.schema.stored_happenings import (
    FollowUp,
    H,
    Occasion,
    Promised,
    StoredHappening,
    Unanswered,
    Verdict,
)
from onrecord.schema.times import EntryTimes, dated_when

_WHEN_WIDTH: Final = 13
_KIND_WIDTH: Final = 13
_INDENT: Final = (0, 0, 0, 2)
# What goes without saying.
_USUAL: Final = "occurred"


def print_occasions(console: Console, occasions: Sequence[Occasion]) -> None:
    """Print occasions, and under each what every article tells of it."""
    grid = _grid()
    for occasion in occasions:
        first = occasion.told[0]
        told = Text(_participants(first), style=styles.SOURCE)
        for one in occasion.told:
            told.append("\n").append_text(_told_encounter(one))
        encounter = first.happening
        when = happened_text(dated_when(occasion.held_on))
        grid.add_row(when, _kind(encounter.kind, encounter.status), told)
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
        _add_details(told, found, details, action.id)
        times = action_times(action, found.article.published)
        grid.add_row(_when(times), _kind(action.kind.lower(), action.status), told)
    console.print(Padding(grid, _INDENT))
    _close(console, len(actions), "action", len({one.article.id for one in actions}))


def print_promised(console: Console, promises: Sequence[Promised]) -> None:
    """Print commitments, each with whether it stands, is kept or broken, and who says so."""
    grid = _grid()
    for promised in promises:
        found = promised.found
        commitment = found.happening
        times = commitment_times(commitment, found.told_on, found.article.published)
        due = happened_text(times.due, is_due=True) if times.due else Text()
        grid.add_row(due, _kind(commitment.kind, promised.standing), _promised(promised))
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
        asked_by = [f"asked by {party_name(stored, absence.asked_by)}"] if absence.asked_by else []
        about = [flatten(absence.about.text)] if absence.about else []
        _add_details(told, stored, [*asked_by, *about], absence.id)
        for answer in unanswered.answers:
            told.append("\n").append_text(_follow_up(answer, "may be answered"))
        published = stored.article.published
        day = Text(flatten(published.day) if published else NOT_KNOWN)
        grid.add_row(day.append("\npublished", styles.LABEL), _kind(absence.kind, ""), told)
    console.print(Padding(grid, _INDENT))
    articles = {one.found.article.id for one in found}
    console.print(Text(f"{len(found)} unanswered in {counted(len(articles), 'article')}."))


def print_follow_ups(console: Console, found: Iterable[FollowUp]) -> None:
    """Print what later articles say that bears on a commitment."""
    for follow_up in found:
        console.print(Padding(_follow_up(follow_up, follow_up.kind), _INDENT))


def print_verdicts(console: Console, verdicts: Iterable[Verdict]) -> None:
    """Print what was decided, in order of time, with what was taken back."""
    for verdict in verdicts:
        line = Text(f"{verdict.number}  {verdict.verdict}", style=styles.TITLE)
        line.append(f"  {flatten(verdict.because)}", "not bold")
        known = [f"by {flatten(verdict.decided_by)}", flatten(verdict.at)]
        if verdict.undone_at:
            known.append(f"undone {flatten(verdict.undone_at)}")
        line.append("\n" + " · ".join(known), f"not bold {styles.LABEL}")
        for one in verdict.evidence:
            line.append("\n")
            if one.words:
                line.append(f"“{flatten(one.words.text)}”  ", "not bold")
            if one.article:
                line.append_text(reference(one.article))
            if one.address:
                line.append(flatten(one.address), "not bold")
        console.print(Padding(line, _INDENT))


def party_name(found: StoredHappening[H], party: Party | None) -> str:
    """Return the name of a party, or the words for it; that it is not known where it is not."""
    if party is None:
        return NOT_KNOWN
    known = found.party(party.entity)
    return flatten(known.entity.name if known else party.words.text)


def reference_of(follow_up: FollowUp) -> str:
    """Return how a sentence is named as evidence."""
    sentence = follow_up.sentence
    return f"{follow_up.article.id}:{sentence.start}-{sentence.end}"


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_WHEN_WIDTH, overflow="fold")
    grid.add_column(width=_KIND_WIDTH, overflow="fold", style=styles.LABEL)
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _when(times: EntryTimes) -> Text:
    return happened_text(times.placed, is_due=times.placed is not times.happened)


def _kind(kind: str, status: str) -> Text:
    told = [kind.replace("_", " "), "" if status == _USUAL else status]
    return Text("\n".join(flatten(one) for one in told if one))


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
    ]
    _add_details(told, found, details, encounter.id)
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
    _add_details(told, found, details, commitment.id)
    standing = [one for one in promised.verdicts if one.undone_at is None]
    if standing:
        last = standing[-1]
        told.append(f"\n{last.verdict}: ", styles.TITLE).append(flatten(last.because))
        told.append(f" · by {flatten(last.decided_by)}", styles.LABEL)
    return told


def _follow_up(found: FollowUp, label: str) -> Text:
    line = Text(f"{label}  ", style=styles.TITLE)
    line.append_text(_sentence(found))
    line.append("\n").append_text(reference(found.article))
    return line.append(
        f" · {found.score:.2f} alike · {flatten(reference_of(found))}", f"not bold {styles.LABEL}"
    )


def _sentence(found: FollowUp) -> Text:
    """Return a sentence with the words in common marked, and the cue."""
    text, start = found.sentence.text, found.sentence.start
    marked = [(span, styles.MATCH) for span in found.shared if span != found.cue]
    if found.cue:
        marked.append((found.cue, styles.CUE))
    line, done = Text(style="not bold"), 0
    for span, style in sorted(marked, key=lambda one: one[0].start):
        if span.start - start >= done:
            line.append(_flat(text[done : span.start - start])).append(_flat(span.text), style)
            done = span.end - start
    return line.append(_flat(text[done:]))


def _flat(text: str) -> str:
    """Return a part of a line flattened, the blanks at its edges kept."""
    inner = flatten(text)
    before = " " if text[:1].isspace() else ""
    after = " " if inner and text[-1:].isspace() else ""
    return f"{before}{inner}{after}"


def _quoted(spans: Sequence[Span]) -> Text:
    return Text(evidence_words(spans), style="not bold default")


def _add_details(told: Text, found: StoredHappening[H], details: Sequence[str], id: str) -> None:
    known = [one for one in details if one]
    if found.teller:
        known.append(f"in a statement of {flatten(found.teller.entity.name)}")
    if known:
        told.append("\n" + " · ".join(known), f"not bold default {styles.LABEL}")
    told.append("\n").append_text(reference(found.article))
    told.append(f" · {flatten(id)}", f"not bold default {styles.LABEL}")


def _close(console: Console, number: int, noun: str, articles: int) -> None:
    console.print(Text(f"{counted(number, noun)} in {counted(articles, 'article')}."))
