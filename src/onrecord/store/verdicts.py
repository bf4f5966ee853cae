"""What persons decide of commitments and absences. The caller holds the transaction.

A verdict is a row that stays: a later one takes its place in what is shown, undoing says when,
and the wording that it is on is never touched. It stays with its words: where an article is read
again it holds for the entry of the same id, or else of the same wording; where the article has
other words by now, it holds for none.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from onrecord.errors import MalformedInput, NotInRecord
from onrecord.schema.happenings import Absence, Commitment
from onrecord.schema.span import text_version
from onrecord.schema.stored_happenings import (
    JudgedKind,
    StoredHappening,
    Verdict,
    VerdictEvidence,
    VerdictKind,
)
from onrecord.store import happening_tables, tables
from onrecord.store.blocked_words import BLOCK
from onrecord.store.blocking import WithdrawnNames
from onrecord.store.finding import find_version
from onrecord.store.reading_articles import chunks, read_articles
from onrecord.store.review_log import LOG, UNKNOWN, block_log, forget_acts, log_verdict, mark_undone

_VERDICTS: Final = happening_tables.verdicts
_EVIDENCE: Final = happening_tables.verdict_evidence
_VERSIONS: Final = tables.article_versions
_EXTENT: Final = re.compile(r"(?P<article>.+):(?P<start>\d{1,7})-(?P<end>\d{1,7})", re.DOTALL)
_INK: Final = re.compile(r"\S")
_ADDRESS: Final = re.compile(r"https?://\S+")
# Of a reason, a name, an address: more is none.
MOST_CHARACTERS: Final = 2000

_Judged = StoredHappening[Commitment] | StoredHappening[Absence]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided of one commitment or absence.

    Attributes:
        verdicts: in order of time, with those undone.
        standing: what the last verdict that stands says; open where there is none.
    """

    verdicts: tuple[Verdict, ...]
    standing: VerdictKind


def keep_verdict(
    connection: Connection,
    found: _Judged,
    verdict: VerdictKind,
    *,
    because: str,
    decided_by: str,
    evidence: Sequence[str],
    now: str,
) -> int:
    """Write what somebody decided; return the number of the verdict.

    Args:
        connection: the transaction.
        found: what it is on.
        verdict: what was decided.
        because: the reason.
        decided_by: who decided.
        evidence: what it rests on: an article of the record, by id, name or URL; characters of
            one, as ``ARTICLE:START-END``; or an http(s) address elsewhere.
        now: when.

    Raises:
        MalformedInput: the reason or who decided is empty, or something is too long.
        NotInRecord: a piece of evidence is none of these.
    """
    if not because.strip() or not decided_by.strip():
        raise MalformedInput("A verdict needs a reason, and who decided.")
    if max(map(len, (because, decided_by, *evidence))) > MOST_CHARACTERS:
        raise MalformedInput(f"A verdict takes no more than {MOST_CHARACTERS} characters each.")
    rows = [_evidence_row(connection, one) for one in evidence]
    number = (connection.scalars(select(func.max(_VERDICTS.c.number))).one() or 0) + 1
    judged = found.happening
    row = {
        "number": number,
        "kind": _kind(judged),
        "article": found.article.id,
        "happening": judged.id,
        "wording_sha256": text_version(judged.wording.text),
        "verdict": verdict,
        "because": because.strip(),
        "decided_by": decided_by.strip(),
        "at": now,
    }
    connection.execute(insert(_VERDICTS), row)
    log_verdict(
        connection, _kind(judged), judged.id, found.article.id, number, decided_by.strip(), now
    )
    if rows:
        places = [{"verdict": number, "position": at, **one} for at, one in enumerate(rows)]
        connection.execute(insert(_EVIDENCE), places)
    return number


