"""Who is who in articles of PolNeAR, as people annotated it: speakers by attribution, and dates.

Two formats are read. A folder holds the record gold: one JSON object an article, with names written
out. A file of JSON Lines holds the project's own annotations: offsets and labels, no word of the
articles, where a name is the characters at its offsets::

    {"article": "courier_2025-09-18_plan",
     "entities": [{"id": "lund", "type": "person", "name": [120, 129]}],
     "speakers": {"A1": "lund", "A2": "unnamed", "A3": null},
     "references": {"140-143": "lund", "200-204": ["lund", "reyes"], "220-224": null}}

Both number the attributions of the corpus ``A1``, ``A2`` ... in the order of its first annotator,
those without content counted too.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from onrecord.evaluation.source_words import is_pronoun
from onrecord.schema.annotation import Offsets

GoldType = Literal["person", "organization", "group"]

POLNEAR_BESIDE: Final = ("..", "..", "data", "polnear", "dev")
"""Where the part of PolNeAR lies that a folder of annotations is of, seen from the folder."""

_UNNAMED: Final = "unnamed"
_MALFORMED: Final = (ValueError, KeyError, TypeError, AttributeError, MalformedInput)


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A person, an organization or an unorganized group of one article.

    Attributes:
        id: its label within the article.
        type: what it is.
        name: the fullest name that the article uses.
        names_used: other names and descriptions that the article uses, no pronouns.
        place: where the fullest name stands, or None where that is not annotated.
    """

    id: str
    type: GoldType
    name: str
    names_used: tuple[str, ...] = ()
    place: Offsets | None = None


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Who speaks in an attribution; nobody where there are neither entity nor words.

    Attributes:
        number: the number of the attribution, from 1.
        entity: label of the entity, or None.
        unnamed: the words for a speaker whom the article does not name; "" where such a speaker
            is annotated without words; None where the article names the speaker, or has none.
    """

    number: int
    entity: str | None = None
    unnamed: str | None = None


@dataclass(frozen=True, slots=True)
class GoldReference:
    """A pronoun or a description, and the labels of the entities that it stands for, if any."""

    span: Offsets
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A time expression with its calendar value."""

    span: Offsets
    value: str


@dataclass(frozen=True, slots=True)
class RecordGold:
    """What people annotated in one article.

    Attributes:
        article: the article and its attributions.
        published: ISO 8601 date, where it is known.
        entities: the entities, by label.
        speakers: in order of the annotation; an attribution may have none.
        dates: in order of the annotation; None where dates are not annotated.
        references: in order of the annotation; only the project's own annotations have them.
    """

    article: GoldArticle
    published: str | None
    entities: dict[str, GoldEntity]
    speakers: tuple[GoldSpeaker, ...]
    dates: tuple[GoldDate, ...] | None
    references: tuple[GoldReference, ...] = ()


def read_record_gold(gold: Path, texts: Path | None = None) -> list[RecordGold]:
    """Read annotations and the articles that they are of.

    Args:
        gold: a folder of JSON files, or a file of JSON Lines.
        texts: the part of PolNeAR with the articles; None for the one beside the folder.

    Returns:
        The annotated articles, those of a folder by name, those of a file in its order.

    Raises:
        UnreadableInput: there are no annotations, or no article for one, or a file cannot be read.
        MalformedInput: an annotation is not in its format.
    """
    sources = list(_folder(gold) if gold.is_dir() else _lines(gold))
    if not sources:
        raise UnreadableInput(f"there are no annotations of the record in {gold}")
    texts = texts or gold.joinpath(*POLNEAR_BESIDE)
    names = {name for _, name, _ in sources}
    articles = {article.name: article for article in read_polnear(texts) if article.name in names}
    if missing := sorted(names - articles.keys()):
        raise UnreadableInput(f"there is no annotated article {missing[0]} in {texts}")
    found = []
    for path, name, data in sources:
        try:
            found.append(_record_gold(articles[name], data))
        except _MALFORMED as error:
            raise _malformed(path, error) from error
    return found


