"""A desk without model files or database: everything is kept in memory."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.config import Settings
from onrecord.errors import EmptyInput, NoArticle, NotInRecord, UnreadableInput
from onrecord.pipeline import (
    article_history,
    check_draft,
    link_articles,
    read_authority,
    read_draft,
    read_known_dates,
)
from onrecord.schema.annotation import Annotations, AttributionSpans
from onrecord.schema.article import Article
from onrecord.schema.contents import ArticleContents
from onrecord.schema.following import FollowEvent
from onrecord.schema.gathering import Story, Voice
from onrecord.schema.identity import AuthorityEntry, Identity
from onrecord.schema.intake import Added, IntakeLimits, Refusal, Source
from onrecord.schema.known_date import KnownDate
from onrecord.schema.quotations import CheckedDraft
from onrecord.schema.record import ArticleRecord, StatementKind
from onrecord.schema.revision import ArticleHistory
from onrecord.schema.run import RunProgress
from onrecord.schema.stored import (
    RecordCounts,
    SearchHit,
    StoredArticle,
    StoredStatement,
    StoredVersion,
    Withdrawal,
)
from onrecord.schema.timeline import Timeline
from tests.accounts.quick_accounts import quick_accounts
from tests.interfaces.newsroom import (
    MODEL,
    TEXT,
    bridge_article,
    bridge_record,
    make_article,
    stored,
)


@dataclass
class FakeBook:
    """Keeps records in memory; filters by speaker and kind only."""

    records: dict[str, ArticleRecord] = field(default_factory=dict)
    timelines: dict[tuple[str, str | None], Timeline] = field(default_factory=dict)
    earlier: list[ArticleRecord] = field(default_factory=list)
    withdrawn: list[tuple[str, str | None]] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    asked: dict[str, object] = field(default_factory=dict)
    voice_list: list[Voice] = field(default_factory=list)
    story_list: list[Story] = field(default_factory=list)

    def standing(self, article: Article) -> str:
        if article.id not in self.records:
            return "new"
        same = self.records[article.id].article.version == article.version
        return "unchanged" if same else "changed"

    def add(self, record: ArticleRecord) -> str:
        standing = self.standing(record.article)
        self.records[record.article.id] = record
        return standing

    def stale(self, model: str) -> Iterator[Article]:
        return (record.article for record in self.records.values() if record.model != model)

    def statements(
        self,
        *,
        speaker: str | None = None,
        kind: StatementKind | None = None,
        limit: int | None = None,
        **others: object,
    ) -> list[StoredStatement]:
        if not self.asked:
            self.asked = {"speaker": speaker, "kind": kind, "limit": limit, **others}
        found = [
            stored(record, statement)
            for record in self.records.values()
            for statement in record.statements
        ]
        if speaker:
            found = [s for s in found if s.speaker and speaker.lower() in s.speaker.name.lower()]
        return [s for s in found if kind in (None, s.statement.kind)][:limit]

    def timeline(self, name: str, other: str | None = None) -> Timeline:
        self.asked = {"name": name, "other": other}
        return self.timelines.get((name, other), Timeline((), ()))

    def people(self) -> list[Identity]:
        return []

    def statement(self, id: str) -> StoredStatement:
        for found in self.statements():
            if found.statement.id == id:
                return found
        raise NotInRecord(f"there is no statement {id}")

    def articles(self) -> list[StoredArticle]:
        return [
            StoredArticle(r.article, 1, "2026-03-01T10:00:00Z", r.model, len(r.statements))
            for r in self.records.values()
        ]

    def article(self, id: str) -> StoredArticle:
        for found in self.articles():
            if id in (found.article.id, found.article.name):
                return found
        raise NotInRecord(f"there is no article {id}")

    def record(self, id: str) -> ArticleRecord:
        return self.records[id]

    def versions(self, id: str) -> list[StoredVersion]:
        wanted = self.article(id).article.id
        return [
            StoredVersion(
                record.article,
                number,
                f"2026-03-0{number}T10:00:00Z",
                f"2026-03-0{number}T10:00:00Z",
                record.model,
                tuple(stored(record, one) for one in record.statements),
            )
            for number, record in enumerate((*self.earlier, self.records[wanted]), start=1)
        ]

    def search(self, words: str, *, topic: str | None = None, limit: int = 20) -> list[SearchHit]:
        hits = []
        for found in self.statements():
            for part in found.statement.content:
                at = part.text.find(words)
                if at >= 0:
                    match = (part.start + at, part.start + at + len(words))
                    hits.append(SearchHit(found.article, found, part, (match,)))
        return hits[:limit]

    def withdraw_article(self, id: str, *, reason: str | None = None) -> Withdrawal:
        record = self.records.pop(id)
        self.withdrawn.append((id, reason))
        return Withdrawal("article", "w1", "2026-03-01", reason, len(record.statements))

    def withdraw_person(self, name: str, *, reason: str | None = None) -> Withdrawal:
        self.withdrawn.append((name, reason))
        return Withdrawal("person", "w2", "2026-03-01", reason, 1)

    def counts(self) -> RecordCounts:
        statements = sum(len(record.statements) for record in self.records.values())
        articles = len(self.records)
        return RecordCounts(articles, articles, statements, 0, articles, statements)

    def gather(self) -> int:
        return 0

    def voices(self) -> list[Voice]:
        return list(self.voice_list)

    def voice_of(self, id: str) -> Voice | None:
        return next(
            (one for one in self.voice_list if id in [c.article.article.id for c in one.copies]),
            None,
        )

    def stories(self, words: str | None = None, *, least: int = 2) -> list[Story]:
        self.asked = {"words": words, "least": least}
        return [one for one in self.story_list if len(one.articles) >= least]

    @contextmanager
    def whole(self) -> Iterator["FakeBook"]:
        yield self

    def contents(self, kinds: object = ()) -> Iterator[ArticleContents]:
        for found in self.articles():
            record = self.records[found.article.id]
            told = tuple(stored(record, one) for one in record.statements)
            yield ArticleContents(found, statements=told)

    def backup(self, path: Path) -> None:
        self.backups.append(path)

    def __enter__(self) -> "FakeBook":
        return self

    def __exit__(self, *exception: object) -> None:
        pass


@dataclass
class FakeReader:
    """Finds the statements of the bridge article; counts how often it reads."""

    model: str = MODEL
    read_count: int = 0
    interrupted_at: int | None = None

    @property
    def judge(self) -> "FakeReader":
        return self

    def stances(self, text: str, targets: Sequence[tuple[int, int]]) -> list[dict[str, float]]:
        self._count()
        return [{"neutral": 1.0} for _ in targets]

    def deeds(self, text: str, pairs: Sequence[object]) -> list[dict[str, float]]:
        self._count()
        return [{"ACCUSE": 1.0} for _ in pairs]

    def commissives(self, text: str, units: Sequence[object]) -> list[float]:
        self._count()
        return [1.0 for _ in units]

    def annotate(self, text: str) -> Annotations:
        self._count()
        return Annotations((), (), (), (), (), (), self.model)

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        self._count()
        if isinstance(article, str):
            article = make_article(article)
        if not article.text.strip():
            raise EmptyInput("the text has no words")
        if "crossing" in article.text:
            return bridge_record(article)
        return ArticleRecord(article, (), (), (), (), (), self.model)

    def _count(self) -> None:
        self.read_count += 1
        if self.read_count == self.interrupted_at:
            raise KeyboardInterrupt


@dataclass
class FakeDesk:
    """Hands out texts by their place, and one book."""

    settings: Settings
    texts: dict[str, str] = field(default_factory=lambda: {"bridge.txt": TEXT})
    book: FakeBook = field(default_factory=FakeBook)
    fake_reader: FakeReader = field(default_factory=FakeReader)
    limits: IntakeLimits | None = None
    published: str | None = None
    source: Source | None = None
    jobs: int | None = None
    again: bool | None = None
    known_dates: tuple[KnownDate, ...] = ()

    def reader(self, known_dates: Path | None = None, model: Path | None = None) -> Any:
        self.known_dates = read_known_dates(known_dates) if known_dates else ()
        return self.fake_reader

    def open_book(self, path: Path) -> Any:
        return self.book

    def open_accounts(self, path: Path) -> Any:
        return quick_accounts(path)

    def find_sources(self, given: str) -> list[Source]:
        if given == "folder":
            return [Source("file", place) for place in self.texts]
        if given not in self.texts:
            raise UnreadableInput("there is no such file")
        return [Source("file", given)]

    def read_articles(
        self, source: Source, limits: IntakeLimits, published: str | None
    ) -> Iterator[Article | Refusal]:
        self.limits, self.published = limits, published
        self.source = source
        text = self.texts[source.location]
        if text == "binary":
            yield Refusal(source.location, UnreadableInput("it is not text"))
        elif text == "front page":
            yield Refusal(source.location, NoArticle("there is no article on the page"))
        elif text == TEXT:
            yield bridge_article()
        else:
            yield make_article(text, source.location)

    def add_sources(
        self,
        book: Any,
        reader: Any,
        sources: Sequence[Source],
        limits: IntakeLimits,
        *,
        published: str | None,
        jobs: int | None,
        again: bool,
        watch: Callable[[RunProgress], None],
    ) -> Generator[Added]:
        self.jobs, self.again = jobs, again
        for number, source in enumerate(sources, start=1):
            yield from self._add_source(book, reader, source, limits, published)
            watch(RunProgress(number, number, 0, len(sources)))

    def _add_source(
        self,
        book: Any,
        reader: Any,
        source: Source,
        limits: IntakeLimits,
        published: str | None,
    ) -> Iterator[Added]:
        for item in self.read_articles(source, limits, published):
            if isinstance(item, Refusal):
                refused: Any = "left out" if item.is_left_out else "failed"
                yield Added(item.where, refused, reason=str(item.error))
                continue
            standing = book.standing(item)
            if standing == "unchanged":
                yield Added(source.location, "unchanged", item.id, item.name)
                continue
            record = reader.read(item)
            book.add(record)
            outcome: Any = {"new": "added", "changed": "updated"}[standing]
            yield Added(source.location, outcome, item.id, item.name, len(record.statements))

    def find_feeds(self, given: Sequence[str], limits: IntakeLimits) -> list[str]:
        return list(given)

    def follow_feeds(
        self, book: Any, reader: Any, limits: IntakeLimits, **asked: object
    ) -> Iterator[FollowEvent]:
        yield from ()

    def link_articles(self, book: Any, finished: Callable[[], None]) -> int:
        return link_articles(book, finished=finished)

    def article_history(self, book: Any, id: str) -> ArticleHistory:
        return article_history(book, id)

    def check_draft(
        self, book: Any, path: str, limits: IntakeLimits, by: str | None
    ) -> CheckedDraft:
        return check_draft(book, self.reader(), read_draft(path, limits), name=path, by=by)

    def read_authority(self, path: Path) -> list[AuthorityEntry]:
        return read_authority(path)

    def reread(self, book: Any, reader: Any, jobs: int | None) -> Iterator[Added]:
        self.jobs = jobs
        for article in list(book.stale(reader.model)):
            record = reader.read(article)
            book.add(replace(record, model=reader.model))
            yield Added(article.key, "updated", article.id, article.name, len(record.statements))
