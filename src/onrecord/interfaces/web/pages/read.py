"""Read an article that is pasted or dropped: its record at once, and nothing of it is kept.

Only a second form, which sends the text again, adds it to the record.
"""

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import InputError
from onrecord.interfaces.web.addresses import article_address
from onrecord.interfaces.web.article_sheet import article_sheet
from onrecord.interfaces.web.given_forms import (
    GivenAbout,
    GivenContent,
    GivenDetails,
    GivenText,
)
from onrecord.interfaces.web.reading import LONGEST_TEXT, READING_LIMITS
from onrecord.interfaces.web.reading_entries import entries_of_reading
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.interfaces.web.security.requirements import require
from onrecord.pipeline import read_given
from onrecord.schema.article import Article
from onrecord.schema.intake import GivenArticle

router = APIRouter()

_NOTHING = GivenDetails("", "", "", "", "")


@router.get("/read")
def paste(request: Request, room: GivenRoom) -> HTMLResponse:
    """Show the form."""
    return _form(request, room, "", _NOTHING)


@router.post("/read", dependencies=[Depends(require("reader"))])
def read(request: Request, room: GivenRoom, given: GivenContent, about: GivenAbout) -> HTMLResponse:
    """Show the record of an article; nothing is kept."""
    try:
        article = _article(given, about)
        record = room.reading.read(article)
    except InputError as error:
        return _form(request, room, given.text, about, str(error))
    entries = entries_of_reading(record)
    return room.renderer.page(
        request,
        "reading.html",
        article=record.article,
        record=record,
        entries=entries,
        sheet=article_sheet(record, entries, {}, part=1),
        about=about,
        standing=room.books.here().standing(record.article),
    )


@router.post("/read/keep", dependencies=[Depends(require("editor"))])
def keep(request: Request, room: GivenRoom, given: GivenContent, about: GivenAbout) -> Response:
    """Read an article again and add it to the record."""
    try:
        record = room.reading.read(_article(given, about, is_plain=True))
    except InputError as error:
        return _form(request, room, given.text, about, str(error))
    if room.books.here().add(record) == "withdrawn":
        withdrawn = "It was withdrawn from the record, and does not come back."
        return _form(request, room, given.text, about, withdrawn)
    return RedirectResponse(article_address(record.article.id), status_code=303)


def _article(given: GivenText, about: GivenDetails, *, is_plain: bool = False) -> Article:
    """Return what was given as an article.

    Args:
        given: a text, a page or a file.
        about: what is said of it.
        is_plain: whether it is the text of an article that was read before.

    Raises:
        InputError: it holds no article.
    """
    data, name = given.content()
    return read_given(
        GivenArticle(
            data,
            name,
            title=about.title or None,
            byline=about.byline or None,
            publisher=about.outlet or None,
            url=about.address or None,
            published=about.date or None,
            is_plain=is_plain,
        ),
        READING_LIMITS,
    )


def _form(
    request: Request, room: Room, text: str, about: GivenDetails, refused: str | None = None
) -> HTMLResponse:
    return room.renderer.page(
        request,
        "read.html",
        status=400 if refused else 200,
        text=text,
        about=about,
        refused=refused,
        longest=LONGEST_TEXT,
    )
