"""Citations of statements and articles, to copy."""

from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import PlainTextResponse
from pydantic import Field

from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.web.api.asking import Asking, GivenAsking
from onrecord.interfaces.web.api.listing import OneQuery
from onrecord.interfaces.web.api.words import GivenId
from onrecord.interfaces.web.citations import Citable, citations
from onrecord.interfaces.web.cited import cited_article, cited_entry, today

_PLAIN: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"text/plain": {"schema": {"type": "string"}}}}
}

statements = APIRouter(tags=["statements"])
articles = APIRouter(tags=["articles"])


class CitationQuery(OneQuery):
    """In which style."""

    style: Annotated[
        Literal["text", "bibtex", "wikipedia"] | None,
        Field(description="That one alone, as plain text."),
    ] = None


class CitationShape(Shape):
    """How something is cited."""

    seen: date = Field(description="The day on which it was seen: today.")
    text: str = Field(description="As a sentence.")
    bibtex: str = Field(description="As an entry for BibTeX.")
    wikipedia: str = Field(description="As a reference with Wikipedia's cite web.")


@statements.get("/statements/{id}/citation", response_model=CitationShape, responses=_PLAIN)
def statement_citation(
    asking: GivenAsking, id: GivenId, query: Annotated[CitationQuery, Query()]
) -> CitationShape | Response:
    """Return how a statement is cited: in all styles, or in one as plain text."""
    book = asking.book
    found = book.statement(id)
    entry = book.listed("statement", found.statement.id)
    byline = found.article.byline.value if found.article.byline else None
    return _told(asking, cited_entry(asking.room, asking.request, entry, byline), query)


@articles.get("/articles/{id}/citation", response_model=CitationShape, responses=_PLAIN)
def article_citation(
    asking: GivenAsking, id: GivenId, query: Annotated[CitationQuery, Query()]
) -> CitationShape | Response:
    """Return how an article is cited: in all styles, or in one as plain text."""
    article = asking.book.article(id).article
    return _told(asking, cited_article(asking.room, asking.request, article), query)


def _told(asking: Asking, cited: Citable, query: CitationQuery) -> CitationShape | Response:
    seen = today()
    told = citations(cited, seen)
    forms = {"text": told.text, "bibtex": told.bibtex, "wikipedia": told.wikipedia}
    if query.style is not None:
        return asking.answered(PlainTextResponse(forms[query.style] + "\n"))
    return CitationShape(seen=date.fromisoformat(seen), **forms)
