"""A desk with a real record in which two articles tell of one meeting, a promise and a refusal."""

from dataclasses import replace
from pathlib import Path

from onrecord.config import Settings
from onrecord.pipeline import open_book
from onrecord.schema.article import PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Happenings
from onrecord.schema.record import Mention
from onrecord.store.repository import Book
from tests.interfaces.fake_desk import FakeDesk
from tests.interfaces.newsroom import make_article, span
from tests.interfaces.newsroom_happenings import harbour_record

LATER = """Renata Calloway met Tobias Wren on Thursday.

The Harbour Board has published the dredging survey, Tobias Wren said."""


class HappeningsDesk(FakeDesk):
    """Opens a real record."""

    def open_book(self, path: Path) -> Book:
        return open_book(path)


def happenings_desk(folder: Path) -> HappeningsDesk:
    """Return a desk whose record holds the harbour article and one after it."""
    path = folder / "record.db"
    with open_book(path) as book:
        record = harbour_record()
        book.add(record)
        article = make_article(LATER, "later", published=PublicationDate("2026-07-02", "given"))
        thursday = Dated("2026-02-26", "explicit", span(article, "Thursday"))
        told = replace(
            record.happenings.encounters[0],
            id="e-later",
            place=None,
            held_on=thursday,
            topics=(),
            outcome=None,
            evidence=(span(article, "Renata Calloway met Tobias Wren"),),
        )
        book.add(
            replace(
                record,
                article=article,
                statements=(),
                mentions=(Mention(span(article, "Harbour Board"), "board", "name", 0.9),),
                headings=(),
                happenings=Happenings(encounters=(told,)),
            )
        )
    return HappeningsDesk(Settings(record=path, decided_by="desk"))
