"""What was read in an article that no record holds, in the short form in which pages show it."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.schema.article import Article
from onrecord.schema.browsing import DayBasis, ListedArticle, ListedEntry, ListedKind, ListedParty
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Party,
    Relation,
)
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.span import Span
from onrecord.schema.timeline import PartyRole
from onrecord.schema.topic import Topic

AnyEntry = Statement | Encounter | Action | Commitment | Absence | Relation

_BETWEEN_PARTS = " … "


def entries_of_reading(record: ArticleRecord) -> tuple[ListedEntry, ...]:
    """Return all entries of a reading in the order of the text; nobody in them is linked."""
    made = _Entries(record)
    told = record.happenings
    entries = [
        *map(made.statement, record.statements),
        *map(made.encounter, told.encounters),
        *map(made.action, told.actions),
        *map(made.commitment, told.commitments),
        *map(made.absence, told.absences),
        *map(made.relation, told.relations),
    ]
    return tuple(entry for _, entry in sorted(entries, key=lambda one: one[0]))


def listed_article(article: Article, statements: int) -> ListedArticle:
    """Return an article as lists have it.

    Args:
        article: the article.
        statements: how many statements were read in it.
    """
    return ListedArticle(
        id=article.id,
        title=article.title.value if article.title else article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
        published=article.published.value if article.published else None,
        statements=statements,
    )


def spans_of(entry: AnyEntry) -> tuple[Span, ...]:
    """Return the characters that say an entry, the clearest first."""
    if isinstance(entry, Statement):
        return entry.content
    if isinstance(entry, Commitment | Absence):
        return (entry.wording,)
    return entry.evidence


def entries_in(record: ArticleRecord) -> Iterator[tuple[ListedKind, AnyEntry]]:
    """Yield every entry of a reading, with what it is."""
    yield from (("statement", one) for one in record.statements)
    yield from (("encounter", one) for one in record.happenings.encounters)
    yield from (("action", one) for one in record.happenings.actions)
    yield from (("commitment", one) for one in record.happenings.commitments)
    yield from (("absence", one) for one in record.happenings.absences)
    yield from (("relation", one) for one in record.happenings.relations)


class _Entries:
    """Makes short forms of the entries of one reading."""

    def __init__(self, record: ArticleRecord) -> None:
        self._entities = {one.id: one for one in record.entities}
        self._article = listed_article(record.article, len(record.statements))
        published = record.article.published
        self._published = published.day if published else None

    def statement(self, said: Statement) -> tuple[int, ListedEntry]:
        """Return where a statement stands, and its short form."""
        words, quoted = _joined(said.content, said.quoted)
        parties = [
            *self._named("speaker", said.speaker, said.unnamed),
            *self._named("addressee", said.addressee),
            *(party for one in said.about for party in self._named("about", one)),
        ]
        return self._entry(
            "statement", said, said.kind, said.polarity, words, parties, said.said_on,
            quoted=quoted, channel=said.channel.name if said.channel else None, topics=said.topics,
            cue=said.cue.text if said.cue and said.kind == "indirect" else None,
        )  # fmt: skip

    def encounter(self, held: Encounter) -> tuple[int, ListedEntry]:
        """Return where an encounter is told, and its short form."""
        parties = [party for one in held.participants for party in self._named("participant", one)]
        channel = held.place or held.name
        return self._entry(
            "encounter", held, held.kind, held.status, held.evidence[0].text, parties,
            held.held_on, channel=channel.text if channel else None, topics=held.subjects,
        )  # fmt: skip

    def action(self, done: Action) -> tuple[int, ListedEntry]:
        """Return where an action is told, and its short form."""
        parties = [*self._party("actor", done.actor), *self._party("recipient", done.recipient)]
        return self._entry(
            "action", done, done.kind, done.status, done.evidence[0].text, parties,
            done.happened_on, channel=done.place.text if done.place else None,
        )  # fmt: skip

    def commitment(self, promised: Commitment) -> tuple[int, ListedEntry]:
        """Return where a commitment stands, and its short form."""
        parties = [*self._party("who", promised.who), *self._party("for_whom", promised.for_whom)]
        return self._entry(
            "commitment", promised, promised.kind, "open", promised.wording.text, parties,
            promised.due,
        )  # fmt: skip

    def absence(self, withheld: Absence) -> tuple[int, ListedEntry]:
        """Return where an absence stands, and its short form."""
        parties = [*self._party("who", withheld.who), *self._party("asked_by", withheld.asked_by)]
        return self._entry(
            "absence", withheld, withheld.kind, "open", withheld.wording.text, parties, None
        )

    def relation(self, told: Relation) -> tuple[int, ListedEntry]:
        """Return where a relation is told, and its short form."""
        parties = [party for one in told.between for party in self._named("between", one)]
        return self._entry(
            "relation", told, told.tone, None, told.evidence[0].text, parties, told.dated
        )

    def _entry(
        self,
        kind: ListedKind,
        entry: AnyEntry,
        type: str,
        status: str | None,
        words: str,
        parties: Iterable[ListedParty],
        dated: Dated | None,
        *,
        quoted: tuple[tuple[int, int], ...] = (),
        channel: str | None = None,
        topics: Sequence[Topic] = (),
        cue: str | None = None,
    ) -> tuple[int, ListedEntry]:
        day, basis = self._day(dated)
        listed = ListedEntry(
            entry=kind,
            id=entry.id,
            type=type,
            status=status,
            words=words,
            quoted=quoted,
            matches=(),
            parties=tuple(parties),
            channel=channel,
            day=day,
            basis=basis,
            topics=tuple(topic.subject for topic in topics),
            stance=None,
            confidence=entry.confidence,
            article=self._article,
            cue=cue,
        )
        return min(span.start for span in spans_of(entry)), listed

    def _day(self, dated: Dated | None) -> tuple[str | None, DayBasis]:
        if dated is not None:
            return dated.value, dated.basis
        return self._published, "published" if self._published else "unknown"

    def _named(
        self, role: PartyRole, id: str | None, unnamed: str | None = None
    ) -> Iterator[ListedParty]:
        entity = self._entities.get(id) if id else None
        if entity is not None:
            yield ListedParty(entity.name, None, role, entity.type)
        elif unnamed:
            yield ListedParty(unnamed, None, role, None)

    def _party(self, role: PartyRole, party: Party | None) -> Iterator[ListedParty]:
        if party is not None:
            yield from self._named(role, party.entity, party.words.text)


def _joined(
    content: Sequence[Span], quoted: Sequence[Span]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the parts of a statement as one, and where in that the quoted parts stand."""
    words, extents = "", []
    for part in content:
        words += _BETWEEN_PARTS if words else ""
        offset = len(words) - part.start
        extents += [
            (max(one.start, part.start) + offset, min(one.end, part.end) + offset)
            for one in quoted
            if one.overlaps(part)
        ]
        words += part.text
    return words, tuple(extents)
