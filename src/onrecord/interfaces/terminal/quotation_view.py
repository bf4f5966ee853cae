"""What a record has of quotations: as printed, changed, of somebody else, or not at all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.interfaces.safe_text import flatten, shorten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.said_view import speaker_of
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.quotations import (
    Attribution,
    CheckedDraft,
    CheckOutcome,
    PrintedQuotation,
    QuotationCheck,
    QuotationCluster,
    WordComparison,
)
from onrecord.schema.stored import StoredStatement

_INDENT: Final = (0, 0, 0, 2)
_DEEPER: Final = (0, 0, 0, 4)
# Enough of a quotation to know it by, in a list.
_SHOWN_OF_QUOTATION: Final = 70
# Of a quotation of a draft so many places are shown; `check` with its words shows all.
_SHOWN_OF_DRAFT: Final = 2
_OUTCOMES: Final[dict[CheckOutcome, str]] = {
    "found": "found as printed",
    "changed": "found with changed words",
    "someone else": "attributed to someone else",
    "not quoted": "found, but not in quotation marks",
    "not in the record": "not in the record",
    "too short": "too short to tell: few and common words are no evidence",
}


def print_check(console: Console, check: QuotationCheck) -> None:
    """Print what the record has of one quotation: the outcome, then each place, then all forms."""
    console.print(_outcome(check))
    _print_elsewhere(console, check, _INDENT)
    for one in check.printed:
        console.print()
        _print_place(console, one, _INDENT)
    if check.cluster and len(check.cluster.printed) > 1:
        console.print()
        _print_forms(console, check.cluster)
    if any(not one.is_exact for one in check.printed):
        console.print()
        console.print(_legend())


def print_draft(console: Console, draft: CheckedDraft) -> None:
    """Print each quotation of a draft with its outcome, and what was printed where it differs."""
    for one in draft.quotations:
        line = Text(f"line {one.line}  ", style=styles.LABEL)
        line.append(shorten(one.span.text, _SHOWN_OF_QUOTATION), "not dim")
        console.print(line)
        console.print(Padding(_outcome(one.check), _INDENT))
        _print_elsewhere(console, one.check, _DEEPER)
        if not one.check.is_sound:
            for printed in one.check.printed[:_SHOWN_OF_DRAFT]:
                _print_place(console, printed, _DEEPER)
    if any(_shows_differences(one.check) for one in draft.quotations):
        console.print(_legend())
    console.print(_summary(draft))


def print_quotations(console: Console, clusters: Sequence[QuotationCluster]) -> None:
    """Print quotations that several articles print, each in its fullest form."""
    for cluster in clusters:
        console.print(Text(f"“{_quoted(cluster.fullest)}”"))
        _print_forms(console, cluster)
        for found in cluster.printed:
            line = Text(speaker_of(found), style=styles.SOURCE).append("  ")
            line.append_text(reference(found.article))
            line.append(f" · {found.statement.id}", f"not bold {styles.LABEL}")
            console.print(Padding(line, _DEEPER))
        console.print()
    console.print(Text(f"{counted(len(clusters), 'quotation')}."))


def _outcome(check: QuotationCheck) -> Text:
    style = styles.GOOD if check.is_sound else styles.BAD
    line = Text(_OUTCOMES[check.outcome], style=style)
    if check.by is not None:
        line.append(f"  by {flatten(check.by)}", f"default {styles.LABEL}")
        if check.printed and check.printed[0].is_by is None:
            line.append("; the record does not tell who says it", f"default {styles.LABEL}")
    if check.printed:
        articles = len({one.found.article.id for one in check.printed})
        line.append(f"  in {counted(articles, 'article')}", f"default {styles.LABEL}")
    return line


def _print_elsewhere(
    console: Console, check: QuotationCheck, indent: tuple[int, int, int, int]
) -> None:
    if check.elsewhere:
        told = "the words stand in these texts, but nobody was read to say them:"
        console.print(Padding(Text(told, style=styles.LABEL), indent))
    for article in check.elsewhere:
        console.print(Padding(reference(article), indent))


def _print_place(
    console: Console, printed: PrintedQuotation, indent: tuple[int, int, int, int]
) -> None:
    found = printed.found
    who = Text(speaker_of(found), style=styles.SOURCE).append("  ")
    console.print(Padding(who.append_text(reference(found.article)), indent))
    words = Text()
    for compared in printed.words:
        words.append_text(_compared(compared)).append(" ")
    words.rstrip()
    words.append(f" · {found.statement.id}", styles.LABEL)
    if not printed.is_quoted:
        words.append(" · not in quotation marks", styles.LABEL)
    top, right, bottom, left = indent
    console.print(Padding(words, (top, right, bottom, left + 2)))


def _compared(compared: WordComparison) -> Text:
    """Return words with marks around what differs, which are told without colour too."""
    if compared.standing == "left out":
        return Text("…", style=styles.LABEL)
    if compared.printed is None:
        asked = flatten(compared.asked.text) if compared.asked else ""
        return Text(f"[-{asked}-]", style=styles.BAD)
    if compared.asked is None:
        return Text(f"{{+{flatten(compared.printed.text)}+}}", style=styles.GOOD)
    return Text(flatten(compared.printed.text))


def _print_forms(console: Console, cluster: QuotationCluster) -> None:
    lines = [
        _labelled("first printed", cluster.earliest),
        _labelled("fullest form", cluster.fullest).append(
            f": “{_quoted(cluster.fullest)}”", "not bold not dim"
        ),
        Text("attributed to ", style=styles.LABEL).append(
            "; ".join(map(_attribution, cluster.attributions)), "not dim"
        ),
    ]
    if cluster.is_disputed:
        lines.append(Text("articles name different speakers", style=styles.NOT_SO))
    for line in lines:
        console.print(Padding(line, _INDENT))


def _quoted(found: StoredStatement) -> str:
    return " … ".join(flatten(span.text) for span in found.statement.quoted)


def _labelled(label: str, found: StoredStatement) -> Text:
    return Text(f"{label} ", style=styles.LABEL).append_text(reference(found.article))


def _attribution(attribution: Attribution) -> str:
    name = flatten(attribution.name) if attribution.name else "nobody whom the article names"
    return f"{name} ({counted(len(attribution.statements), 'statement')})"


def _shows_differences(check: QuotationCheck) -> bool:
    shown: Iterable[PrintedQuotation] = check.printed[:_SHOWN_OF_DRAFT]
    return not check.is_sound and any(not one.is_exact for one in shown)


def _legend() -> Text:
    return (
        Text("[-only in the quotation-]", style=styles.BAD)
        .append("  ")
        .append("{+only as printed+}", f"not bold {styles.GOOD}")
    )


def _summary(draft: CheckedDraft) -> Text:
    counts = Counter(one.check.outcome for one in draft.quotations)
    told = ", ".join(f"{counts[one]} {one}" for one in _OUTCOMES if counts[one])
    number = counted(len(draft.quotations), "quotation")
    return Text(f"{flatten(draft.name)}: {number}{': ' if told else ''}{told}.")
