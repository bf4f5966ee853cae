"""Copies of one text are found by keys, and bound together to voices.

The caller holds the transaction. What an article costs grows with its keys, and only with the
logarithm of the record: of each key so many articles are looked at, and so many texts compared.
"""

from collections import Counter
from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from onrecord.schema.article import Article
from onrecord.schema.gathering import CopyPair
from onrecord.store import gathering_tables, tables
from onrecord.store.gathering_contract import Gatherer
from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.reading_articles import read_articles

_VERSIONS: Final = tables.article_versions
_KEYS: Final = gathering_tables.copy_keys
_COPIES: Final = gathering_tables.copies
_VOICES: Final = gathering_tables.voice_articles
# Articles of one key that are looked at, the earliest: a text that everybody prints has more.
_MOST_OF_KEY: Final = 64
# Articles whose texts are compared, those with most keys in common.
_MOST_COMPARED: Final = 16

_WITH_KEY: Final = Prepared(
    select(_KEYS.c.version)
    .where(_KEYS.c.key == bindparam("asked_key"))
    .order_by(_KEYS.c.version)
    .limit(bindparam("most"))
)
_KEYS_OF: Final = Prepared(select(_KEYS.c.key).where(_KEYS.c.version == bindparam("of")))
_KEY_COUNTS: Final = Prepared(
    select(_KEYS.c.version, func.count())
    .where(_KEYS.c.version.in_(ASKED))
    .group_by(_KEYS.c.version)
)
_TEXTS: Final = Prepared(select(_VERSIONS.c.id, _VERSIONS.c.text).where(_VERSIONS.c.id.in_(ASKED)))
_VOICES_OF: Final = Prepared(
    select(_VOICES.c.version, _VOICES.c.voice).where(_VOICES.c.version.in_(ASKED))
)
_INSERT_KEY: Final = Prepared(insert(_KEYS))
_INSERT_COPY: Final = Prepared(insert(_COPIES).prefix_with("OR IGNORE"))
_INSERT_VOICE: Final = Prepared(insert(_VOICES))


def find_copies(connection: Connection, gatherer: Gatherer, version: int, article: Article) -> None:
    """Find what a version has been copied from, or to, and keep its keys.

    Args:
        connection: the transaction.
        gatherer: decides.
        version: the version.
        article: what stands in it.
    """
    keys = gatherer.copy_keys(article)
    _INSERT_KEY.write_all(connection, [{"key": key, "version": version} for key in sorted(keys)])
    _match(connection, gatherer, version, article, keys)


def drop_copies(connection: Connection, gatherer: Gatherer | None, version: int) -> None:
    """Take a version out of the voice it is of; what it bound together is bound anew."""
    left = _others_of_voice(connection, version)
    connection.execute(delete(_KEYS).where(_KEYS.c.version == version))
    pair = or_(_COPIES.c.version == version, _COPIES.c.other == version)
    connection.execute(delete(_COPIES).where(pair))
    connection.execute(delete(_VOICES).where(_VOICES.c.version.in_([version, *left])))
    if gatherer is None:
        return
    for other, article in read_articles(connection, left).items():
        keys = [key for (key,) in _KEYS_OF.rows(connection, of=other)]
        _match(connection, gatherer, other, article, keys)


def _match(
    connection: Connection,
    gatherer: Gatherer,
    version: int,
    article: Article,
    keys: Collection[int],
) -> None:
    texts = dict(_TEXTS.among(connection, _candidates(connection, gatherer, version, keys)))
    if not texts:
        return
    pairs = gatherer.copies(version, article, texts)
    _INSERT_COPY.write_all(connection, [_row(pair) for pair in pairs])
    if pairs:
        _bind(connection, [version, *(pair.other for pair in pairs)])


def _candidates(
    connection: Connection, gatherer: Gatherer, version: int, keys: Collection[int]
) -> list[int]:
    shared: Counter[int] = Counter()
    for key in keys:
        found = _WITH_KEY.rows(connection, asked_key=key, most=_MOST_OF_KEY)
        shared.update(other for (other,) in found)
    del shared[version]
    likest = sorted(shared, key=lambda other: (-shared[other], other))
    counted = _KEY_COUNTS.among(connection, likest[:_MOST_COMPARED])
    return [
        other for other, count in counted if gatherer.may_be_copies(len(keys), count, shared[other])
    ]


def _bind(connection: Connection, versions: Collection[int]) -> None:
    """Make these versions, and all that are of one voice with them, one voice."""
    known: dict[int, int] = dict(_VOICES_OF.among(connection, list(versions)))
    voices = set(known.values())
    voice = min(voices, default=min(versions))
    for other in voices - {voice}:
        merged = update(_VOICES).where(_VOICES.c.voice == other)
        connection.execute(merged.values(voice=voice))
    new = sorted(set(versions) - known.keys())
    _INSERT_VOICE.write_all(connection, [{"version": one, "voice": voice} for one in new])


def _others_of_voice(connection: Connection, version: int) -> list[int]:
    own = select(_VOICES.c.voice).where(_VOICES.c.version == version).scalar_subquery()
    query = select(_VOICES.c.version).where(_VOICES.c.voice == own, _VOICES.c.version != version)
    return list(connection.scalars(query.order_by(_VOICES.c.version)))


def _row(pair: CopyPair) -> dict[str, object]:
    return {
        "version": min(pair.version, pair.other),
        "other": max(pair.version, pair.other),
        "shared": pair.shared,
        "of_longer": pair.of_longer,
    }
