"""Entries of a version become the rows that lists are read from."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from onrecord.schema.span import text_version
from onrecord.store.blocked_words import BLOCK
from onrecord.store.browsing.marks import WIDE, keys_of, mark, pair_key
from onrecord.store.browsing.places import MOST_ENTRIES, place_of
from onrecord.store.browsing.version_rows import (
    HappeningRow,
    PartyRow,
    ShownRow,
    StatementRow,
    VersionRows,
)

ListedRow = dict[str, Any]

# Between the parts of an interrupted content, as the table of statements has them.
_PART_SEPARATOR: Final = " … "
# Of an occasion of more the pairs are not told: there are too many.
_MOST_PAIRED: Final = 16
_MONTH: Final = 7
_STANCE_FIELDS: Final = {"negative": "neg", "positive": "pos", "mixed": "mix", "neutral": "neu"}
# Of each kind of happening, its roles in the order in which they are shown, those that act first.
_ROLES: Final = {
    "encounter": ("participant",),
    "action": ("actor", "recipient"),
    "commitment": ("who", "for_whom"),
    "absence": ("who", "asked_by"),
    "relation": ("between",),
}
_ACTING: Final = frozenset({"participant", "actor", "who", "between"})
_WORDED: Final = frozenset({"commitment", "absence"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """When an entry stands.

    Attributes:
        day: as it is shown.
        basis: how it is known.
        first, last: days that it may mean, or those of publication.
        month: the one month in which it lies, else that of publication, or None.
    """

    day: str | None
    basis: str
    first: str | None
    last: str | None
    month: str | None


def listed_rows(of: VersionRows, outlet: int) -> list[ListedRow]:
    """Return the rows of all entries of a version, in the order of the text.

    Args:
        of: the rows of the version.
        outlet: the number of its publisher.
    """
    said = {row.id: row for row in of.statements}
    rows = [_statement(of, row) for row in of.statements]
    rows += [_happening(of, row, said.get(row.statement or "")) for row in of.happenings]
    rows.sort(key=lambda row: (row["start"], row["kind"], row["id"]))
    for position, row in enumerate(rows[:MOST_ENTRIES]):
        row["place"] = place_of(row.pop("first"), of.number, position)
        row["printed"] = place_of(of.published_from, of.number, position)
        row["version"] = of.number
        row["marks"] = keys_of((*row["marks"], mark("outlet", str(outlet))))
    return rows[:MOST_ENTRIES]


def _statement(of: VersionRows, row: StatementRow) -> ListedRow:
    content = of.extents.get((row.id, "content"), [])
    dated = _dated(of, row.said_on, row.said_on_basis, (row.said_from, row.said_to))
    about = of.about.get(row.id, [])
    topics = of.topics.get(row.id, [])
    speaker, addressee = of.identity(row.speaker), of.identity(row.addressee)
    targets = [one for one in map(of.identity, about) if one]
    parties = [
        *_shown_party(of, "speaker", row.speaker, row.unnamed),
        *_shown_party(of, "addressee", row.addressee, None),
        *(one for entity in about for one in _shown_party(of, "about", entity, None)),
    ]
    others = dict.fromkeys(one for one in (*targets, addressee) if one and one != speaker)
    keys = [
        mark("entry", "statement"),
        mark("type", row.kind),
        mark("status", row.polarity),
        *_marks("month", [dated.month]),
        *((WIDE,) if dated.first != dated.last else ()),
        *_marks("speaker", [speaker]),
        *_marks("acts", [speaker]),
        *_marks("about", targets),
        *_marks("topic", topics),
        *(
            pair
            for other in others
            if speaker
            for pair in _marks("pair", [pair_key(speaker, other)])
        ),
        *_stance_marks(of, row.id, about),
    ]
    return {
        "kind": "statement",
        "id": row.id,
        "start": min((start for start, _ in content), default=0),
        "first": dated.first,
        "type": row.kind,
        "status": row.polarity,
        "words": row.content,
        "quoted": json.dumps(_quoted(content, of.extents.get((row.id, "quoted"), []))),
        "parties": _parties_json(parties),
        "channel": row.channel,
        "day": dated.day,
        "basis": dated.basis,
        "last_day": dated.last,
        "due_from": None,
        "due_to": None,
        "topics": " ".join(topics),
        "confidence": row.confidence,
        **_who(of, [row.speaker], [row.unnamed_words]),
        "about_names": _words(of.names, about),
        "about_roles": _words(of.roles, about),
        "marks": keys,
    }


def _happening(of: VersionRows, row: HappeningRow, said: StatementRow | None) -> ListedRow:
    type_, status = of.details[row.number]
    parties = sorted(
        (one for one in of.parties.get(row.number, []) if one.role in _ROLES[row.kind]),
        key=lambda one: _ROLES[row.kind].index(one.role),
    )
    words = of.shown.get((row.number, "wording" if row.kind in _WORDED else "evidence"))
    words = words or ShownRow(0, "")
    acting = [one for one in parties if one.role in _ACTING]
    subjects = of.subjects.get(row.number, [])
    if row.kind in _WORDED:
        status = _standing(of, row, words.text)
    dated = _happening_date(of, row, said)
    place = of.shown.get((row.number, "place"))
    due = row.day if row.kind == "commitment" else None
    keys = [
        mark("entry", row.kind),
        mark("type", type_),
        *_marks("status", [status]),
        *_marks("month", [dated.month]),
        *_marks("acts", (of.identity(one.entity) for one in acting)),
        *_marks("topic", subjects),
        *_marks("pair", _pairs(of, parties)),
    ]
    return {
        "kind": row.kind,
        "id": row.id,
        "start": words.start,
        "first": dated.first,
        "type": type_,
        "status": status,
        "words": words.text,
        "quoted": "[]",
        "parties": _parties_json(
            one
            for party in parties
            for one in _shown_party(of, party.role, party.entity, party.text)
        ),
        "channel": place.text if place else None,
        "day": due or dated.day,
        "basis": (row.day_basis if due else None) or dated.basis,
        "last_day": dated.last,
        "due_from": row.day_from if due else None,
        "due_to": row.day_to if due else None,
        "topics": " ".join(subjects),
        "confidence": row.confidence,
        **_who(
            of,
            [one.entity for one in acting],
            [one.words for one in acting if one.entity is None],
        ),
        "about_names": "",
        "about_roles": "",
        "marks": keys,
    }


def _happening_date(of: VersionRows, row: HappeningRow, said: StatementRow | None) -> _Dated:
    """Return when something happened; of what was promised or withheld, when it was told."""
    if row.kind == "commitment":
        # What is shown is the day on which it is due; one on which it was told is none.
        told = _told(of, said)
        shown = _dated(of, None, None, (None, None))
        return _Dated(shown.day, shown.basis, told.first, told.last, told.month)
    if row.kind == "absence":
        return _told(of, said)
    return _dated(of, row.day, row.day_basis, (row.day_from, row.day_to))


def _told(of: VersionRows, said: StatementRow | None) -> _Dated:
    if said is None:
        return _dated(of, None, None, (None, None))
    return _dated(of, said.said_on, said.said_on_basis, (said.said_from, said.said_to))


def _dated(
    of: VersionRows, day: str | None, basis: str | None, days: tuple[str | None, str | None]
) -> _Dated:
    published = (of.published_from, of.published_to)
    month = _month(days) or _month(published)
    if day is not None and basis is not None and days[0] is not None:
        return _Dated(day, basis, *days, month)
    if of.published_from is not None:
        return _Dated(of.published, "published", *published, month)
    return _Dated(None, "unknown", None, None, None)


def _month(days: tuple[str | None, str | None]) -> str | None:
    first, last = days
    if first is None or last is None or first[:_MONTH] != last[:_MONTH]:
        return None
    return first[:_MONTH]


def _standing(of: VersionRows, row: HappeningRow, wording: str) -> str:
    """Return what the last verdict on a commitment or an absence says, as `verdicts` has it."""
    own = [one for one in of.verdicts if one.kind == row.kind]
    if not own:
        return "open"
    known = text_version(wording)
    standing = [
        one.verdict
        for one in own
        if one.wording_sha256 == known or (one.happening == row.id and BLOCK in wording)
    ]
    return standing[-1] if standing else "open"


def _pairs(of: VersionRows, parties: Sequence[PartyRow]) -> Iterator[str]:
    known = list(dict.fromkeys(one for one in (of.identity(p.entity) for p in parties) if one))
    for one, other in combinations(known[:_MOST_PAIRED], 2):
        yield pair_key(one, other)


def _stance_marks(of: VersionRows, statement: str, about: Iterable[str]) -> Iterator[str]:
    for entity in about:
        stance, target = of.stances.get((statement, entity)), of.identity(entity)
        if stance and target:
            yield mark(_STANCE_FIELDS[stance], target)


def _marks(field: str, values: Iterable[str | None]) -> Iterator[str]:
    return (mark(field, value) for value in values if value)


def _who(
    of: VersionRows, entities: Iterable[str | None], unnamed: Iterable[str | None]
) -> dict[str, str]:
    known = [one for one in entities if one]
    return {
        "names": _words(of.names, known),
        "roles": _words(of.roles, known),
        "unnamed": " ".join(one.strip() for one in unnamed if one),
    }


def _words(told: dict[str, Any], entities: Iterable[str]) -> str:
    words = (row.words.strip() for entity in entities for row in told.get(entity, ()))
    return " ".join(dict.fromkeys(words))


def _shown_party(
    of: VersionRows, role: str, entity: str | None, words: str | None
) -> Iterator[list[str | None]]:
    known = of.entities.get(entity or "")
    if known is not None:
        yield [role, known.name, known.type, known.identity]
    elif words:
        yield [role, words, None, None]


def _parties_json(parties: Iterable[list[str | None]]) -> str:
    return json.dumps(list(parties), ensure_ascii=False)


def _quoted(
    content: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """Return the extents of what is quoted in the content, as the parts stand joined."""
    found = []
    at = 0
    for start, end in content:
        for first, last in quoted:
            begin, finish = max(first, start), min(last, end)
            if begin < finish:
                found.append([at + begin - start, at + finish - start])
        at += end - start + len(_PART_SEPARATOR)
    return found
