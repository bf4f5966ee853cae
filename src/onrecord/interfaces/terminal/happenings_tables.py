"""What happened, was promised and was withheld in one article, a table for each kind."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.kind_names import kind_text
from onrecord.interfaces.terminal.topic_text import topic_names
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Happenings,
    Party,
    Relation,
)
from onrecord.schema.record import Entity
from onrecord.schema.span import Span

_WIDEST_PARTY: Final = 26
_WIDEST_DAY: Final = 10
# Spans of an entry that are shown, the clearest first.
_MOST_SPANS: Final = 3
_NONE: Final = "–"


def print_happenings(console: Console, happenings: Happenings, entities: Iterable[Entity]) -> None:
    """Print a table for each kind that there is anything of.

    Args:
        console: where to.
        happenings: those of one article.
        entities: the entities that they refer to.
    """
    rows = _Rows({entity.id: flatten(entity.name) for entity in entities})
    _print(console, "Encounters", map(rows.encounter, happenings.encounters))
    _print(console, "Actions", map(rows.action, happenings.actions))
    _print(console, "Commitments", map(rows.commitment, happenings.commitments))
    _print(console, "Absences", map(rows.absence, happenings.absences))
    _print(console, "Relations", map(rows.relation, happenings.relations))


_Row = tuple[Text, Text, Text, Text]


def _print(console: Console, title: str, rows: Iterable[_Row]) -> None:
    found = list(rows)
    if not found:
        return
    table = Table(
        title=Text(f"{title} ({len(found)})", style=styles.TITLE),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        expand=True,
        header_style=styles.LABEL,
    )
    table.add_column("who, kind", max_width=_WIDEST_PARTY, overflow="fold")
    table.add_column("date", width=_WIDEST_DAY, overflow="fold")
    table.add_column("words, and what they tell", ratio=1, overflow="fold")
    table.add_column("confidence", justify="right", no_wrap=True)
    for row in found:
        table.add_row(*row)
    console.print(table)


class _Rows:
    """Makes rows of happenings, with names for ids."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def encounter(self, encounter: Encounter) -> _Row:
        """Return who met, when, and the words."""
        details = [
            _labelled("", encounter.name),
            _labelled("at", encounter.place),
            f"no. {encounter.ordinal} of theirs" if encounter.ordinal else "",
            f"about {', '.join(flatten(s.text) for s in encounter.topics)}"
            if encounter.topics
            else "",
            _labelled("outcome:", encounter.outcome),
            f"topic: {topic_names(encounter.subjects)}" if encounter.subjects else "",
        ]
        who = self._entities(encounter.participants)
        kind = kind_text(encounter.kind, encounter.status, ", ")
        words = _words(encounter.evidence, details)
        return _first(who, kind), _day(encounter.held_on), words, _sure(encounter.confidence)

    def action(self, action: Action) -> _Row:
        """Return who did it, when, and the words."""
        recipient = f"towards {self._party(action.recipient)}" if action.recipient else ""
        details = [recipient, flatten(action.mode or ""), _labelled("at", action.place)]
        kind = kind_text(action.kind, action.status, ", ")
        words = _words(action.evidence, details)
        who = self._party(action.actor)
        return _first(who, kind), _day(action.happened_on), words, _sure(action.confidence)

    def commitment(self, commitment: Commitment) -> _Row:
        """Return who is to do it, by when, and the words."""
        reporter = self._names.get(commitment.as_told_by or "")
        details = [
            f"for {self._party(commitment.for_whom)}" if commitment.for_whom else "",
            _labelled("", commitment.condition),
            f"as told by {reporter}" if reporter else "",
        ]
        who = self._party(commitment.who)
        words = _words((commitment.wording,), details)
        day = _day(commitment.due, "due\n")
        return (
            _first(who, kind_text(commitment.kind, None)),
            day,
            words,
            _sure(commitment.confidence),
        )

    def absence(self, absence: Absence) -> _Row:
        """Return who withheld it, and the words."""
        asked_by = f"asked by {self._party(absence.asked_by)}" if absence.asked_by else ""
        words = _words((absence.wording,), [asked_by, _labelled("about:", absence.about)])
        kind = kind_text(absence.kind, None)
        return (
            _first(self._party(absence.who), kind),
            Text(_NONE, style=styles.LABEL),
            words,
            _sure(absence.confidence),
        )

    def relation(self, relation: Relation) -> _Row:
        """Return between whom it stands so, when, and the words."""
        joint = ", " if relation.is_mutual else " towards "
        who = joint.join(self._names.get(one, _NONE) for one in relation.between)
        words = _words(relation.evidence, [])
        kind = kind_text(relation.tone, None)
        return _first(who, kind), _day(relation.dated), words, _sure(relation.confidence)

    def _entities(self, ids: Iterable[str]) -> str:
        return ", ".join(self._names.get(one, _NONE) for one in ids) or _NONE

    def _party(self, party: Party | None) -> str:
        if party is None:
            return _NONE
        return self._names.get(party.entity or "") or flatten(party.words.text)


def _first(who: str, kind: Text) -> Text:
    return Text.assemble((who, styles.SOURCE), "\n", kind)


def _day(dated: Dated | None, label: str = "") -> Text:
    if dated is None:
        return Text(_NONE, style=styles.LABEL)
    return Text(label, style=styles.LABEL).append(
        flatten(dated.value).replace("/", " to\n"), "not dim"
    )


def _labelled(label: str, span: Span | None) -> str:
    return f"{label} {flatten(span.text)}".strip() if span else ""


def evidence_words(spans: Sequence[Span]) -> str:
    """Return the words of the clearest spans, and how many more there are."""
    words = " … ".join(flatten(span.text) for span in spans[:_MOST_SPANS])
    more = len(spans) - _MOST_SPANS
    return f"{words} … (and {more} more)" if more > 0 else words


def _words(spans: Sequence[Span], details: Iterable[str]) -> Text:
    cell = Text(evidence_words(spans))
    # Nothing that the words say themselves.
    told = cell.plain.casefold()
    known = [one for one in details if one and one.rpartition(": ")[2].casefold() not in told]
    return cell.append("\n" + " · ".join(known), styles.LABEL) if known else cell


def _sure(confidence: float) -> Text:
    return Text(f"{confidence:.2f}")
