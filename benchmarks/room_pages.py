"""The pages that readers of the room ask for, taken from the record itself."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar, get_args
from urllib.parse import quote, urlencode

from onrecord.pipeline import open_book
from onrecord.schema.browsing import ListedPerson, StatementFilter
from onrecord.schema.stored_happenings import HappeningKind
from onrecord.store.repository import Book

_T = TypeVar("_T")

# So many of each kind of page.
_MOST: Final = 60
_WORDS: Final = ("that", "the people", "money", "school", "police", "court", "he said", "tax plan")
# How often a kind of page is asked for, beside the others.
WEIGHTS: Final = {
    "front": 4, "search": 20, "search with facets": 14, "people": 4, "people by name": 4,
    "person": 14, "pair": 6, "statement": 14, "entry": 4, "article": 12, "versions": 2,
    "articles": 3, "stories": 2, "story": 4, "commitments": 5, "commitment": 4, "unanswered": 4,
    "absence": 3, "check": 3, "about": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the room: what kind it is, and where it is."""

    kind: str
    path: str


def pages_of(record: Path) -> dict[str, list[Page]]:
    """Return pages of a record by their kinds, the same ones each time."""
    with open_book(record) as book:
        found: dict[str, list[Page]] = {}
        for page in _pages(book):
            found.setdefault(page.kind, []).append(page)
        return {kind: list(islice(pages, _MOST)) for kind, pages in found.items()}


def _pages(book: Book) -> Iterator[Page]:
    people = list(_people(book))
    yield Page("front", "/")
    yield Page("about", "/about")
    yield from _searches(people)
    yield from _of_people(book, people)
    yield from _entries(book)
    yield from _boards(people)


def _people(book: Book) -> Iterator[ListedPerson]:
    """Yield those who say most first, then some who are seldom named."""
    listed = list(book.find_people(size=200).items)
    listed.sort(key=lambda one: -one.statements)
    yield from listed[:30]
    yield from _sample(listed[30:], 30)


def _searches(people: Iterable[ListedPerson]) -> Iterator[Page]:
    for words in _WORDS:
        yield Page("search", _address("/search", words=words))
    yield Page("search", "/search")
    kinds = ("direct", "mixed", "indirect")
    topics = ("elections", "economy", "health", "education", "crime")
    for number, one in enumerate(people):
        speaker = one.id if number % 2 else one.name
        asked = {"speaker": speaker, "kind": kinds[number % 3], "topic": topics[number % 5]}
        about = {"words": _WORDS[number % len(_WORDS)]} if number % 4 == 0 else {}
        since = {"since": f"{2016 + number % 5}"} if number % 3 == 0 else {}
        chosen = dict(islice(asked.items(), 1 + number % 3))
        yield Page("search with facets", _address("/search", **chosen, **about, **since))
        yield Page("search", _address("/search", words=one.name))


def _of_people(book: Book, people: Iterable[ListedPerson]) -> Iterator[Page]:
    yield Page("people", "/people")
    for one in people:
        yield Page("person", f"/people/{one.id}")
        yield Page("people by name", _address("/people", name=one.name.split()[-1]))
        for other in book.person_overview(one.id).spoken_of[:2]:
            yield Page("pair", f"/pair/{one.id}/{other.party.identity}")


def _entries(book: Book) -> Iterator[Page]:
    said = [
        *book.find(StatementFilter(), size=200).part.items,
        *book.find(StatementFilter(words="that"), size=200).part.items,
    ]
    for entry in _sample(said, _MOST):
        yield Page("statement", f"/statements/{entry.id}")
        yield Page("article", f"/articles/{entry.article.id}")
        yield Page("versions", f"/articles/{entry.article.id}/versions")
        quoted = [entry.words[start:end] for start, end in entry.quoted]
        if quoted:
            yield Page("check", _address("/check", words=max(quoted, key=len)))
    for kind in get_args(HappeningKind):
        for entry in _sample(list(book.entries(kind, size=200).items), 20):
            yield _page_of_entry(kind, entry.id)
    yield Page("articles", "/articles")
    yield Page("stories", "/stories")
    for story in _sample(list(book.list_stories(size=200).items), _MOST):
        yield Page("story", f"/stories/{story.id}")


def _page_of_entry(kind: HappeningKind, id: str) -> Page:
    if kind == "commitment":
        return Page("commitment", f"/commitments/{id}")
    if kind == "absence":
        return Page("absence", f"/unanswered/{id}")
    return Page("entry", f"/entries/{kind}/{id}")


def _boards(people: Iterable[ListedPerson]) -> Iterator[Page]:
    for tab in ("open", "due", "kept"):
        yield Page("commitments", _address("/commitments", tab=tab))
    yield Page("unanswered", "/unanswered")
    for one in islice(people, 10):
        yield Page("commitments", _address("/commitments", who=one.id))
        yield Page("unanswered", _address("/unanswered", who=one.id))


def _address(path: str, **values: str) -> str:
    return f"{path}?{urlencode(values, quote_via=quote)}" if values else path


def _sample(values: Sequence[_T], most: int) -> list[_T]:
    return random.Random(most).sample(values, min(most, len(values)))
