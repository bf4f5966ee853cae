"""What an editor decides of who is who: one, two, or by another name."""

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import DecisionRefused, MalformedInput
from onrecord.interfaces.web.going_back import GivenNext, back_to
from onrecord.interfaces.web.log_numbers import act_done
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.interfaces.web.security.requirements import Editor
from onrecord.schema.browsing import ListedPerson
from onrecord.schema.identity import Suggestion
from onrecord.store.repository import Book

router = APIRouter()

# People whose likenesses are looked for at once, and candidates for one.
_LOOKED_AT: Final = 40
_CANDIDATES: Final = 12
_ARTICLES: Final = 50
_MOST_MOVED: Final = 200

Words = Annotated[str, Query(max_length=300)]
After = Annotated[str | None, Query(max_length=500)]
GivenPerson = Annotated[str, Form(max_length=300)]


@dataclass(frozen=True, slots=True)
class MaybeOne:
    """Two that may be one, with what says so."""

    first: ListedPerson
    second: ListedPerson
    suggestion: Suggestion


@router.get("/people/suggestions")
def suggestions(request: Request, room: GivenRoom, editor: Editor, after: After = None) -> Response:
    """Show pairs that may be one, among some people at a time, those in most articles first."""
    book = room.books.here()
    people = book.find_people(after=after or None, size=_LOOKED_AT)
    return room.renderer.page(
        request,
        "suggestions.html",
        looked_at=people,
        done=act_done(request, room, editor),
        pairs=_pairs(book, book.suggestions_of([one.id for one in people.items])),
    )


@router.get("/people/{id}/merge")
def choose_other(
    request: Request, room: GivenRoom, _: Editor, id: str, name: Words = "", other: Words = ""
) -> Response:
    """Look for who is the same, then ask whether the two are one."""
    book = room.books.here()
    person = book.person_overview(id).person
    found = book.find_people(name.strip(), size=_CANDIDATES).items if name.strip() else ()
    chosen = book.person_overview(other) if other else None
    likely = () if name or other else _pairs(book, book.suggestions_of([person.id]))
    return room.renderer.page(
        request,
        "merge.html",
        person=person,
        name=name.strip(),
        found=[one for one in found if one.id != person.id],
        likely=likely,
        own=book.person_overview(person.id) if chosen else None,
        chosen=chosen,
    )


@router.post("/people/{id}/merge")
def merge(
    room: GivenRoom, editor: Editor, id: str, next: GivenNext, other: GivenPerson = ""
) -> RedirectResponse:
    """Decide that two are one."""
    book = room.books.here()
    stays = book.merge(id, _needed(other), by=editor.name)
    return _back(room, next or _address(stays.id), stays.id)


@router.post("/people/{id}/apart")
def keep_apart(
    room: GivenRoom, editor: Editor, id: str, next: GivenNext, other: GivenPerson = ""
) -> RedirectResponse:
    """Decide that two are two, so that they are not suggested again."""
    book = room.books.here()
    first, second = book.person(id).id, book.person(_needed(other)).id
    book.keep_apart(first, second, by=editor.name)
    return _back(room, next or _address(first), first, second)


@router.get("/people/{id}/split")
def choose_articles(
    request: Request, room: GivenRoom, _: Editor, id: str, after: After = None
) -> Response:
    """Ask in which articles it is somebody else."""
    return _split_page(request, room, id, after)


@router.post("/people/{id}/split")
def split(
    request: Request,
    room: GivenRoom,
    editor: Editor,
    id: str,
    article: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Decide that it is somebody else in some articles."""
    book = room.books.here()
    person = book.person(id)
    chosen = (article or [])[:_MOST_MOVED]
    if not chosen:
        return _split_page(request, room, id, None, "Choose the articles that mean somebody else.")
    try:
        made = book.split(person.id, chosen, by=editor.name)
    except DecisionRefused as refused:
        return _split_page(request, room, id, None, str(refused))
    return _back(room, _address(made.id), person.id, made.id)


@router.post("/people/{id}/name")
def rename(
    room: GivenRoom, editor: Editor, id: str, name: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Decide by which name somebody is shown."""
    person = room.books.here().rename(id, name, by=editor.name)
    return _back(room, _address(person.id), person.id)


def _split_page(
    request: Request, room: Room, id: str, after: str | None, refused: str | None = None
) -> Response:
    book = room.books.here()
    person = book.person_overview(id).person
    return room.renderer.page(
        request,
        "split.html",
        status=400 if refused else 200,
        person=person,
        part=book.person_articles(person.id, after=after or None, size=_ARTICLES),
        refused=refused,
    )


def _pairs(book: Book, suggested: list[Suggestion]) -> list[MaybeOne]:
    found = []
    for one in suggested[:_LOOKED_AT]:
        first, second = (book.person_overview(of).person for of in (one.first, one.second))
        found.append(MaybeOne(first, second, one))
    return found


def _needed(other: str) -> str:
    if not other.strip():
        raise MalformedInput("It is not told who else is meant.")
    return other.strip()


def _address(person: str) -> str:
    return "/people/" + quote(person, safe="")


def _back(room: Room, path: str, *about: str) -> RedirectResponse:
    """Return the answer that tells of the decision that was taken just now."""
    latest = room.books.here().review_log(size=5).items
    done = next(one for one in latest if one.entry in about)
    return back_to(path, done.number)
