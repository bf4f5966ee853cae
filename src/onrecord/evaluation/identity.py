"""Identity over articles against the project's own annotations, in pairs of names.

Articles are read as for a record, linked in order of publication, and linked again where that
leaves someone unsettled. Each pair of annotated names of different articles is a decision: one
person, or two.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from onrecord.errors import UnreadableInput
from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.identities import NamedPerson, NameForm, read_named_people
from onrecord.evaluation.corpora.polnear import read_polnear
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureTable, score_rows
from onrecord.evaluation.identity_memory import IdentityMemory
from onrecord.linking.articles import article_entities
from onrecord.linking.person_names import parse_person_name
from onrecord.pipeline import Reader
from onrecord.schema.identity import ArticleEntity
from onrecord.schema.record import ArticleRecord

Pair = tuple[int, int]

# A pair counts for the form of its less telling name.
_FORMS: Final[tuple[NameForm, ...]] = ("full", "family", "first", "other")
_FORM_ROWS: Final[Mapping[NameForm, str]] = {
    "full": "full names",
    "family": "a family name alone",
    "first": "a first name alone",
}
_HALVES: Final = ("tuned on", "not tuned on")


@dataclass(frozen=True, slots=True)
class _Found:
    """An annotated name, and what the reading made of it.

    Attributes:
        named: the annotation.
        text: the name's characters.
        identity: whom linking takes it for; something of its own where no name was read there.
        is_whole: whether the reading has all words of the name.
    """

    named: NamedPerson
    text: str
    identity: str
    is_whole: bool


def evaluate_identity(
    reader: Reader,
    folder: Path,
    annotations: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read annotated articles, link them and compare which names are taken for one person.

    Articles are halved by a hash of their names; the weights of linking were tried on one half.
    Beside linking stand two baselines: people whose names end in one word are one, and people of
    one full name are one.

    Args:
        reader: the reader.
        folder: the PolNeAR part that the annotations are of.
        annotations: a file of annotations (``training/annotations/identity.jsonl``).
        limit: read no more articles than this.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: the folder holds no annotated article, or a file cannot be read.
        MalformedInput: an annotation is not in its format.
    """
    named: dict[str, list[NamedPerson]] = defaultdict(list)
    for person in read_named_people(annotations):
        named[person.article].append(person)
    articles = [a for a in read_polnear(folder) if a.name in named][:limit]
    if not articles:
        raise UnreadableInput(f"{folder} holds no article that {annotations} is of")
    records: dict[str, ArticleRecord] = {}
    for number, article in enumerate(articles, start=1):
        records[article.name] = reader.read(article.text, published=article.published)
        if progress:
            progress(number, len(articles))
    found = list(_found(records, named))
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, score_rows(_scores(found))),),
        (
            f"{len(articles)} articles, {len(found)} names of "
            f"{len({f.named.person for f in found})} people.",
            "Pairs of names in different articles; forms are those of the less telling name.",
        ),
        {"articles": len(articles), "names": len(found)},
    )


def _found(
    records: Mapping[str, ArticleRecord], named: Mapping[str, Iterable[NamedPerson]]
) -> Iterator[_Found]:
    memory = IdentityMemory()
    entities = {name: article_entities(record) for name, record in records.items()}
    order = sorted(records, key=lambda name: (_day(records[name]), name))
    for name in order:
        memory.add(entities[name])
    memory.relink()
    for name in order:
        by_id = {entity.id: entity for entity in entities[name]}
        for person in named[name]:
            text = records[name].article.text[person.start : person.end]
            entity = _entity_at(records[name], person, by_id)
            if entity is None:
                yield _Found(person, text, f"{name} {person.start}", is_whole=False)
            else:
                words = set(parse_person_name(text).words)
                is_whole = words <= set(parse_person_name(entity.name).words)
                yield _Found(person, text, memory.identity(entity), is_whole)


def _day(record: ArticleRecord) -> str:
    return record.article.published.day if record.article.published else ""


def _entity_at(
    record: ArticleRecord, person: NamedPerson, entities: Mapping[str, ArticleEntity]
) -> ArticleEntity | None:
    """Return the entity whose name shares most characters with an annotated one."""
    shared = [
        (min(m.span.end, person.end) - max(m.span.start, person.start), m.entity)
        for m in record.mentions
        if m.form == "name" and m.entity in entities
    ]
    width, entity = max(shared, key=lambda pair: pair[0], default=(0, ""))
    return entities[entity] if width > 0 else None


def _scores(found: Sequence[_Found]) -> dict[str, Score]:
    """Return the scores of linking over all pairs and over kinds of pairs, and of baselines."""
    gold = _pairs(found, [f.named.person for f in found])
    ours = _pairs(found, [f.identity for f in found])
    last_words = [parse_person_name(f.text).family[-1] for f in found]
    same_last = _pairs(found, last_words)
    same_name = _pairs(found, [" ".join(parse_person_name(f.text).words) for f in found])
    scores = {
        row: Score.of_sets(ours & kept, gold & kept)
        for row, kept in _kinds(found, ours | gold, same_last).items()
    }
    scores["baseline: same last word"] = Score.of_sets(same_last, gold)
    scores["baseline: same full name"] = Score.of_sets(same_name, gold)
    return scores


def _kinds(
    found: Sequence[_Found], pairs: Collection[Pair], same_last: Collection[Pair]
) -> dict[str, set[Pair]]:
    """Return the pairs of each kind, by what the kind is called."""
    kinds: dict[str, set[Pair]] = {
        "all pairs": set(pairs),
        "same-surname pairs": {pair for pair in pairs if pair in same_last},
        "names that were read whole": {p for p in pairs if all(found[n].is_whole for n in p)},
    }
    for form, row in _FORM_ROWS.items():
        kinds[row] = {pair for pair in pairs if _form(found, pair) == form}
    halves = [_half(f.named.article) for f in found]
    for number, half in enumerate(_HALVES):
        inside = {pair for pair in pairs if {halves[n] for n in pair} == {number}}
        kinds[f"all pairs, {half}"] = inside
        kinds[f"same-surname pairs, {half}"] = inside & kinds["same-surname pairs"]
    return kinds


def _form(found: Sequence[_Found], pair: Pair) -> NameForm:
    return max((found[number].named.form for number in pair), key=_FORMS.index)


def _pairs(found: Sequence[_Found], groups: Sequence[Hashable]) -> set[Pair]:
    """Return the pairs of names in different articles that are in one group."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        members[group].append(number)
    return {
        pair
        for numbers in members.values()
        for pair in combinations(numbers, 2)
        if found[pair[0]].named.article != found[pair[1]].named.article
    }


def _half(article: str) -> int:
    return hashlib.sha256(article.encode()).digest()[-1] % 2
