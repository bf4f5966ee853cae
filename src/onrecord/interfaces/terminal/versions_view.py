"""An article through its versions: when each was there, and what changed in its statements."""

from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import published_text, revision_text, title_of
from onrecord.interfaces.terminal.field_grid import print_fields
from onrecord.interfaces.terminal.said_view import speaker_of
from onrecord.interfaces.terminal.statement_table import content_of
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.revision import (
    ArticleHistory,
    ArticleRevision,
    ChangedStatement,
    WordDifference,
)
from onrecord.schema.stored import StoredStatement, StoredVersion

_INDENT: Final = (0, 0, 0, 2)


def print_history(console: Console, history: ArticleHistory) -> None:
    """Print the versions of an article, then what changed from each to the next."""
    latest = history.versions[-1].article
    console.print(Text(title_of(latest), style=styles.TITLE))
    if latest.url:
        console.print(Text(flatten(latest.url.value), style=styles.LABEL))
    for version in history.versions:
        console.print()
        _print_version(console, version)
    for revision in history.revisions:
        console.print()
        _print_revision(console, revision)
    if not history.revisions:
        console.print()
        console.print(Text("There is one version alone: nothing has changed since it was added."))


def _print_version(console: Console, version: StoredVersion) -> None:
    article = version.article
    count = counted(len(version.statements), "statement")
    fields = [
        ("recorded", Text(flatten(version.added_at))),
        ("published", published_text(article.published)),
        *((one.kind, revision_text(one)) for one in article.revisions),
        ("SHA-256", Text(flatten(article.version))),
        ("read", Text(f"{count}, by model {flatten(version.model)}")),
    ]
    console.print(Text(f"Version {version.number}", style=styles.TITLE))
    print_fields(console, fields, _INDENT)


def _print_revision(console: Console, revision: ArticleRevision) -> None:
    console.print(
        Text(f"From version {revision.before} to version {revision.after}", style=styles.TITLE)
    )
    lines = [
        *(_line("removed", one, styles.BAD) for one in revision.removed),
        *(_line("added", one, styles.GOOD) for one in revision.added),
        *(_changed(one) for one in revision.changed),
    ]
    for line in lines or [Text("No statement was removed, added or changed.")]:
        console.print(Padding(line, _INDENT))


def _line(label: str, found: StoredStatement, style: str) -> Text:
    line = Text(f"{label}  ", style=styles.LABEL)
    line.append(speaker_of(found), f"not dim {styles.SOURCE}").append("  ")
    return line.append(content_of(found.statement), f"not dim {style}")


def _changed(changed: ChangedStatement) -> Text:
    line = Text("changed  ", style=styles.LABEL)
    line.append(speaker_of(changed.after), f"not dim {styles.SOURCE}").append("  ")
    if changed.words:
        for difference in changed.words:
            line.append_text(_difference(difference)).append(" ")
    else:
        line.append(content_of(changed.after.statement), "not dim")
    line.rstrip()
    if changed.is_speaker_changed:
        line.append(f"\nspeaker before: {speaker_of(changed.before)}")
    if changed.is_date_changed:
        line.append(f"\nsaid on: {_said_on(changed.after)}; before: {_said_on(changed.before)}")
    return line


def _difference(difference: WordDifference) -> Text:
    """Return words with marks around what went or came, which are told without colour too."""
    if difference.after is None:
        went = flatten(difference.before.text) if difference.before else ""
        return Text(f"[-{went}-]", style=f"not dim {styles.BAD}")
    if difference.before is None:
        return Text(f"{{+{flatten(difference.after.text)}+}}", style=f"not dim {styles.GOOD}")
    return Text(flatten(difference.after.text), style="not dim")


def _said_on(found: StoredStatement) -> str:
    said_on = found.statement.said_on
    return flatten(said_on.value) if said_on else "not known"
