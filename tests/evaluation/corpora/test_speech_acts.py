from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.speech_acts import read_speech_acts
from tests.shared_data import shared_data

HEADER = "Id,Sentence,Categories,Target Party,Specificity,Split\n"


def _write(folder: Path, *rows: str, name: str = "Party_Speech_1.csv") -> Path:
    (folder / name).write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return folder


def test_units_stand_on_lines_of_their_own_and_tell_whether_they_commit(tmp_path: Path) -> None:
    folder = _write(
        tmp_path,
        '1,"We will build the bridge. ","Commissive-A\n",Us,Specific,',
        "2,It will bring jobs.,Commissive-O,Us,,",
        "3,Ferries are late.,Assertive ,Them,,",
    )
    (document,) = read_speech_acts(folder)
    assert document.text == "We will build the bridge.\nIt will bring jobs.\nFerries are late."
    assert [document.text[u.start : u.end] for u in document.units] == document.text.split("\n")
    assert [unit.commits for unit in document.units] == [True, False, False]
    assert document.units[2].act == "Assertive"


def test_a_sentence_that_goes_on_stays_on_its_line_but_items_of_a_list_do_not(
    tmp_path: Path,
) -> None:
    folder = _write(
        tmp_path,
        '1,"When they came, ",Assertive,Them,,1.0',
        "2,they cut it.,Assertive,Them,,",
        "3,<LIST> We will :,Assertive,Us,,1.0",
        "4,<li> build a bridge </li> ,Commissive-A,Us,Vague,1.0",
        "5,<li>  open it. </li> </LIST>,Commissive-A,Us,Vague,",
    )
    (document,) = read_speech_acts(folder)
    assert document.text.split("\n") == [
        "When they came, they cut it.",
        "We will :",
        "• build a bridge",
        "• open it.",
    ]
    assert [document.text[u.start : u.end] for u in document.units][3:] == [
        "build a bridge",
        "open it.",
    ]


def test_units_without_words_or_class_are_left_out(tmp_path: Path) -> None:
    folder = _write(tmp_path, "1,<li> </li>,Assertive,,,", "2,Ads,,,,", "3,Now.,Directive,,,")
    (document,) = read_speech_acts(folder)
    assert document.text == "Now."


def test_a_folder_without_tables_and_a_table_of_something_else_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        list(read_speech_acts(tmp_path))
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(MalformedInput):
        list(read_speech_acts(tmp_path))


def test_the_corpus_has_its_documents_and_classes() -> None:
    documents = list(read_speech_acts(shared_data("data", "speech-acts")))
    units = [unit for document in documents for unit in document.units]
    assert {unit.act for unit in units} == {
        "Assertive",
        "Assertive-S",
        "Assertive-V",
        "Commissive-A",
        "Commissive-O",
        "Directive",
        "Expressive",
        "Interrogative",
    }
    for document in documents:
        assert all(document.text[u.start : u.end].strip() for u in document.units)
        assert "<" not in document.text
