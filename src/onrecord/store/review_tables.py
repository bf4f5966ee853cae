"""The tables of what people decided of entries, beside those in `tables`."""

from typing import Final

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text, text

from onrecord.store.tables import METADATA


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False, server_default=text("0"))


# Versions with entries that people decided of: `reading` is all that was read in it, before what
# they decided was laid on it, `reviewed` what was read of these entries when they first did.
# Both are JSON, with withdrawn persons blocked out.
readings = Table(
    "readings",
    METADATA,
    Column("version", ForeignKey("article_versions.id"), primary_key=True),
    _text("reading"),
    _text("reviewed"),
)

# All that people decided. Rows are added and never taken out; one that is undone says who took it
# back and when. `act` is accept, correct, reject or note, of an entry; merge, split, apart or
# rename, of people; or verdict, of a commitment or an absence. `decision` and `verdict` are the
# rows that these are told in. `entry` is the id of the entry, or of the identity. `place`,
# `correction` and `before` are JSON of offsets into the text of the article that has `text_sha256`
# as published: where the entry stood, what is changed, and how that was. No words are kept, so
# that nothing is left of those who are withdrawn; an act upon their words is `is_withdrawn`, and
# keeps the place alone.
review_log = Table(
    "review_log",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("act"),
    Column("kind", Text),
    _text("entry"),
    Column("article", ForeignKey("articles.id")),
    Column("text_sha256", Text),
    Column("place", Text),
    Column("correction", Text),
    Column("before", Text),
    Column("note", Text),
    _text("done_by"),
    _text("done_at"),
    Column("undone_by", Text),
    Column("undone_at", Text),
    _flag("is_found"),
    _flag("is_withdrawn"),
    Column("decision", ForeignKey("decisions.number")),
    Column("verdict", ForeignKey("verdicts.number")),
)

# That an entry was accepted, corrected or rejected, as the index has it.
STANDING_DECISION: Final = text(
    "act IN ('accept', 'correct', 'reject') AND undone_at IS NULL AND is_withdrawn = 0"
)
_IS_DECISION: Final = review_log.c.decision.is_not(None)
_IS_VERDICT: Final = review_log.c.verdict.is_not(None)
Index("reviews_of_articles", review_log.c.article, review_log.c.number)
Index("reviews_of_entries", review_log.c.entry, review_log.c.number)
Index(
    "standing_reviews",
    review_log.c.entry,
    review_log.c.kind,
    sqlite_where=STANDING_DECISION,
)
Index("reviews_of_decisions", review_log.c.decision, sqlite_where=_IS_DECISION)
Index("reviews_of_verdicts", review_log.c.verdict, sqlite_where=_IS_VERDICT)

# Entries of latest versions that nobody has reviewed: `doubt` is 1 less the confidence, `depends`
# how much hangs on the entry, `weight` the product that the queue is ordered by.
review_queue = Table(
    "review_queue",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", ForeignKey("article_versions.id"), nullable=False),
    _text("kind"),
    _text("entry"),
    Column("doubt", Float, nullable=False),
    Column("depends", Integer, nullable=False),
    Column("weight", Float, nullable=False),
)
Index("queue_by_weight", review_queue.c.weight, review_queue.c.number)
Index("queue_by_kind", review_queue.c.kind, review_queue.c.weight, review_queue.c.number)
Index("queue_of_versions", review_queue.c.version, review_queue.c.entry)

# What hangs on a version, beside what was found in it, in the order in which it can be emptied.
OF_VERSIONS: Final = (review_queue, readings)
