"""Leaves withdrawn persons out of the record of an article, without a trace in what is shown.

A withdrawn person is known by the salted hash of the full name alone. Entities of that name, and
those that only go by shorter forms of it, are taken out with their mentions and statements. In
the text and in all that is cut out of it the characters of the name give way to ``█``, one for
one, so that every offset holds. White space stays, and so do the names of others: where Dana
Calloway is withdrawn, Mary Calloway is not.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.schema.annotation import Offsets
from onrecord.schema.article import Article, Detail
from onrecord.schema.record import ArticleRecord, Channel, Entity, Mention, Role, Statement
from onrecord.schema.span import Span, text_version
from onrecord.store.blocked_words import BLOCK, is_blocked_out
from onrecord.store.blocking_happenings import HappeningsBlocking, block_happenings
from onrecord.store.names import name_key, name_words
from onrecord.store.topics import block_topics

# Bytes of a tombstone's hash: no two names of a record will share one.
_HASH_BYTES: Final = 16
# A name of a single word is looked for among persons only: it may be a common word, or a place.
_LEAST_WORDS: Final = 2
_INK: Final = re.compile(r"\S")
_NOTHING: Final = re.compile(r"(?!)")
# Identifiers of entities in whose name a withdrawn one is blocked out.
_BLOCKED_ID: Final = "blocked"


def tombstone_hash(salt: str, kind: str, value: str) -> str:
    """Return the salted hash that a tombstone is known by."""
    message = f"{kind}\0{value}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(message, key=bytes.fromhex(salt), digest_size=_HASH_BYTES).hexdigest()


def person_hash(salt: str, words: Sequence[str]) -> str:
    """Return the hash of a person's full name, given its words as they are compared."""
    return tombstone_hash(salt, "person", " ".join(words))


@dataclass(frozen=True, slots=True)
class WithdrawnNames:
    """Full names of withdrawn persons, known by their hashes.

    Attributes:
        salt: salt of the record's tombstones.
        hashes: those of the names.
        lengths: the numbers of words that the names have.
    """

    salt: str
    hashes: frozenset[str]
    lengths: frozenset[int]

    def has(self, words: Sequence[str]) -> bool:
        """Whether these words are one of the names."""
        return len(words) in self.lengths and person_hash(self.salt, words) in self.hashes

    def extents(self, text: str) -> list[Offsets]:
        """Return where names of more than one word stand in a text."""
        if max(self.lengths, default=0) < _LEAST_WORDS:
            return []
        words = name_words(text)
        folded = [word.folded for word in words]
        return [
            (words[at].start, words[at + length - 1].end)
            for length in self.lengths
            if length >= _LEAST_WORDS
            for at in range(len(words) - length + 1)
            if self.has(folded[at : at + length])
        ]

    def block(self, text: str) -> str:
        """Return the text with names of more than one word blocked out."""
        return _block(text, self.extents(text))

    def is_name_of(self, entity: Entity) -> bool:
        """Whether the entity is a person of one of the names, or is mistaken for something else."""
        fullest = folded_words(entity.name)
        if entity.type != "person":
            return len(fullest) >= _LEAST_WORDS and self.has(fullest)
        others = (folded_words(name) for name in entity.names)
        return self.has(fullest) or any(
            len(words) >= _LEAST_WORDS and self.has(words) for words in others
        )


def leave_out(record: ArticleRecord, withdrawn: WithdrawnNames) -> ArticleRecord:
    """Return the record without the withdrawn persons; the same one where there is none."""
    if not withdrawn.hashes:
        return record
    return _Blocking(record, withdrawn).apply()


def folded_words(name: str) -> list[str]:
    """Return the words of a name as they are compared."""
    return name_key(name).split()


