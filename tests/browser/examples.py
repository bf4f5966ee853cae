"""Things of a record that there are pages of."""

from typing import NamedTuple

from onrecord.schema.review import EntryCorrection, NewSpeaker
from onrecord.schema.stored_happenings import HappeningKind
from onrecord.store.repository import Book


class Examples(NamedTuple):
    """Ids, as addresses have them."""

    article: str
    plain_article: str
    statement: str
    unnamed: str
    reviewed: str
    rejected: str
    person: str
    other: str
    body: str
    encounter: str
    action: str
    relation: str
    commitment: str
    absence: str
    story: str


def review(book: Book) -> tuple[str, str]:
    """Review the record as editors do; return a statement that was corrected and one rejected."""
    right, wrong, *_ = [one.statement.id for one in book.statements(speaker="Calloway")]
    nobody = EntryCorrection(speaker=NewSpeaker())
    book.review("statement", right, "correct", by="desk", correction=nobody, note="Not she.")
    book.review("statement", wrong, "reject", by="desk", note="A heading, and nobody says it.")
    promised, other, *_ = [one.found.happening.id for one in book.promised()]
    book.judge(promised, "kept", because="It was.", decided_by="desk")
    book.review("commitment", other, "accept", by="desk")
    book.undo_review(book.review("commitment", other, "note", by="desk", note="So?").number, by="d")
    return right, wrong


def examples_of(book: Book, acted: tuple[str, str]) -> Examples:
    """Return what of a record of the samples has most to show.

    Args:
        book: the record.
        acted: a statement that was corrected, and one that was rejected.
    """
    people = book.people()
    persons = [one.id for one in people if one.type == "person"]
    statements = [one.statement for one in book.statements()]

    def happening(kind: HappeningKind) -> str:
        return book.happenings(kind)[0].happening.id

    return Examples(
        article=book.article("calder-courier-mayors-week").article.id,
        plain_article=book.article("port-calder-now-settlement").article.id,
        statement=max(statements, key=lambda one: (len(one.topics), len(one.content))).id,
        reviewed=acted[0],
        rejected=acted[1],
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
