"""The tables of what happened, was promised and was withheld, beside those in `tables`.

A row of ``happenings`` and the row of the same version and number in the table of its kind are one
entry.
"""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from onrecord.store.tables import METADATA


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _version() -> Column[int]:
    return Column("version", ForeignKey("article_versions.id"), nullable=False)


def _key(*columns: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint("version", "number", *columns)


def _entry() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["version", "number"], ["happenings.version", "happenings.number"])


def _of_kind(name: str, *columns: Column[Any]) -> Table:
    key = (_integer("version"), _integer("number"))
    return Table(name, METADATA, *key, *columns, _key(), _entry(), sqlite_with_rowid=False)


# `number` counts within the version, kind by kind in order of the text. `kind` is encounter,
# action, commitment, absence or relation; `statement` the one within which it
# is told. `day` is when it was held, happened, is due or stood so, `day_from` and `day_to` the
# first and last day that it may mean; of absences there is none.
happenings = Table(
    "happenings",
    METADATA,
    _version(),
    _integer("number"),
    _text("kind"),
    _text("id"),
    Column("statement", Text),
    Column("day", Text),
    Column("day_basis", Text),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("confidence", Float, nullable=False),
    _text("origin_method"),
    _text("origin_name"),
    _text("origin_version"),
    _key(),
    UniqueConstraint("version", "kind", "id"),
    ForeignKeyConstraint(["version", "statement"], ["statements.version", "statements.id"]),
    sqlite_with_rowid=False,
)
Index("happening_ids", happenings.c.id)
Index("happenings_of_kind", happenings.c.kind)

encounters = _of_kind(
    "encounters",
    _text("kind"),
    _text("status"),
    Column("ordinal", Integer),
)

# `kind` and `mode` are PLOVER's; `contexts` is a JSON array.
actions = _of_kind(
    "actions",
    _text("kind"),
    Column("mode", Text),
    _text("contexts"),
    Column("cameo", Text),
    _text("status"),
)

commitments = _of_kind("commitments", _text("kind"))

absences = _of_kind("absences", _text("kind"))

relations = _of_kind(
    "relations",
    _text("tone"),
    Column("is_mutual", Boolean(create_constraint=False), nullable=False),
)

# `role` is participant, actor, recipient, who, for_whom, as_told_by, asked_by or between. Where
# the article does not name the party, `entity` is null; `words` are the words for it as they are
# compared, null where it is known as an entity only.
happening_parties = Table(
    "happening_parties",
    METADATA,
    _integer("version"),
    _integer("number"),
    _text("role"),
    _integer("position"),
    Column("entity", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("text", Text),
    Column("words", Text),
    _key("role", "position"),
    _entry(),
    ForeignKeyConstraint(["version", "entity"], ["entities.version", "entities.id"]),
    CheckConstraint('"end" > start'),
    sqlite_with_rowid=False,
)
Index("happenings_of_entities", happening_parties.c.version, happening_parties.c.entity)
Index(
    "unnamed_parties",
    happening_parties.c.words,
    happening_parties.c.role,
    sqlite_where=happening_parties.c.entity.is_(None),
)

# What an encounter was about, as `statement_topics` has it of statements.
encounter_subjects = Table(
    "encounter_subjects",
    METADATA,
    _integer("version"),
    _integer("number"),
    _integer("position"),
    _text("subject"),
    Column("confidence", Float, nullable=False),
    _key("position"),
    _entry(),
    sqlite_with_rowid=False,
)
Index(
    "encounters_of_subjects",
    encounter_subjects.c.subject,
    encounter_subjects.c.version,
    encounter_subjects.c.number,
)

# `role` is evidence, name, place, topic (the words for what an encounter was about), first or
# second topic (the words that tell its subjects), outcome, trigger, wording, cue, condition, about
# or day.
happening_spans = Table(
    "happening_spans",
    METADATA,
    _integer("version"),
    _integer("number"),
    _text("role"),
    _integer("position"),
    _integer("start"),
    _integer("end"),
    _text("text"),
    _key("role", "position"),
    _entry(),
    CheckConstraint('"end" > start'),
    sqlite_with_rowid=False,
)

# What persons decided of commitments and absences; `kind` is one of these, `happening` its id.
# Rows are added and never changed, but for `undone_at`, and for words of those who are withdrawn.
# `wording_sha256` is that of its wording, so that a verdict stays with the words that it is about.
verdicts = Table(
    "verdicts",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("kind"),
    Column("article", ForeignKey("articles.id"), nullable=False),
    _text("happening"),
    _text("wording_sha256"),
    _text("verdict"),
    _text("because"),
    _text("decided_by"),
    _text("at"),
    Column("undone_at", Text),
)
Index("verdicts_of_articles", verdicts.c.article)

# What a verdict rests on: an article of the record, characters of one of its versions, or an
# address elsewhere.
verdict_evidence = Table(
    "verdict_evidence",
    METADATA,
    Column("verdict", ForeignKey("verdicts.number"), nullable=False),
    _integer("position"),
    Column("article", ForeignKey("articles.id")),
    Column("text_sha256", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("address", Text),
    PrimaryKeyConstraint("verdict", "position"),
    sqlite_with_rowid=False,
)
Index("evidence_of_articles", verdict_evidence.c.article)

# What is found in a version, in the order in which it can be emptied.
HAPPENINGS: Final = (
    encounter_subjects,
    happening_spans,
    happening_parties,
    encounters,
    actions,
    commitments,
    absences,
    relations,
    happenings,
)
