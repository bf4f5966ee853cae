"""One statement in its context, each of its fields with how it is known."""

from rich.console import Console
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import published_text, reference
from onrecord.interfaces.terminal.field_grid import print_fields
from onrecord.interfaces.terminal.marked_text import mark_statements, marked_lines
from onrecord.interfaces.terminal.said_view import speaker_of
from onrecord.interfaces.terminal.statement_table import content_of, kind_of
from onrecord.interfaces.terminal.topic_text import topic_evidence
from onrecord.interfaces.terminal.when_text import NOT_KNOWN
from onrecord.schema.dated import Dated
from onrecord.schema.provenance import Origin
from onrecord.schema.record import TargetStance
from onrecord.schema.stored import StoredStatement


def print_statement(console: Console, found: StoredStatement) -> None:
    """Print a statement in its context, and each of its fields with how it is known."""
    markings = mark_statements([found.statement], numbered=False)
    paragraph = found.paragraph
    for line in marked_lines(paragraph.text, markings, offset=paragraph.start):
        console.print(line)
        console.print()
    print_fields(console, _fields(found))


def _fields(found: StoredStatement) -> list[tuple[str, Text]]:
    statement, article = found.statement, found.article
    fields = [
        ("speaker", _speaker(found)),
        ("kind", Text(flatten(kind_of(statement)))),
        ("words", Text(content_of(statement))),
    ]
    if statement.quoted:
        fields.append(("quoted", Text(" … ".join(flatten(s.text) for s in statement.quoted))))
    if statement.cue:
        fields.append(("cue", Text(flatten(statement.cue.text))))
    fields.extend(_circumstances(found))
    fields += [
        ("confidence", Text(f"{statement.confidence:.2f}")),
        _told_by(statement.origin),
        (
            "characters",
            Text(", ".join(f"{span.start} to {span.end}" for span in statement.content)),
        ),
        ("article", reference(article)),
        ("published", published_text(article.published)),
    ]
    if article.url:
        fields.append(("address", Text(flatten(article.url.value))))
    return fields


def _told_by(origin: Origin) -> tuple[str, Text]:
    if origin.method == "human":
        return f"{origin.name} by", Text("a person; `onrecord review log` tells who and when")
    return "found by", Text(f"{origin.method} {origin.name}, version {flatten(origin.version)}")


def _speaker(found: StoredStatement) -> Text:
    line = Text(speaker_of(found), style=styles.SOURCE)
    if found.statement.source:
        line.append(
            f"  (from “{flatten(found.statement.source.text)}”)", f"not bold {styles.LABEL}"
        )
    return line


def _circumstances(found: StoredStatement) -> list[tuple[str, Text]]:
    statement = found.statement
    fields: list[tuple[str, Text]] = []
    if statement.channel:
        fields.append(("channel", _from(statement.channel.name, statement.channel.span.text)))
    if found.addressee:
        fields.append(("to", Text(flatten(found.addressee.name))))
    if found.about:
        fields.append(("about", Text(", ".join(flatten(entity.name) for entity in found.about))))
    fields += [("stance", _stance(found, one)) for one in statement.stances]
    for topic in statement.topics:
        told = Text(flatten(topic.subject))
        fields.append(("topic", told.append(f"  ({topic_evidence(topic)})", styles.LABEL)))
    fields.append(("said on", _said_on(statement.said_on)))
    if statement.reported_by:
        fields.append(("reported in", Text(statement.reported_by)))
    return fields


def _stance(found: StoredStatement, stance: TargetStance) -> Text:
    names = {entity.id: entity.name for entity in found.about}
    line = Text(f"{stance.stance} towards {flatten(names.get(stance.target, stance.target))}")
    told = f"  ({stance.value:+.2f}, confidence {stance.confidence:.2f}"
    return line.append(f"{told}, at “{flatten(stance.words.text)}”)", styles.LABEL)


def _said_on(said_on: Dated | None) -> Text:
    if said_on is None:
        return Text(f"{NOT_KNOWN}: the article does not tell", style=styles.LABEL)
    return _from(said_on.value, said_on.span.text if said_on.span else None, said_on.basis)


def _from(value: str, words: str | None, basis: str = "") -> Text:
    known = ", ".join(filter(None, [basis, f"from “{flatten(words)}”" if words else ""]))
    return Text(flatten(value)).append(f"  ({known})" if known else "", styles.LABEL)