_Source = tuple[Path, str, dict[str, Any]]
"""A file, the name of an article, and what the file says of it."""


def _folder(folder: Path) -> Iterator[_Source]:
    for path in sorted(folder.glob("*.json")):
        (data,) = _objects(path, [_read_text(path)])
        yield path, path.stem, data


def _lines(path: Path) -> Iterator[_Source]:
    for data in _objects(path, _read_text(path).splitlines()):
        try:
            yield path, str(data["article"]), data
        except _MALFORMED as error:
            raise _malformed(path, error) from error


def _objects(path: Path, texts: Sequence[str]) -> list[Any]:
    try:
        return [json.loads(text) for text in texts]
    except ValueError as error:
        raise _malformed(path, error) from error


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error


def _malformed(path: Path, error: Exception) -> MalformedInput:
    return MalformedInput(f"{path} holds no annotations of the record: {error!r}")


def _record_gold(article: GoldArticle, data: dict[str, Any]) -> RecordGold:
    references = tuple(_reference(*item) for item in data.get("references", {}).items())
    used = _words_used(article.text, references)
    entities = {row["id"]: _entity(row, article.text, used) for row in data["entities"]}
    if strangers := sorted(used.keys() - entities.keys()):
        raise MalformedInput(f"{strangers[0]!r} is referred to and is no entity")
    dates = data.get("dates")
    return RecordGold(
        article,
        data.get("published") or article.published,
        entities,
        tuple(_speaker(key, who, entities) for key, who in data["speakers"].items()),
        None if dates is None else tuple(_date(row, article.text) for row in dates if row["value"]),
        references,
    )


def _reference(place: str, label: str | list[str] | None) -> GoldReference:
    """Read ``"start-end": label``: a list where it stands for several, null for no entity."""
    start, end = place.split("-")
    labels = (label,) if isinstance(label, str) else tuple(label or ())
    return GoldReference((int(start), int(end)), labels)


def _words_used(text: str, references: Sequence[GoldReference]) -> dict[str, list[str]]:
    """Return the words that stand for each entity, but for pronouns and for several at once."""
    used: dict[str, list[str]] = {}
    for reference in references:
        words = _slice(text, reference.span)
        if len(reference.entities) == 1 and not is_pronoun(words):
            used.setdefault(reference.entities[0], []).append(words)
    return used


def _entity(row: dict[str, Any], text: str, used: dict[str, list[str]]) -> GoldEntity:
    if row["type"] not in get_args(GoldType):
        raise MalformedInput(f"{row['type']!r} is no type of an entity")
    place = None if isinstance(row["name"], str) else _offsets(row["name"])
    name = _slice(text, place) if place else row["name"]
    names = dict.fromkeys([*row.get("names_used", ()), *used.get(row["id"], ())])
    others = tuple(n for n in names if not is_pronoun(n))
    return GoldEntity(row["id"], row["type"], name, others, place)


def _speaker(key: str, who: str | None, entities: dict[str, GoldEntity]) -> GoldSpeaker:
    number = int(key.removeprefix("A"))
    if who is None:
        return GoldSpeaker(number)
    label, _, words = who.partition(":")
    if label == _UNNAMED:
        return GoldSpeaker(number, unnamed=words.strip())
    return GoldSpeaker(number, entities[who].id)


def _date(row: dict[str, Any], text: str) -> GoldDate:
    start, end = row["span"]
    _slice(text, (start, end))
    return GoldDate((start, end), str(row["value"]))


def _offsets(value: Sequence[int]) -> Offsets:
    start, end = value
    return start, end


def _slice(text: str, offsets: Sequence[int]) -> str:
    start, end = offsets
    if not 0 <= start < end <= len(text):
        raise MalformedInput(f"{start}:{end} lies outside the text")
    return text[start:end]
