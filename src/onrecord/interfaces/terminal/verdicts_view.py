"""What persons decided of happenings, and the sentences of later articles that bear on them."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.kind_names import status_text
from onrecord.schema.stored_happenings import FollowUp, Verdict

_INDENT: Final = (0, 0, 0, 2)


def print_follow_ups(console: Console, found: Iterable[FollowUp]) -> None:
    """Print what later articles say that bears on a commitment."""
    for follow_up in found:
        console.print(Padding(follow_up_text(follow_up, follow_up.kind), _INDENT))


def print_verdicts(console: Console, verdicts: Sequence[Verdict]) -> None:
    """Print what was decided, in order of time, with what was taken back; nothing where none."""
    if verdicts:
        console.print(Text("\nVerdicts", style=styles.TITLE))
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


def standing_text(verdicts: Iterable[Verdict]) -> Text:
    """Return the last verdict that stands, on a line of its own; nothing where there is none."""
    standing = [one for one in verdicts if one.undone_at is None]
    if not standing:
        return Text()
    last = standing[-1]
    line = Text("\n").append_text(status_text(last.verdict))
    line.append(f": {flatten(last.because)}", "not bold default")
    return line.append(f" · by {flatten(last.decided_by)}", f"not bold default {styles.LABEL}")


def reference_of(follow_up: FollowUp) -> str:
    """Return how a sentence is named as evidence."""
    sentence = follow_up.sentence
    return f"{follow_up.article.id}:{sentence.start}-{sentence.end}"


def follow_up_text(found: FollowUp, label: str) -> Text:
    """Return a sentence under a label, with its article and how it is named as evidence."""
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
