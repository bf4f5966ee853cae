"""The tables of the feeds that a record follows, beside those of articles in `tables`."""

from typing import Final

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from onrecord.store.tables import METADATA


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _float(name: str) -> Column[float]:
    return Column(name, Float, nullable=False)


# `root` is the number of what a person named: the feed itself, or the list that names it.
# Intervals are seconds; times are ISO 8601 in UTC, so that their order is that of their characters.
feeds: Final = Table(
    "feeds",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    _integer("root"),
    Column("listed_by", ForeignKey("feeds.number")),
    _text("added_at"),
    _float("shortest"),
    _float("longest"),
    _float("interval"),
    Column("next_at", Text),
    _integer("failures"),
    Column("asked", Float),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("visited_at", Text),
    Column("result", Text),
    Column("reason", Text),
    Column("answered_at", Text),
)
Index("feeds_due", feeds.c.next_at)
Index("feeds_of_lists", feeds.c.listed_by)
Index("feeds_of_roots", feeds.c.root)

# Entries are known by a salted hash of their address or id; `address` is kept only while an entry
# waits. `at` is when it is tried, or when it was done with.
feed_entries: Final = Table(
    "feed_entries",
    METADATA,
    Column("feed", ForeignKey("feeds.number"), nullable=False),
    _text("key_hash"),
    _text("stamp"),
    _text("state"),
    Column("address", Text),
    Column("published", Text),
    _integer("tries"),
    _text("at"),
    _text("seen_at"),
    PrimaryKeyConstraint("feed", "key_hash"),
    sqlite_with_rowid=False,
)
Index("entries_by_key", feed_entries.c.key_hash)
Index("entries_by_state", feed_entries.c.feed, feed_entries.c.state, feed_entries.c.at)

# Hosts that failed, or that ask for a longer pause.
host_paces: Final = Table(
    "host_paces",
    METADATA,
    Column("host", Text, primary_key=True),
    _text("not_before"),
    _integer("failures"),
    _float("pause"),
)
