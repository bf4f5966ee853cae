"""What editors decide of who is who; it holds over every later reading."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from onrecord.interfaces.exports.people_shapes import PersonShape, person_shape
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.words import LONGEST_ID, LONGEST_WORDS, GivenPerson, Words
from onrecord.interfaces.web.security.requirements import Editor

router = APIRouter(tags=["review"])

_MOST = 100

_Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]


class Merge(Shape):
    """Those that are one."""

    id: _Id = Field(description="The one that stays, by id or by a name that nobody else has.")
    others: tuple[_Id, ...] = Field(min_length=1, max_length=_MOST, description="The others.")


class Split(Shape):
    """Where it is somebody else."""

    articles: tuple[Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS)], ...] = Field(
        min_length=1, max_length=_MOST, description="Articles by id, name or URL."
    )


class NewName(Shape):
    """By which name it is shown."""

    name: Words


class Apart(Shape):
    """Who it is not."""

    other: _Id = Field(description="Id, or a name that nobody else has.")


class ApartShape(Shape):
    """Two that are kept apart."""

    first: str = Field(description="Id of the first.")
    second: str = Field(description="Id of the second.")


@router.post("/people/merge")
def merge_people(asking: GivenAsking, editor: Editor, merge: Merge) -> PersonShape:
    """Decide that these are one; the answer is the one that stays."""
    return person_shape(asking.book.merge(merge.id, *merge.others, by=editor.name))


@router.post("/people/{id}/split", status_code=201)
def split_person(asking: GivenAsking, editor: Editor, id: GivenPerson, split: Split) -> PersonShape:
    """Decide that it is another in these articles; the answer is the other one."""
    return person_shape(asking.book.split(id, split.articles, by=editor.name))


@router.post("/people/{id}/name")
def rename_person(
    asking: GivenAsking, editor: Editor, id: GivenPerson, new: NewName
) -> PersonShape:
    """Decide by which name it is shown."""
    return person_shape(asking.book.rename(id, new.name, by=editor.name))


@router.post("/people/{id}/apart")
def keep_apart(asking: GivenAsking, editor: Editor, id: GivenPerson, apart: Apart) -> ApartShape:
    """Decide that these are two, so that they are not suggested again."""
    book = asking.book
    first, second = book.person(id).id, book.person(apart.other).id
    book.keep_apart(first, second, by=editor.name)
    return ApartShape(first=first, second=second)
