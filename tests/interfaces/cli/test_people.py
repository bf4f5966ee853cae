"""`onrecord people` on a real record, linked as the pipeline links."""

import json
from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.interfaces.exports.people_shapes import DecisionShape, PersonShape, SuggestionShape
from onrecord.interfaces.exports.statement_rows import StatementRow
from onrecord.store.sqlite import SqliteBook
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import council, dana, naming, tobias
from tests.store.samples import make_entity

AUTHORITY = "name,aliases,wikidata,offices\nDana Marsh,Dana Quill,Q17,mayor|Vellmar|2021|\n"


class PeopleDesk(FakeDesk):
    """A desk with a record on disk."""

    def open_book(self, path: Path) -> SqliteBook:
        return SqliteBook(path, linker=NameLinker())


@pytest.fixture
def desk(tmp_path: Path) -> PeopleDesk:
    desk = PeopleDesk(Settings(record=tmp_path / "record.db"))
    with desk.open_book(desk.settings.record) as book:
        book.add(naming("one", dana("Marsh"), tobias(), council(), speaks=True))
        book.add(naming("two", dana(roles=("senator",)), speaks=True))
        book.add(naming("three", make_entity("ida", "Ida [red] Marsh"), speaks=True))
    return desk


def _lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def _id(desk: PeopleDesk, name: str) -> str:
    with desk.open_book(desk.settings.record) as book:
        return book.person(name).id


def test_people_are_listed_those_of_most_articles_first(
    desk: PeopleDesk, onrecord: Onrecord
) -> None:
    told = onrecord(desk, "people")
    assert told.status == 0
    assert told.out.index("Dana Marsh") < told.out.index("Tobias Wren")
    assert "Ida [red] Marsh" in told.out
    assert onrecord(desk, "people", "list").out == told.out
    rows = [
        PersonShape.model_validate(row) for row in _lines(onrecord(desk, "people", "--json").out)
    ]
    assert [row.articles for row in rows] == [2, 1, 1, 1]
    assert {row.links for row in rows} == {None}
    only = _lines(onrecord(desk, "people", "list", "--type", "organization", "--json").out)
    assert [row["name"] for row in only] == ["Vellmar Council"]
    assert len(_lines(onrecord(desk, "people", "--limit", "2", "--json").out)) == 2


def test_people_are_searched_by_name(desk: PeopleDesk, onrecord: Onrecord) -> None:
    rows = _lines(onrecord(desk, "people", "search", "marsh", "--json").out)
    assert [row["name"] for row in rows] == ["Dana Marsh", "Ida [red] Marsh"]
    missing = onrecord(desk, "people", "search", "Ruth")
    assert (missing.status, missing.out) == (1, "")
    assert "nobody in this record goes by Ruth" in missing.err


def test_one_is_shown_with_where_and_why(desk: PeopleDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "people", "show", "dana marsh").out
    for words in (
        "Dana Marsh",
        "Dana Marsh (2); Marsh (1)",
        "mayor (1, 2026-02-26)",
        "rule 0.90",
        "name: the name Dana Marsh (+3.0)",
        "2 articles, 2 statements.",
    ):
        assert words in " ".join(told.split())
    (row,) = _lines(onrecord(desk, "people", "show", "Dana Marsh", "--json").out)
    links = PersonShape.model_validate(row).links
    assert links is not None
    assert [link.method for link in links] == ["rule", "rule"]
    missing = onrecord(desk, "people", "show", "Ruth")
    assert missing.status == 1
    assert "Nobody in the record goes by 'Ruth'" in missing.err


def test_suggestions_tell_both_and_why(desk: PeopleDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "people", "--suggest").out
    assert "Dana Marsh" in told
    assert "name: the same family name (+1.0)" in told
    (row,) = _lines(onrecord(desk, "people", "list", "--suggest", "--json").out)
    shape = SuggestionShape.model_validate(row)
    assert {shape.first_name, shape.second_name} == {"Dana Marsh", "Ida [red] Marsh"}
    done = onrecord(desk, "people", "apart", shape.first, shape.second)
    assert done.out == "They are kept apart.\n"
    assert onrecord(desk, "people", "--suggest").out == ""