def undo_verdict(
    connection: Connection, number: int | None, kind: JudgedKind | None, by: str | None, now: str
) -> int:
    """Take back a verdict, by default the last that stands; return its number.

    Args:
        connection: the transaction.
        number: of the verdict.
        kind: only one on this kind.
        by: who takes it back; None where nobody says so.
        now: when.

    Raises:
        NotInRecord: there is no such verdict that stands.
    """
    query = select(func.max(_VERDICTS.c.number)).where(_VERDICTS.c.undone_at.is_(None))
    if kind is not None:
        query = query.where(_VERDICTS.c.kind == kind)
    if number is not None:
        query = query.where(_VERDICTS.c.number == number)
    undone: int | None = connection.scalars(query).one()
    if undone is None:
        raise NotInRecord("There is no such verdict that stands.")
    taken_back = update(_VERDICTS).where(_VERDICTS.c.number == undone)
    connection.execute(taken_back.values(undone_at=now))
    mark_undone(connection, LOG.c.verdict == undone, by or UNKNOWN, now)
    return undone


def judgements(connection: Connection, found: Sequence[_Judged]) -> list[Judgement]:
    """Return what was decided of each of these."""
    rows = _rows_of(connection, {one.article.id for one in found})
    evidence = _evidence(connection, [row.number for own in rows.values() for row in own])
    return [_judgement(one.happening, rows[one.article.id], evidence) for one in found]


def read_verdict(connection: Connection, number: int) -> Verdict:
    """Return one verdict."""
    row = connection.execute(select(_VERDICTS).where(_VERDICTS.c.number == number)).one()
    return _verdict(row, _evidence(connection, [number]))


def drop_verdicts(connection: Connection, article: str) -> None:
    """Delete the verdicts on entries of an article, and what others rest on in it."""
    own = select(_VERDICTS.c.number).where(_VERDICTS.c.article == article)
    gone = or_(_EVIDENCE.c.verdict.in_(own), _EVIDENCE.c.article == article)
    connection.execute(delete(_EVIDENCE).where(gone))
    forget_acts(connection, LOG.c.verdict.in_(own))
    connection.execute(delete(_VERDICTS).where(_VERDICTS.c.article == article))


def drop_verdicts_on(connection: Connection, article: str, ids: Iterable[str]) -> None:
    """Delete the verdicts on some commitments and absences of an article, by their ids."""
    own = select(_VERDICTS.c.number).where(
        _VERDICTS.c.article == article, _VERDICTS.c.happening.in_(list(ids))
    )
    numbers = list(connection.scalars(own))
    connection.execute(delete(_EVIDENCE).where(_EVIDENCE.c.verdict.in_(numbers)))
    forget_acts(connection, LOG.c.verdict.in_(numbers))
    connection.execute(delete(_VERDICTS).where(_VERDICTS.c.number.in_(numbers)))


def block_verdicts(connection: Connection, name: str, person: WithdrawnNames) -> None:
    """Block a person out of what others wrote with their verdicts, the family name alone too."""
    blocking = _Blocking(name, person)
    block_log(connection, blocking.shown)
    columns = (_VERDICTS.c.number, _VERDICTS.c.because, _VERDICTS.c.decided_by)
    for number, *told in connection.execute(select(*columns)).all():
        because, decided_by = map(blocking.shown, told)
        if [because, decided_by] != told:
            own = update(_VERDICTS).where(_VERDICTS.c.number == number)
            connection.execute(own.values(because=because, decided_by=decided_by))
    addresses = select(_EVIDENCE).where(_EVIDENCE.c.address.is_not(None))
    for row in connection.execute(addresses).all():
        if person.block(row.address) != row.address:
            is_own = (_EVIDENCE.c.verdict == row.verdict) & (_EVIDENCE.c.position == row.position)
            kept = update(_EVIDENCE).where(is_own).values(address=person.block(row.address))
            connection.execute(kept)


class _Blocking:
    """Shows texts without a person's name."""

    def __init__(self, name: str, person: WithdrawnNames) -> None:
        forms = {" ".join(name.split()), name.rsplit(maxsplit=1)[-1]}
        longest_first = sorted(map(re.escape, forms), key=len, reverse=True)
        self._named = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
        self._person = person

    def shown(self, text: str) -> str:
        """Return the text with the name blocked out."""
        return self._named.sub(lambda match: _INK.sub(BLOCK, match[0]), self._person.block(text))


