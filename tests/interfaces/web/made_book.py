"""A record that answers page by page from values made by hand, in plain words or hostile ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from onrecord.errors import NotInRecord
from onrecord.schema.article import Detail
from onrecord.schema.browsing import (
    BoardFilter,
    Facet,
    FacetValue,
    FoundStatements,
    ListedArticle,
    ListedEntry,
    ListedKind,
    ListedParty,
    ListedPerson,
    ListedStory,
    OtherParty,
    OutletCount,
    PairOverview,
    Part,
    PersonOverview,
    RecordOverview,
    StatementFilter,
)
from onrecord.schema.identity import Evidence, Office, Suggestion
from onrecord.schema.quotations import QuotationCluster
from onrecord.schema.record import ArticleRecord, StatementStance
from onrecord.schema.review import FieldChange, LogEntry, QueuedEntry
from onrecord.schema.stored import StoredArticle, StoredStatement
from onrecord.schema.stored_happenings import AnyHappening, HappeningKind, RelationMonth
from tests.interfaces.newsroom import bridge_record, stored
from tests.interfaces.newsroom_happenings import harbour_record

T = TypeVar("T")

BEYOND: Final = "<script>alert(1)</script>"
HOSTILE: Final = (
    f"{BEYOND}<svg onload=alert(1)>\"' onmouseover=alert(1) \u202egnp.exe\u2066 {{{{7*7}}}} &amp; "
    "ｓｃｒｉｐｔ раураl javascript:alert(1)"
)
LONG: Final = "w" * 100_000

CALLOWAY: Final = ListedPerson("p1", "person", "Renata Calloway", "mayor", 12, 31)
WREN: Final = ListedPerson("p2", "person", "Tobias Wren", "harbour master", 7, 9)
BOARD: Final = ListedPerson("p3", "organization", "Harbour Board", None, 5, 2)
ARTICLE: Final = ListedArticle(
    bridge_record().article.id,
    "Bridge will open by June, mayor says",
    "Port Meridian Courier",
    "https://courier.example/bridge",
    "2026-02-27",
    3,
)


def party(person: ListedPerson, role: str) -> ListedParty:
    return ListedParty(person.name, person.id, role, person.type)  # type: ignore[arg-type]


def crossing(id: str = "s-crossing", stance: StatementStance | None = None) -> ListedEntry:
    """A statement, direct, with all that a statement may have."""
    words = "“The fourth crossing will open by June. Not a day later.”"
    return ListedEntry(
        entry="statement",
        id=id,
        type="direct",
        status="asserted",
        words=words,
        quoted=((1, len(words) - 1),),
        matches=((12, 20),),
        parties=(party(CALLOWAY, "speaker"), party(WREN, "addressee"), party(BOARD, "about")),
        channel="Harbourline",
        day="2026-02-26",
        basis="anchored",
        topics=("infrastructure",),
        stance=stance,
        confidence=0.91,
        article=ARTICLE,
        printed=3,
    )


def happening(
    kind: HappeningKind, id: str, type: str, status: str | None, *parties: ListedParty
) -> ListedEntry:
    words = "Calloway met the harbour master, Tobias Wren, at the Customs House on Thursday"
    return replace(
        crossing(id),
        entry=kind,
        type=type,
        status=status,
        words=words,
        quoted=(),
        matches=(),
        parties=parties,
        printed=1,
        confidence=0.78,
        basis="published",
    )


ENTRIES: Final = (
    crossing(stance="negative"),
    replace(
        crossing("s-piers"),
        type="mixed",
        status="denied",
        words="that the “old piers” were not safe at all",
        quoted=((10, 19),),
        matches=(),
        parties=(ListedParty("a dock worker", None, "speaker"),),
        day=None,
        basis="unknown",
        confidence=0.42,
        printed=1,
        is_reviewed=True,
    ),
    happening(
        "encounter", "e-customs", "meeting", "occurred",
        party(CALLOWAY, "participant"), party(WREN, "participant"),
    ),
    happening(
        "action", "a-accused", "ACCUSE", "planned",
        party(WREN, "actor"), party(CALLOWAY, "recipient"),
    ),
    happening(
        "commitment", "c-survey", "promise", "open", party(BOARD, "who"), party(WREN, "for_whom")
    ),
    happening("absence", "b-survey", "no_response", "open", party(CALLOWAY, "who")),
    happening(
        "relation", "r-quarrel", "critical", None,
        party(CALLOWAY, "between"), party(WREN, "between"),
    ),
)  # fmt: skip


@dataclass
class MadeBook:
    """Answers what pages ask; with ``spoilt`` every word of a stranger is put through it."""

    is_empty: bool = False
    spoilt: Callable[[str], str] = str
    asked: list[StatementFilter] = field(default_factory=list)

    def _entries(self, kind: ListedKind | None = None) -> list[ListedEntry]:
        if self.is_empty:
            return []
        return [self._spoil(one) for one in ENTRIES if kind in (None, one.entry)]

    def _spoil(self, entry: ListedEntry) -> ListedEntry:
        parties = tuple(replace(one, name=self.spoilt(one.name)) for one in entry.parties)
        return replace(
            entry,
            words=self.spoilt(entry.words),
            parties=parties,
            channel=self.spoilt(entry.channel or ""),
            article=self._article(entry.article),
        )

    def _article(self, article: ListedArticle = ARTICLE) -> ListedArticle:
        return replace(
            article,
            title=self.spoilt(article.title),
            publisher=self.spoilt(article.publisher or ""),
            url=self.spoilt(article.url or ""),
        )

    def _person(self, id: str) -> ListedPerson:
        for person in (CALLOWAY, WREN, BOARD):
            if person.id == id and not self.is_empty:
                role = self.spoilt(person.role) if person.role else None
                return replace(person, name=self.spoilt(person.name), role=role)
        raise NotInRecord(f"There is nobody {id!r} in the record.")

    def _part(self, items: Sequence[T], after: str | None) -> Part[T]:
        return Part(tuple(items), None if after or not items else "further")

    def find(
        self, asked: StatementFilter, *, after: str | None = None, size: int = 25
    ) -> FoundStatements:
        self.asked.append(asked)
        facet = Facet("speaker", (FacetValue("p1", self.spoilt(CALLOWAY.name), 1204),))
        topic = Facet("topic", (FacetValue("infrastructure", "Infrastructure", 3),))
        found = self._entries("statement")
        return FoundStatements(
            self._part(found, after),
            (facet, topic) if found else (),
            len(found),
            True,
            () if self.is_empty or after else (self._article(),),
        )

    def entries(
        self, kind: ListedKind, *, after: str | None = None, size: int = 25
    ) -> Part[ListedEntry]:
        return self._part(self._entries(kind), after)

    def entries_of(
        self, article: str, *, kind: ListedKind | None = None
    ) -> tuple[ListedEntry, ...]:
        return tuple(self._entries(kind))

    def listed(self, kind: ListedKind, id: str) -> ListedEntry:
        for entry in self._entries(kind):
            if entry.id == id:
                return entry
        raise NotInRecord(f"There is no {kind} {id!r} in the record.")

    def commitments(
        self, asked: BoardFilter, *, after: str | None = None, size: int = 25
    ) -> Part[ListedEntry]:
        return self._part(self._entries("commitment"), after)

    def absences(
        self, asked: BoardFilter, *, after: str | None = None, size: int = 25
    ) -> Part[ListedEntry]:
        return self._part(self._entries("absence"), after)

    def find_people(
        self, words: str | None = None, *, after: str | None = None, size: int = 25
    ) -> Part[ListedPerson]:
        found = [] if self.is_empty else [self._person(one) for one in ("p1", "p2", "p3")]
        return self._part(found, after)

    def person_overview(self, id: str) -> PersonOverview:
        person = self._person(id)
        other = party(WREN, "about")
        return PersonOverview(
            person=person,
            names=((person.name, 12), (self.spoilt("Calloway"), 9)),
            roles=((self.spoilt("mayor of Port Meridian"), 8, "2025-11-03", "2026-02-27"),),
            offices=(Office(self.spoilt("Mayor"), self.spoilt("Port Meridian"), "2022", None),),
            wikidata="Q1",
            first="2025-11-03",
            last="2026-02-27",
            counts=(("statement", 31), ("encounter", 4), ("commitment", 2), ("absence", 1)),
            topics=(("infrastructure", 20), ("elections", 3)),
            months=(("2025-11", 4), ("2025-12", 0), ("2026-01", 9), ("2026-02", 18)),
            spoken_of=(
                OtherParty(replace(other, name=self.spoilt(other.name)), 9, 5, 1, 1),
                OtherParty(ListedParty(self.spoilt("the board"), None), 2),
            ),
            met=(OtherParty(replace(other, name=self.spoilt(other.name)), 4),),
            counted=31,
        )

    def person_entries(
        self, id: str, *, kind: ListedKind | None = None, after: str | None = None, size: int = 25
    ) -> Part[ListedEntry]:
        self._person(id)
        return self._part(self._entries(kind), after)

    def pair_overview(self, first: str, second: str) -> PairOverview:
        months = (
            RelationMonth("2026-01", 4, 1, 0, 0, 2, 1, 0),
            RelationMonth("2026-02", 9, 0, 1, 1, 1, 3, 1),
        )
        counts: tuple[tuple[ListedKind, int], ...] = (("statement", 13), ("encounter", 1))
        return PairOverview(self._person(first), self._person(second), months, counts)

    def pair_entries(
        self,
        first: str,
        second: str,
        *,
        month: str | None = None,
        after: str | None = None,
        size: int = 25,
    ) -> Part[ListedEntry]:
        return self._part(self._entries(), after)

    def list_articles(
        self, *, publisher: str | None = None, after: str | None = None, size: int = 25
    ) -> Part[ListedArticle]:
        return self._part([] if self.is_empty else [self._article()], after)

    def list_stories(self, *, after: str | None = None, size: int = 25) -> Part[ListedStory]:
        if self.is_empty:
            return Part((), None)
        shared = (self.spoilt("bridge"), self.spoilt("harbour"))
        publishers = (self.spoilt("Port Meridian Courier"), self.spoilt("Bay Signal"))
        story = ListedStory(
            "t1", shared, 4, 3, publishers, "2026-02-20", "2026-02-27", self._article()
        )
        return self._part([story], after)

    def overview(self) -> RecordOverview:
        if self.is_empty:
            return RecordOverview((), 0, 0, 0, (), (), (), None, None, 0)
        return RecordOverview(
            counts=(("statement", 42), ("encounter", 6), ("action", 3), ("commitment", 4)),
            articles=17,
            versions=19,
            people=23,
            outlets=(
                OutletCount(self.spoilt("Port Meridian Courier"), 12, 33, "2025-11-03", None),
                OutletCount(None, 5, 9, None, None),
            ),
            models=((self.spoilt("reader-2.cd5349ee"), 19),),
            subjects=(("infrastructure", 20), ("elections", 3)),
            first="2025-11-03",
            last="2026-02-27",
            reviewed=2,
        )

    def statement(self, id: str) -> StoredStatement:
        record = bridge_record()
        for statement in record.statements:
            if statement.id == id and not self.is_empty:
                return stored(record, statement)
        raise NotInRecord(f"There is no statement {id!r} in the record.")

    def article(self, id: str) -> StoredArticle:
        article = bridge_record().article
        title = Detail(self.spoilt("Bridge will open by June, mayor says"), "json-ld")
        return StoredArticle(replace(article, title=title), 1, "2026-02-28", "test-1", 3)

    def record(self, id: str) -> ArticleRecord:
        return harbour_record()

    def quotation(self, statement: str) -> QuotationCluster | None:
        return None

    def reviews_of(self, kind: ListedKind, id: str) -> tuple[LogEntry, ...]:
        return tuple(self._acts(id)) if kind == "statement" else ()

    def logged_act(self, number: int) -> LogEntry:
        return self._acts("s-crossing")[0]

    def review_log(
        self, *, article: str | None = None, after: str | None = None, size: int = 25
    ) -> Part[LogEntry]:
        return self._part([] if self.is_empty else self._acts("s-crossing"), after)

    def review_queue(
        self, *, kind: ListedKind | None = None, after: str | None = None, size: int = 25
    ) -> Part[QueuedEntry]:
        found = [QueuedEntry(one, 0.4, 2) for one in self._entries(kind)]
        return self._part(found, after)

    def these_statements(self, ids: Sequence[str]) -> list[StoredStatement]:
        return [self.statement(one) for one in ids]

    def these_happenings(self, kind: HappeningKind, ids: Sequence[str]) -> list[AnyHappening]:
        return []

    def suggestions_of(self, ids: Sequence[str]) -> list[Suggestion]:
        evidence = (Evidence("name", self.spoilt("same name"), 0.5), Evidence("date", "no", -1.0))
        return [Suggestion("p1", "p2", 0.6, evidence)] if len(ids) > 1 else []

    def person_articles(
        self, id: str, *, after: str | None = None, size: int = 25
    ) -> Part[ListedArticle]:
        return self._part([self._article()], after)

    def _acts(self, id: str) -> list[LogEntry]:
        by, at = self.spoilt("Ana Ruiz"), "2026-02-28T10:00:00+00:00"
        change = FieldChange("speaker", None, self.spoilt(CALLOWAY.name))
        words, note = self.spoilt("Not a day later."), self.spoilt("See the minutes.")
        first = LogEntry(1, "correct", "statement", id, ARTICLE.id, words, (change,), note, by, at)
        return [first, replace(first, number=2, act="note", undone_by=by, undone_at=at)]

    def close(self) -> None:
        pass
