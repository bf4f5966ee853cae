from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.plover import read_plover
from tests.shared_data import shared_data

COLUMNS = ("sentence", "marked_sentence", "gold_root")


def _write(folder: Path, *rows: tuple[str, str]) -> Path:
    path = folder / "plv.tsv"
    lines = ["\t".join(COLUMNS), *("\t".join(("", *row)) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_marks_are_taken_out_and_tell_who_does_it_to_whom(tmp_path: Path) -> None:
    marked = 'In May <s>the port\'s union</s> sued "<t>Calder Freight </t>".'
    (row,) = read_plover(_write(tmp_path, (marked, "ACCUSE")))
    assert row.text == 'In May the port\'s union sued "Calder Freight ".'
    assert row.actor is not None
    assert row.recipient is not None
    assert row.text[slice(*row.actor)] == "the port's union"
    assert row.text[slice(*row.recipient)] == "Calder Freight"
    assert row.root == "ACCUSE"


def test_a_party_that_is_not_marked_is_none(tmp_path: Path) -> None:
    (row,) = read_plover(_write(tmp_path, ("<s>Dockers</s> went on strike.", "PROTEST")))
    assert (row.actor, row.recipient) == ((0, 7), None)


def test_pairs_of_one_sentence_share_its_name(tmp_path: Path) -> None:
    rows = (
        ("<s>Ada</s> met <t>Dana</t> and Tom.", "CONSULT"),
        ("<s>Ada</s> left.", "YIELD"),
        ("<s>Ada</s> met Dana and <t>Tom</t>.", "CONSULT"),
    )
    names = [row.name for row in read_plover(_write(tmp_path, *rows))]
    assert names[0] == names[2] != names[1]


@given(st.text(st.characters(exclude_characters="<>\t\r\n\"'", codec="utf-8"), min_size=1))
def test_extents_are_those_of_the_marked_words(words: str) -> None:
    from onrecord.evaluation.corpora import plover  # noqa: PLC0415

    text, extents = plover._unmarked(f"a <s>{words}</s> b <t>{words}</t>")
    assert text == f"a {words} b {words}"
    assert {text[slice(*extent)] for extent in extents.values()} == {words.strip()}


@pytest.mark.parametrize(
    "row", [("<s>Ada</s> left.", "LEAVE"), ("Ada</s> left.", "YIELD"), ("Ada left.", "INVESTIGATE")]
)
def test_what_is_no_row_of_the_table_is_refused(tmp_path: Path, row: tuple[str, str]) -> None:
    with pytest.raises(MalformedInput):
        list(read_plover(_write(tmp_path, row)))
    with pytest.raises(UnreadableInput):
        list(read_plover(tmp_path / "none.tsv"))


def test_the_table_has_fifteen_roots_and_a_party_in_every_row() -> None:
    rows = list(read_plover(shared_data("data", "plover", "PLV_train.tsv")))
    assert len({row.root for row in rows}) == 15
    assert all(row.actor or row.recipient for row in rows)
