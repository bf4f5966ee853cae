"""A reading room on a record of some of the project's own samples, read by the shipped model."""

import re
import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from onrecord.interfaces.web.app import make_app
from onrecord.pipeline import Reader, find_sources, load, open_book, read_articles
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book
from tests.interfaces.web.rooms import ORIGIN, settings_of

SAMPLES = Path(__file__).parents[3] / "samples"
# A round-up of a week, three accounts of one strike (one of them a page), a plan, and a
# hearing at which somebody says later what the page had no answer to.
READ = (
    "bay-signal-land-hearing.md",
    "calder-courier-mayors-week.txt",
    "calder-courier-water-main-plan.txt",
    "eastmoor-gazette-transit-strike.txt",
    "lakeland-press-transit-strike.txt",
    "port-calder-now-settlement.html",
)


@cache
def reader() -> Reader:
    """The reader, loaded once for all tests."""
    return load(threads=1)


@cache
def sample_records() -> tuple[ArticleRecord, ...]:
    """What is read in the samples."""
    read = []
    for source in find_sources([str(SAMPLES / name) for name in READ]):
        for article in read_articles(source, IntakeLimits()):
            assert isinstance(article, Article), article
            read.append(reader().read(article))
    return tuple(read)


@cache
def _folder() -> TemporaryDirectory[str]:
    """A folder that goes when the tests end."""
    return TemporaryDirectory(prefix="onrecord-test-")


@cache
def _written() -> Path:
    path = Path(_folder().name) / "record.db"
    with open_book(path) as book:
        for record in sample_records():
            book.add(record)
        book.relink()
    return path


def copy_of_samples(folder: Path) -> Path:
    """A record of the samples that a test may write to."""
    return Path(shutil.copy(_written(), folder / "record.db"))


@dataclass(frozen=True)
class Room:
    """A room, who visits it, and its record."""

    client: TestClient
    book: Book
    tokens: list[str] = field(default_factory=list)

    def article(self, name: str) -> str:
        """The id of an article."""
        return self.book.article(name).article.id

    def token(self) -> str:
        """The token of the room's forms."""
        if not self.tokens:
            found = re.search(r'name="csrf_token" value="([^"]+)"', self.client.get("/read").text)
            assert found
            self.tokens.append(found[1])
        return self.tokens[0]

    def post(self, path: str, /, **data: object) -> "Answer":
        """Send a form of the room."""
        sent = self.client.post(
            path, data={"csrf_token": self.token(), **data}, follow_redirects=False
        )
        return Answer(sent.status_code, sent.text, sent.headers.get("location", ""))


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    location: str


def room_on(record: Path, **changed: object) -> Room:
    """A room without login, and the record that it shows."""
    app = make_app(settings_of(record, **changed), open_book, load_reader=reader)
    return Room(TestClient(app, base_url=ORIGIN), open_book(record))