def _evidence_row(connection: Connection, given: str) -> dict[str, Any]:
    nothing = dict.fromkeys(("article", "text_sha256", "start", "end", "address"))
    extent = _EXTENT.fullmatch(given)
    named = extent["article"] if extent else given
    try:
        version = find_version(connection, named)
    except NotInRecord:
        if _ADDRESS.fullmatch(given):
            return {**nothing, "address": given}
        raise
    article = read_articles(connection, [version])[version]
    if extent is None:
        return {**nothing, "article": article.id}
    start, end = int(extent["start"]), int(extent["end"])
    if not start < end <= len(article.text):
        raise NotInRecord(f"There are no characters {start} to {end} in article {article.id}.")
    query = select(_VERSIONS.c.original_sha256).where(_VERSIONS.c.id == version)
    text = connection.scalars(query).one()
    return {**nothing, "article": article.id, "text_sha256": text, "start": start, "end": end}


def _rows_of(connection: Connection, articles: Collection[str]) -> defaultdict[str, list[Row[Any]]]:
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for chunk in chunks(sorted(articles)):
        query = select(_VERDICTS).where(_VERDICTS.c.article.in_(chunk))
        for row in connection.execute(query.order_by(_VERDICTS.c.number)):
            found[row.article].append(row)
    return found


def _judgement(
    judged: Commitment | Absence,
    rows: Sequence[Row[Any]],
    evidence: dict[int, tuple[VerdictEvidence, ...]],
) -> Judgement:
    wording = judged.wording.text
    own = [
        _verdict(row, evidence)
        for row in rows
        if row.kind == _kind(judged)
        and (
            row.wording_sha256 == text_version(wording)
            or (row.happening == judged.id and (BLOCK in wording or _is_corrected(judged)))
        )
    ]
    standing = [one.verdict for one in own if one.undone_at is None]
    return Judgement(tuple(own), standing[-1] if standing else "open")


def _is_corrected(judged: Commitment | Absence) -> bool:
    """Whether a person changed its wording, perhaps."""
    return judged.origin.method == "human"


def _kind(judged: Commitment | Absence) -> JudgedKind:
    return "commitment" if isinstance(judged, Commitment) else "absence"


def _verdict(row: Row[Any], evidence: dict[int, tuple[VerdictEvidence, ...]]) -> Verdict:
    return Verdict(
        number=row.number,
        kind=row.kind,
        happening=row.happening,
        verdict=row.verdict,
        because=row.because,
        decided_by=row.decided_by,
        at=row.at,
        evidence=evidence.get(row.number, ()),
        undone_at=row.undone_at,
    )


def _evidence(
    connection: Connection, verdicts: Sequence[int]
) -> dict[int, tuple[VerdictEvidence, ...]]:
    found: dict[int, list[VerdictEvidence]] = defaultdict(list)
    for chunk in chunks(verdicts):
        query = select(_EVIDENCE).where(_EVIDENCE.c.verdict.in_(chunk))
        rows = connection.execute(query.order_by(_EVIDENCE.c.verdict, _EVIDENCE.c.position)).all()
        for row in rows:
            found[row.verdict].append(_one_evidence(connection, row))
    return {number: tuple(own) for number, own in found.items()}


def _one_evidence(connection: Connection, row: Row[Any]) -> VerdictEvidence:
    if row.article is None:
        return VerdictEvidence(None, None, row.address)
    query = select(_VERSIONS.c.id).where(_VERSIONS.c.article == row.article)
    if row.text_sha256 is not None:
        query = query.where(_VERSIONS.c.original_sha256 == row.text_sha256)
    version = connection.scalars(query.order_by(_VERSIONS.c.number.desc()).limit(1)).one()
    article = read_articles(connection, [version])[version]
    words = None if row.start is None else article.span(row.start, row.end)
    return VerdictEvidence(article, words, None)
