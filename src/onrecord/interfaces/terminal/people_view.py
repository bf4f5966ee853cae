"""Who is who over the whole record: tables for people."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.article import Article
from onrecord.schema.identity import Decision, Evidence, Identity, IdentityLink, Office, Suggestion

_INDENT: Final = 2
# Other names and roles of a row; `people show` has all.
_SHOWN: Final = 3


def print_people(console: Console, people: Sequence[Identity]) -> None:
    """Print a row for each person and organization."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style=styles.LABEL)
    table.add_column("id", no_wrap=True)
    table.add_column("name", overflow="fold")
    table.add_column("also, roles", overflow="fold", ratio=1)
    table.add_column("articles", justify="right", no_wrap=True)
    table.add_column("statements", justify="right", no_wrap=True)
    for identity in people:
        table.add_row(
            Text(identity.id, style=styles.LABEL),
            Text(flatten(identity.name), style=styles.SOURCE),
            Text(_known(identity)),
            Text(str(identity.articles)),
            Text(str(identity.statements)),
        )
    console.print(table)


def print_person(
    console: Console,
    identity: Identity,
    links: Sequence[IdentityLink],
    articles: Mapping[str, Article],
) -> None:
    """Print all that is known of one, and where and why it is taken to be the same.

    Args:
        console: where to.
        identity: the person or organization.
        links: where it appears.
        articles: the articles, by their ids.
    """
    line = Text(flatten(identity.name), style=styles.SOURCE)
    line.append(f"  {identity.type} · {identity.id}", f"not bold default {styles.LABEL}")
    if identity.wikidata:
        line.append(f" · Wikidata {flatten(identity.wikidata)}", styles.LABEL)
    console.print(line)
    for label, values in (
        ("names", [f"{name} ({count})" for name, count in identity.names]),
        ("roles", [_role(*role) for role in identity.roles]),
        ("offices", list(map(_office, identity.offices))),
    ):
        if values:
            told = Text(f"{label} ", style=styles.LABEL)
            console.print(Padding(told.append(flatten("; ".join(values)), "default"), (0, 0, 0, 2)))
    console.print()
    for link in links:
        console.print(Padding(_link(link, articles), (0, 0, 0, _INDENT)))
    count = counted(len({link.article for link in links}), "article")
    console.print(Text(f"{count}, {counted(identity.statements, 'statement')}."))


def print_suggestions(
    console: Console, suggestions: Iterable[Suggestion], names: Mapping[str, str]
) -> None:
    """Print pairs that may be one, with the reasons."""
    for one in suggestions:
        line = Text()
        for position, who in enumerate((one.first, one.second)):
            line.append(" and " if position else "", styles.LABEL)
            line.append(flatten(names.get(who, who)), styles.SOURCE).append(f" {who}", styles.LABEL)
        console.print(line.append(f"  {one.confidence:.2f}"))
        console.print(Padding(reasons(one.evidence), (0, 0, 1, _INDENT)))


def print_decisions(console: Console, decisions: Iterable[Decision]) -> None:
    """Print what was decided, in order of time."""
    for one in decisions:
        line = Text(f"{one.number}", style=styles.NUMBER).append(f"  {one.at}  ", styles.LABEL)
        line.append(flatten(one.summary), "default")
        if one.undone_at:
            line.append(f" · undone {one.undone_at}", styles.LABEL)
        console.print(line, soft_wrap=True)


def reasons(evidence: Iterable[Evidence]) -> Text:
    """Return the reasons with their weights, on one line."""
    told = [f"{flatten(one.field)}: {flatten(one.words)} ({one.weight:+.1f})" for one in evidence]
    return Text("; ".join(told), style=styles.LABEL)


def _known(identity: Identity) -> str:
    others = [name for name, _ in identity.names if name != identity.name][:_SHOWN]
    roles = [role for role, *_ in identity.roles][:_SHOWN]
    return flatten("; ".join((*others, *roles)))


def _link(link: IdentityLink, articles: Mapping[str, Article]) -> Text:
    article = articles.get(link.article)
    line = reference(article) if article else Text(link.article, style=styles.LABEL)
    line.append(f"  {link.method} {link.confidence:.2f}  ")
    return line.append_text(reasons(link.evidence))


def _role(role: str, count: int, first: str | None, last: str | None) -> str:
    days = " to ".join(dict.fromkeys(day for day in (first, last) if day))
    return f"{role} ({', '.join(filter(None, (str(count), days)))})"


def _office(office: Office) -> str:
    told = f"{office.title}, {office.organization}" if office.organization else office.title
    if office.since or office.until:
        told += f" ({office.since or ''} to {office.until or ''})"
    return told