def test_a_merge_is_told_listed_and_undone(desk: PeopleDesk, onrecord: Onrecord) -> None:
    other = _id(desk, "Ida [red] Marsh")
    told = onrecord(desk, "people", "merge", "Dana Marsh", other)
    assert "is one, in 3 articles." in told.out
    listed = onrecord(desk, "people", "decisions").out
    assert f"merged {other} into Dana Marsh" in listed
    (row,) = _lines(onrecord(desk, "people", "decisions", "--json").out)
    assert DecisionShape.model_validate(row).undone_at is None
    assert "Undone: decision 1, merged" in onrecord(desk, "people", "undo").out
    assert "· undone" in onrecord(desk, "people", "decisions").out
    nothing = onrecord(desk, "people", "undo", "--json")
    assert nothing.status == 1
    assert "no decision that could be undone" in nothing.err


def test_a_split_makes_another(desk: PeopleDesk, onrecord: Onrecord) -> None:
    (row,) = _lines(onrecord(desk, "people", "split", "Dana Marsh", "two", "--json").out)
    assert (row["name"], row["articles"]) == ("Dana Marsh", 1)
    refused = onrecord(desk, "people", "split", str(row["id"]), "two")
    assert refused.status == 1
    assert "there is nothing to split" in refused.err
    assert _lines(onrecord(desk, "people", "undo", "1", "--json").out)[0]["kind"] == "split"


def test_a_name_is_given(desk: PeopleDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "people", "rename", "Tobias Wren", "Toby", "Wren")
    assert told.out.startswith("It is shown as Toby Wren (p")


def test_an_authority_file_is_kept(desk: PeopleDesk, onrecord: Onrecord, tmp_path: Path) -> None:
    path = tmp_path / "authority.csv"
    path.write_text(AUTHORITY)
    assert onrecord(desk, "people", "import", str(path)).out == "1 entry kept.\n"
    told = onrecord(desk, "people", "show", "Dana Quill").out
    assert "Wikidata Q17" in told
    assert "mayor, Vellmar (2021 to )" in told
    path.write_text("name\n")
    refused = onrecord(desk, "people", "import", str(path))
    assert refused.status == 1
    assert "authority.csv: there are no entries in it" in refused.err


def test_articles_are_linked_anew(desk: PeopleDesk, onrecord: Onrecord) -> None:
    assert onrecord(desk, "people", "link").out.startswith("0 articles linked; 4 people")
    again = onrecord(desk, "people", "link", "--again")
    assert again.out == "3 articles linked; 4 people and organizations in all.\n"


def test_rows_of_statements_carry_who_said_it(
    desk: PeopleDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    path = tmp_path / "authority.csv"
    path.write_text(AUTHORITY)
    onrecord(desk, "people", "import", str(path))
    for command in (("said", "Dana", "--json"), ("export",)):
        rows = [StatementRow.model_validate(row) for row in _lines(onrecord(desk, *command).out)]
        dana_rows = [row for row in rows if row.speaker == "Dana Marsh"]
        assert {row.identity for row in dana_rows} == {_id(desk, "Dana Marsh")}
        assert {row.wikidata for row in dana_rows} == {"Q17"}
    assert len(onrecord(desk, "said", _id(desk, "Dana Marsh"), "--json").out.splitlines()) == 2


@pytest.mark.parametrize("shape", ["person", "suggestion", "decision"])
def test_shapes_have_a_schema(desk: PeopleDesk, onrecord: Onrecord, shape: str) -> None:
    schema = json.loads(onrecord(desk, "schema", shape).out)
    assert schema["title"].lower() == f"{shape}shape"
    assert schema["additionalProperties"] is False


def test_people_of_no_record_are_told_as_such(onrecord: Onrecord, tmp_path: Path) -> None:
    empty = PeopleDesk(Settings(record=tmp_path / "none.db"))
    told = onrecord(empty, "people")
    assert told.status == 1
    assert "there is no record" in told.err
