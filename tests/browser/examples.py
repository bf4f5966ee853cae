"""Things of a record that there are pages of."""

from typing import NamedTuple

from onrecord.schema.stored_happenings import HappeningKind
from onrecord.store.repository import Book


class Examples(NamedTuple):
    """Ids, as addresses have them."""

    article: str
    plain_article: str
    statement: str
    unnamed: str
    person: str
    other: str
    body: str
    encounter: str
    action: str
    relation: str
    commitment: str
    absence: str
    story: str


def examples_of(book: Book) -> Examples:
    """Return what of a record of the samples has most to show."""
    people = book.people()
    persons = [one.id for one in people if one.type == "person"]
    statements = [one.statement for one in book.statements()]

    def happening(kind: HappeningKind) -> str:
        return book.happenings(kind)[0].happening.id

    return Examples(
        article=book.article("calder-courier-mayors-week").article.id,
        plain_article=book.article("port-calder-now-settlement").article.id,
        statement=max(statements, key=lambda one: (len(one.topics), len(one.content))).id,
        unnamed=next(one.id for one in statements if one.speaker is None),
        person=persons[0],
        other=persons[1],
        body=next(one.id for one in people if one.type == "organization"),
        encounter=happening("encounter"),
        action=happening("action"),
        relation=happening("relation"),
        commitment=book.promised()[0].found.happening.id,
        absence=book.unanswered()[0].found.happening.id,
        story=book.stories()[0].id,
    )
