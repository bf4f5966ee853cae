"""Withdrawals: what was recorded goes, a tombstone that tells nothing of it stays.

An article is deleted with all its versions. A person is left out of what is shown (see
`onrecord.store.blocking`); where that changes a text, the text as published is kept in the table
``original_texts`` for reading it again, since a later reader must find the person to leave them
out. Nothing else reads that table.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, func, or_, select

from onrecord.errors import NotInRecord
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord, Entity
from onrecord.schema.stored import Withdrawal
from onrecord.store import happening_tables, identity_tables, review_tables, tables
from onrecord.store.blocking import (
    WithdrawnNames,
    folded_words,
    leave_out,
    person_hash,
    tombstone_hash,
)
from onrecord.store.feed_entries import drop_addresses, drop_named
from onrecord.store.forgetting import (
    forget_article,
    forget_person,
    traces_of_person,
    traces_of_versions,
)
from onrecord.store.kept_readings import leave_out_of_kept
from onrecord.store.names import name_key
from onrecord.store.prepared import Prepared
from onrecord.store.quotation_index import delete_words, note_pending
from onrecord.store.reading import read_record
from onrecord.store.review_log import LOG, forget_acts
from onrecord.store.search import matches_all
from onrecord.store.verdicts import block_verdicts, drop_verdicts, drop_verdicts_on
from onrecord.store.words import words_of
from onrecord.store.writing import keep_original, replace_findings

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements
_HASHES: Final = tables.withdrawal_hashes
_PERSONS: Final = Prepared(
    select(_HASHES.c.hash, tables.withdrawals.c.name_words)
    .join(tables.withdrawals)
    .where(tables.withdrawals.c.kind == "person")
)
_TOMBSTONE: Final = Prepared(
    select(_HASHES.c.hash)
    .where(or_(_HASHES.c.hash == bindparam("article"), _HASHES.c.hash == bindparam("text")))
    .limit(1)
)
# Of the hash that a tombstone is known by, as of the hash of an article's key.
_ID_DIGITS: Final = 12


def read_salt(connection: Connection) -> str:
    """Return the salt of the record's tombstones."""
    table = tables.record_properties
    query = select(table.c.value).where(table.c.name == "tombstone_salt")
    salt: str = connection.scalars(query).one()
    return salt


def withdrawn_names(connection: Connection, salt: str) -> WithdrawnNames:
    """Return the names of all withdrawn persons."""
    rows = _PERSONS.rows(connection)
    return WithdrawnNames(
        salt, frozenset(row[0] for row in rows), frozenset(row[1] for row in rows)
    )


def is_withdrawn(connection: Connection, salt: str, article: Article) -> bool:
    """Whether this article was withdrawn, or another one with the same text."""
    found = _TOMBSTONE.first(
        connection,
        article=_article_hash(salt, article.id),
        text=_text_hash(salt, article.version),
    )
    return found is not None


def withdraw_article(
    connection: Connection, salt: str, version: int, *, reason: str | None, now: str
) -> Withdrawal:
    """Delete the article that has this version, and all its versions."""
    article = connection.scalars(select(_VERSIONS.c.article).where(_VERSIONS.c.id == version)).one()
    rows = connection.execute(
        select(_VERSIONS.c.id, _VERSIONS.c.original_sha256, _VERSIONS.c.url).where(
            _VERSIONS.c.article == article
        )
    ).all()
    versions = [row.id for row in rows]
    removed = _count_statements(connection, versions)
    traces = traces_of_versions(connection, versions)
    found = (*identity_tables.LINKS, *happening_tables.HAPPENINGS, *tables.FINDINGS)
    drop_verdicts(connection, article)
    forget_acts(connection, LOG.c.article == article)
    delete_words(connection, versions)
    drop_addresses(connection, salt, {row.url for row in rows if row.url})
    for table in (*review_tables.OF_VERSIONS, *found, tables.original_texts):
        connection.execute(table.delete().where(table.c.version.in_(versions)))
    rules = identity_tables.decision_rules
    connection.execute(rules.delete().where(rules.c.article == article))
    connection.execute(_VERSIONS.delete().where(_VERSIONS.c.article == article))
    connection.execute(tables.articles.delete().where(tables.articles.c.id == article))
    forget_article(connection, article, traces)
    hashes = [_article_hash(salt, article), *(_text_hash(salt, row[1]) for row in rows)]
    tombstone = Withdrawal("article", _id(hashes[0]), now, reason, removed)
    _bury(connection, tombstone, hashes)
    return tombstone


