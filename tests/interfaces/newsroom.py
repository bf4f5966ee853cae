"""A desk without model files or database: a hand-made record of one article, kept in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from onrecord.config import Settings
from onrecord.errors import EmptyInput, NotInRecord, UnreadableInput
from onrecord.schema.article import Article, Detail, PublicationDate, article_id
from onrecord.schema.intake import Added, IntakeLimits, Refusal, Source
from onrecord.schema.provenance import Origin
from onrecord.schema.record import (
    ArticleRecord,
    Channel,
    Entity,
    Mention,
    SaidOn,
    Statement,
    StatementKind,
    TimeExpression,
)
from onrecord.schema.span import Span, text_version
from onrecord.schema.stored import (
    RecordCounts,
    SearchHit,
    StoredArticle,
    StoredStatement,
    Withdrawal,
)

MODEL = "test-1"
ORIGIN = Origin("model", "attribution", MODEL)

TEXT = """Bridge will open by June, mayor says

“The fourth crossing will open by June,” Mayor Renata Calloway wrote on Harbourline on Thursday. \
“Not a day later.”

Tobias Wren, the harbour master, told her that the “old piers” were not safe [red]at all[/red].

A dock worker denied that."""


def span(article: Article, words: str, *, after: str = "") -> Span:
    """Return the span of the words, at their first place after other words."""
    start = article.text.index(words, article.text.index(after) + len(after) if after else 0)
    return article.span(start, start + len(words))


def make_article(text: str = TEXT, name: str = "bridge", **known: Any) -> Article:
    return Article(
        id=article_id(name), key=name, name=name, text=text, version=text_version(text), **known
    )


def bridge_article() -> Article:
    return make_article(
        path="/news/bridge.txt",
        title=Detail("Bridge will open by June, mayor says", "json-ld"),
        publisher=Detail("Port Meridian Courier", "opengraph"),
        byline=Detail("Ana Ruiz", "meta"),
        url=Detail("https://courier.example/bridge", "canonical"),
        published=PublicationDate(
            "2026-02-27", "inferred: the day after Thursday", ("2015-02-27",)
        ),
    )


ENTITIES = (
    Entity("calloway", "person", "Renata Calloway", ("Renata Calloway", "Mayor"), ("mayor",)),
    Entity("wren", "person", "Tobias Wren", ("Tobias Wren",), ("harbour master",)),
    Entity("harbourline", "organization", "Harbourline", ("Harbourline",)),
)


def bridge_record(article: Article | None = None) -> ArticleRecord:
    """Return a record with a direct, a mixed and an indirect statement."""
    article = article or bridge_article()
    crossing = Statement(
        id="s-crossing",
        kind="direct",
        source=span(article, "Mayor Renata Calloway"),
        cue=span(article, "wrote on Harbourline"),
        content=(
            span(article, "“The fourth crossing will open by June,”"),
            span(article, "“Not a day later.”"),
        ),
        quoted=(
            span(article, "The fourth crossing will open by June,"),
            span(article, "Not a day later."),
        ),
        speaker="calloway",
        unnamed=None,
        channel=Channel("Harbourline", span(article, "Harbourline")),
        addressee=None,
        about=(),
        said_on=SaidOn("2026-02-26", "anchored", span(article, "Thursday")),
        reported_by=None,
        polarity="asserted",
        confidence=0.912345678,
        origin=ORIGIN,
    )
    piers = replace(
        crossing,
        id="s-piers",
        kind="mixed",
        source=span(article, "Tobias Wren, the harbour master"),
        cue=span(article, "told her"),
        content=(span(article, "that the “old piers” were not safe [red]at all[/red]"),),
        quoted=(span(article, "old piers"),),
        speaker="wren",
        channel=None,
        addressee="calloway",
        about=("harbourline",),
        said_on=None,
        confidence=0.75,
    )
    denial = replace(
        piers,
        id="s-denial",
        kind="indirect",
        source=span(article, "A dock worker"),
        cue=span(article, "denied"),
        content=(span(article, "that", after="denied "),),
        quoted=(),
        speaker=None,
        unnamed="A dock worker",
        addressee=None,
        about=(),
        reported_by="s-piers",
        polarity="denied",
    )
    return ArticleRecord(
        article=article,
        entities=ENTITIES,
        mentions=(Mention(span(article, "Renata Calloway"), "calloway", "name", 0.99),),
        statements=(crossing, piers, denial),
        dates=(
            TimeExpression(
                span(article, "Thursday"), "DATE", "2026-02-26", "2026-02-26", "anchored"
            ),
        ),
        headings=(span(article, "Bridge will open by June, mayor says"),),
        model=MODEL,
    )


def stored(record: ArticleRecord, statement: Statement) -> StoredStatement:
    article = record.article
    return StoredStatement(
        statement=statement,
        article=article,
        speaker=record.entity(statement.speaker),
        addressee=record.entity(statement.addressee),
        about=tuple(entity for entity in record.entities if entity.id in statement.about),
        paragraph=article.span(0, len(article.text)),
    )


def bridge_statements() -> list[StoredStatement]:
    record = bridge_record()
    return [stored(record, statement) for statement in record.statements]


@dataclass
class FakeBook:
    """Keeps records in memory; filters by speaker and kind only."""

    records: dict[str, ArticleRecord] = field(default_factory=dict)
    withdrawn: list[tuple[str, str | None]] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)
    asked: dict[str, object] = field(default_factory=dict)

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

    def search(self, words: str, *, limit: int = 20) -> list[SearchHit]:
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
        return RecordCounts(len(self.records), len(self.records), statements, 0)

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

    def read(self, article: Article) -> ArticleRecord:
        self.read_count += 1
        if self.read_count == self.interrupted_at:
            raise KeyboardInterrupt
        if not article.text.strip():
            raise EmptyInput("the text has no words")
        if "crossing" in article.text:
            return bridge_record(article)
        return ArticleRecord(article, (), (), (), (), (), self.model)


@dataclass
class FakeDesk:
    """Hands out texts by their place, and one book."""

    settings: Settings
    texts: dict[str, str] = field(default_factory=lambda: {"bridge.txt": TEXT})
    book: FakeBook = field(default_factory=FakeBook)
    fake_reader: FakeReader = field(default_factory=FakeReader)
    limits: IntakeLimits | None = None
    published: str | None = None

    def reader(self) -> Any:
        return self.fake_reader

    def open_book(self, path: Path) -> Any:
        return self.book

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
        text = self.texts[source.location]
        if text == "binary":
            yield Refusal(source.location, UnreadableInput("it is not text"))
        elif text == TEXT:
            yield bridge_article()
        else:
            yield make_article(text, source.location)

    def add_source(
        self,
        book: Any,
        reader: Any,
        source: Source,
        limits: IntakeLimits,
        published: str | None,
    ) -> Iterator[Added]:
        for item in self.read_articles(source, limits, published):
            if isinstance(item, Refusal):
                yield Added(item.where, "failed", reason=str(item.error))
                continue
            standing = book.standing(item)
            if standing == "unchanged":
                yield Added(source.location, "unchanged", item.id, item.name)
                continue
            record = reader.read(item)
            book.add(record)
            outcome: Any = {"new": "added", "changed": "updated"}[standing]
            yield Added(source.location, outcome, item.id, item.name, len(record.statements))

    def reread(self, book: Any, reader: Any) -> Iterator[Added]:
        for article in list(book.stale(reader.model)):
            record = reader.read(article)
            book.add(replace(record, model=reader.model))
            yield Added(article.key, "updated", article.id, article.name, len(record.statements))

    def evaluate_polnear(
        self,
        reader: Any,
        folder: Path,
        limit: int | None,
        progress: Callable[[int, int], None],
    ) -> Any:
        if not folder.exists():
            raise UnreadableInput(f"there are no annotated articles of PolNeAR in {folder}")
        progress(1, 1)
        return cast(
            Any,
            SimpleNamespace(
                articles=1,
                words_per_second=1234.5,
                rows=lambda: [("attribution", 0.7, 0.6, 0.646)],
                as_json=lambda: {"articles": 1, "limit": limit},
            ),
        )