class _Blocking:
    """One record on its way to being shown."""

    def __init__(self, record: ArticleRecord, withdrawn: WithdrawnNames) -> None:
        self._record = record
        self._withdrawn = withdrawn
        self._shown: dict[str, str] = {}
        gone = _withdrawn_entities(record.entities, withdrawn)
        self._gone = frozenset(entity.id for entity in gone)
        self._forms = _any_of(self._name_forms(gone))
        self._others = _any_of(
            name
            for entity in record.entities
            if entity.id not in self._gone
            for name in entity.names
            if len(name_words(name)) > 1
        )
        self._article = self._blocked_article()
        self._ids = self._new_ids()

    def apply(self) -> ArticleRecord:
        """Return the record as it is shown."""
        record = self._record
        if not self._gone and self._article == record.article:
            return record
        statements = self._statements()
        return replace(
            record,
            article=self._article,
            entities=tuple(map(self._entity, self._kept(record.entities))),
            mentions=tuple(
                replace(mention, span=self._span(mention.span), entity=self._ids[mention.entity])
                for mention in record.mentions
                if mention.entity not in self._gone
            ),
            statements=statements,
            dates=tuple(replace(date, span=self._span(date.span)) for date in record.dates),
            headings=tuple(map(self._span, record.headings)),
            happenings=block_happenings(
                record.happenings,
                HappeningsBlocking(
                    span=self._span,
                    ids=self._ids,
                    gone=self._gone,
                    statements=frozenset(statement.id for statement in statements),
                ),
            ),
        )

    def _kept(self, entities: Iterable[Entity]) -> Iterator[Entity]:
        return (entity for entity in entities if entity.id not in self._gone)

    def _name_forms(self, gone: Sequence[Entity]) -> set[str]:
        forms = {
            mention.span.text
            for mention in self._record.mentions
            if mention.entity in self._gone and mention.form == "name"
        }
        text = self._record.article.text
        full = {text[start:end] for start, end in self._withdrawn.extents(text)}
        full.update(entity.name for entity in gone if entity.name.strip())
        forms |= full
        surnames = {name.split()[-1] for name in full}
        kept = surnames | {form for form in forms if len(name_words(form)) > 1}
        return kept | {form.upper() for form in kept}

    def _blocked_article(self) -> Article:
        article = self._record.article
        text = _block(article.text, self._text_extents())
        return replace(
            article,
            key=self._without_full_names(article.key) or article.key,
            name=self._without_full_names(article.name) or article.name,
            path=self._without_full_names(article.path),
            url=self._detail(article.url, self._without_full_names),
            title=self._detail(article.title, self._words),
            byline=self._detail(article.byline, self._words),
            publisher=self._detail(article.publisher, self._words),
            revisions=tuple(
                replace(one, words=self._optional_words(one.words)) for one in article.revisions
            ),
            text=text,
            version=article.version if text == article.text else text_version(text),
        )

    def _text_extents(self) -> list[Offsets]:
        named = [mention for mention in self._record.mentions if mention.form == "name"]
        own = [_extent(mention) for mention in named if mention.entity in self._gone]
        others = [_extent(mention) for mention in named if mention.entity not in self._gone]
        text = self._record.article.text
        return own + self._withdrawn.extents(text) + _outside(self._forms, text, others)

    def _words(self, words: str) -> str:
        if words not in self._shown:
            self._shown[words] = self._show(words)
        return self._shown[words]

    def _show(self, words: str) -> str:
        others = [match.span() for match in self._others.finditer(words)]
        extents = self._withdrawn.extents(words) + _outside(self._forms, words, others)
        return _block(words, extents)

    def _optional_words(self, words: str | None) -> str | None:
        return None if words is None else self._words(words)

    def _without_full_names(self, words: str | None) -> str | None:
        return None if words is None else _block(words, self._withdrawn.extents(words))

    def _detail(self, detail: Detail | None, blocked: Callable[[str], str | None]) -> Detail | None:
        if detail is None:
            return None
        return replace(detail, value=blocked(detail.value) or detail.value)

    def _span(self, span: Span) -> Span:
        return self._article.span(span.start, span.end)

    def _optional(self, span: Span | None) -> Span | None:
        return None if span is None else self._span(span)

    def _new_ids(self) -> dict[str, str]:
        # An identifier is made of the name: where that is blocked out, it must not tell.
        ids: dict[str, str] = {}
        for number, entity in enumerate(self._kept(self._record.entities), start=1):
            told = self._words(entity.name) == entity.name
            ids[entity.id] = entity.id if told else f"{_BLOCKED_ID}-{number}"
        return ids

    def _entity(self, entity: Entity) -> Entity:
        return replace(
            entity,
            id=self._ids[entity.id],
            name=self._words(entity.name),
            names=tuple(map(self._words, entity.names)),
            roles=tuple(map(self._role, entity.roles)),
        )

    def _role(self, role: Role) -> Role:
        return replace(
            role,
            words=self._span(role.words),
            title=self._optional_words(role.title),
            organization=self._optional_words(role.organization),
            place=self._optional_words(role.place),
            party=self._optional_words(role.party),
        )

    def _statements(self) -> tuple[Statement, ...]:
        kept = [
            statement for statement in self._record.statements if not self._is_theirs(statement)
        ]
        ids = frozenset(statement.id for statement in kept)
        return tuple(self._statement(statement, ids) for statement in kept)

    def _is_theirs(self, statement: Statement) -> bool:
        if statement.speaker in self._gone:
            return True
        source = self._optional(statement.source)
        return source is not None and is_blocked_out(source.text)

    def _statement(self, statement: Statement, kept: frozenset[str]) -> Statement:
        channel, said_on = statement.channel, statement.said_on
        return replace(
            statement,
            source=self._optional(statement.source),
            cue=self._optional(statement.cue),
            content=tuple(map(self._span, statement.content)),
            quoted=tuple(map(self._span, statement.quoted)),
            speaker=self._ids.get(statement.speaker or ""),
            unnamed=self._optional_words(statement.unnamed),
            channel=Channel(self._words(channel.name), self._span(channel.span))
            if channel
            else None,
            addressee=self._ids.get(statement.addressee or ""),
            about=tuple(self._ids[one] for one in statement.about if one in self._ids),
            said_on=replace(said_on, span=self._optional(said_on.span)) if said_on else None,
            reported_by=statement.reported_by if statement.reported_by in kept else None,
            stances=tuple(
                replace(one, target=self._ids[one.target], words=self._span(one.words))
                for one in statement.stances
                if one.target in self._ids
            ),
            topics=block_topics(statement.topics, self._span),
        )


def _withdrawn_entities(
    entities: Iterable[Entity], withdrawn: WithdrawnNames
) -> tuple[Entity, ...]:
    named = frozenset(entity.id for entity in entities if withdrawn.is_name_of(entity))
    full = [set(folded_words(entity.name)) for entity in entities if entity.id in named]
    return tuple(entity for entity in entities if entity.id in named or _is_short_for(entity, full))


def _is_short_for(entity: Entity, full: Iterable[set[str]]) -> bool:
    words = set(folded_words(entity.name))
    return entity.type == "person" and bool(words) and any(words <= name for name in full)


def _extent(mention: Mention) -> Offsets:
    return mention.span.start, mention.span.end


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({form for form in forms if form}, key=len, reverse=True)
    if not longest_first:
        return _NOTHING
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _outside(forms: re.Pattern[str], text: str, others: Sequence[Offsets]) -> list[Offsets]:
    return [
        match.span()
        for match in forms.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in others)
    ]


def _block(text: str, extents: Iterable[Offsets]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in sorted(extents):
        if end > done:
            pieces.append(text[done : max(start, done)])
            pieces.append(_INK.sub(BLOCK, text[max(start, done) : end]))
            done = end
    return "".join((*pieces, text[done:]))
