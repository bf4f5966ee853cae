"""Stories: articles that tell of one happening, and what each of them has people say of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.interfaces.web.addresses import story_address
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.browsing import ListedEntry
from onrecord.schema.gathering import Story
from onrecord.store.repository import Book

router = APIRouter()

_PART = 25
# Who says what is told of so many articles, of each voice one, and of so many entries of each.
_MOST_ARTICLES = 60
_MOST_TOLD = 12
_MOST_ENTRIES = 12
_TOLD_KINDS = frozenset({"statement", "commitment", "absence"})


@dataclass(frozen=True, slots=True)
class Account:
    """What an article of a story tells.

    Attributes:
        article: id of the article.
        entries: statements, commitments and absences, in the order of the text.
        left_out: how many more it tells.
    """

    article: str
    entries: tuple[ListedEntry, ...]
    left_out: int


@router.get("/stories")
def stories(request: Request, room: GivenRoom, after: str | None = None) -> HTMLResponse:
    """Show stories, those with the newest article first."""
    part = room.books.here().list_stories(after=after or None, size=_PART)
    return room.renderer.page(request, "stories.html", part=part)


@router.get("/stories/{id}")
def story(request: Request, room: GivenRoom, id: str) -> Response:
    """Show a story; the id of one of its articles leads to it."""
    book = room.books.here()
    found = book.story(id)
    if found.id != id:
        return RedirectResponse(story_address(found.id))
    return room.renderer.page(
        request,
        "story.html",
        story=found,
        articles=found.articles[:_MOST_ARTICLES],
        accounts=tuple(_accounts(book, found)),
        told_in={one.article.article.id: one.article.article for one in found.articles},
    )


def _accounts(book: Book, story: Story) -> Iterator[Account]:
    """Yield what articles tell, of copies of one text that of the first alone."""
    voices: set[str] = set()
    told = 0
    for one in story.articles:
        if one.voice in voices:
            continue
        if one.voice is not None:
            voices.add(one.voice)
        article = one.article.article.id
        entries = [entry for entry in book.entries_of(article) if entry.entry in _TOLD_KINDS]
        yield Account(article, tuple(entries[:_MOST_ENTRIES]), max(len(entries) - _MOST_ENTRIES, 0))
        told += 1
        if told == _MOST_TOLD:
            return