def withdraw_person(
    connection: Connection,
    salt: str,
    name: str,
    *,
    reason: str | None,
    now: str,
    before_change: Callable[[int], None],
) -> Withdrawal:
    """Leave a person out of all versions of all articles.

    Args:
        connection: the transaction.
        salt: salt of the record's tombstones.
        name: the full name.
        reason: why.
        now: when, ISO 8601 in UTC.
        before_change: told of each version before its text changes.

    Raises:
        NotInRecord: nobody of that full name is in the record.
    """
    words = folded_words(name)
    nobody = NotInRecord(
        f"Nobody named {name!r} is in the record; the full name is needed, as the record has it."
    )
    if not words:
        raise nobody
    name_hash = person_hash(salt, words)
    person = WithdrawnNames(salt, frozenset({name_hash}), frozenset({len(words)}))
    versions = _versions_with(connection, name, person)
    if not versions:
        raise nobody
    traces = traces_of_person(connection, name)
    removed: set[str] = set()
    for version in sorted({*versions, *_versions_naming(connection, name, person)}):
        removed |= _leave_out(connection, version, person, before_change)
    forget_person(connection, person, traces)
    block_verdicts(connection, name, person)
    drop_named(connection, person)
    tombstone = Withdrawal("person", _id(name_hash), now, reason, len(removed))
    _bury(connection, tombstone, [name_hash], name_words=len(words))
    return tombstone


def _versions_with(connection: Connection, name: str, person: WithdrawnNames) -> list[int]:
    entities, names = tables.entities, tables.entity_names
    query = (
        select(entities.c.version, entities.c.name, names.c.name)
        .join(names, (names.c.version == entities.c.version) & (names.c.entity == entities.c.id))
        .where(entities.c.type == "person", names.c.form == "name")
        .where(names.c.words == name_key(name))
    )
    return [
        version
        for version, fullest, alias in connection.execute(query)
        if person.is_name_of(Entity("", "person", fullest, (alias,)))
    ]


def _versions_naming(connection: Connection, name: str, person: WithdrawnNames) -> list[int]:
    """Return the versions in which the name may stand, though no entity there has it."""
    longest = max((name[word.start : word.end] for word in words_of(name)), key=len)
    index = tables.article_search
    found = list(connection.scalars(select(index.c.rowid).where(matches_all(index, [(longest,)]))))
    described = (tables.articles.c.key, _VERSIONS.c.name, _VERSIONS.c.path, _VERSIONS.c.url)
    credited = (_VERSIONS.c.title, _VERSIONS.c.byline, _VERSIONS.c.publisher)
    query = select(_VERSIONS.c.id, *described, *credited).join(tables.articles)
    revisions = tables.article_revisions
    noted = select(revisions.c.version, revisions.c.words).where(revisions.c.words.is_not(None))
    for version, *values in (*connection.execute(query), *connection.execute(noted)):
        if any(value and person.extents(value) for value in values):
            found.append(version)
    return found


def _leave_out(
    connection: Connection,
    version: int,
    person: WithdrawnNames,
    before_change: Callable[[int], None],
) -> set[str]:
    """Leave the person out of a version; return the ids of the statements that went."""
    record = read_record(connection, version)
    shown = leave_out(record, person)
    leave_out_of_kept(connection, version, record, shown, person)
    if shown is record:
        return set()
    before_change(version)
    if shown.article.text != record.article.text:
        keep_original(connection, version, record.article.text)
    replace_findings(connection, version, shown)
    note_pending(connection, version)
    article = shown.article
    drop_verdicts_on(connection, article.id, _judged(record) - _judged(shown))
    connection.execute(
        tables.articles.update().where(tables.articles.c.id == article.id).values(key=article.key)
    )
    kept = {statement.id for statement in shown.statements}
    return {statement.id for statement in record.statements} - kept


def _judged(record: ArticleRecord) -> set[str]:
    """Return the ids of what persons may have decided of."""
    commitments = {one.id for one in record.happenings.commitments}
    return commitments | {one.id for one in record.happenings.absences}


def _count_statements(connection: Connection, versions: Sequence[int]) -> int:
    query = select(func.count(_STATEMENTS.c.id.distinct()))
    return connection.scalars(query.where(_STATEMENTS.c.version.in_(versions))).one()


def _bury(
    connection: Connection,
    tombstone: Withdrawal,
    hashes: Iterable[str],
    *,
    name_words: int | None = None,
) -> None:
    row = {
        "id": tombstone.id,
        "kind": tombstone.kind,
        "withdrawn_at": tombstone.withdrawn_at,
        "reason": tombstone.reason,
        "removed": tombstone.removed,
        "name_words": name_words,
    }
    connection.execute(tables.withdrawals.insert(), row)
    connection.execute(
        _HASHES.insert().prefix_with("OR IGNORE"),
        [{"hash": one, "withdrawal": tombstone.id} for one in hashes],
    )


def _article_hash(salt: str, id: str) -> str:
    return tombstone_hash(salt, "article", id)


def _text_hash(salt: str, sha256: str) -> str:
    return tombstone_hash(salt, "text", sha256)


def _id(hash: str) -> str:
    return f"w{hash[:_ID_DIGITS]}"
