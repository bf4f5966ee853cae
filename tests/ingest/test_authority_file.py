from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, MalformedInput, TooLarge, UnreadableInput
from onrecord.ingest.authority_file import read_authority
from onrecord.schema.identity import AuthorityEntry, Office
from onrecord.schema.intake import IntakeLimits

EXPECTED = [
    AuthorityEntry(
        "Dana Marsh",
        "person",
        ("Dana Quill", "D. Marsh"),
        "Q17",
        (
            Office("mayor", "Vellmar", "2021-01-20", "2025-01-20"),
            Office("senator", None, "2025", None),
        ),
    ),
    AuthorityEntry("Vellmar Council", "organization", (), None, ()),
]
CSV = """\ufeffname,type,aliases,wikidata,offices
Dana  Marsh,,Dana Quill; D. Marsh;,Q17,mayor | Vellmar | 2021-01-20 | 2025-01-20; senator||2025
"Vellmar Council",Organization,,,
"""
JSON = """[{"name": "Dana Marsh", "aliases": ["Dana Quill", "D. Marsh", "Dana Marsh"],
"wikidata": "https://www.wikidata.org/wiki/Q17",
"offices": [{"title": "mayor", "organization": "Vellmar", "since": "2021-01-20",
"until": "2025-01-20"}, {"title": "senator", "since": "2025"}]},
{"name": "Vellmar Council", "type": "organization", "wikidata": null}]"""


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV),
        ("a.json", JSON),
        ("a.jsonl", JSON[1:-1].replace("\n", " ").replace("}]},", "}]}\n\n")),
    ],
)
def test_entries_are_the_same_in_each_format(tmp_path: Path, name: str, content: str) -> None:
    assert read_authority(_file(tmp_path, name, content)) == EXPECTED


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "id,aliases\n1,x\n", "no column"),
        ("a.csv", "name,type\nDana,cat\n", "line 2: 'cat' is no type"),
        ("a.csv", "name,wikidata\nDana,P17\n", "line 2: 'P17' is no Wikidata id"),
        ("a.csv", "name,wikidata\n,Q17\n", "line 2: it has no name"),
        ("a.csv", "name,born\nDana,1970\n", "line 2: 'born' is no field"),
        ("a.csv", "name\nDana,1970\n", "is no field"),
        ("a.csv", "name,offices\nDana,mayor|Vellmar|soon\n", "'soon' is no date"),
        ("a.csv", "name,offices\nDana,a|b|2021|2022|e\n", "4 parts"),
        ("a.csv", "name,offices\nDana,|Vellmar\n", "no title"),
        ("a.json", "{}", "not a JSON array"),
        ("a.json", "[1]", "not a JSON object"),
        ("a.json", "[" * 100_000, "not JSON"),
        ("a.json", '[{"name": 1}]', 'entry 1: its "name" is not a string'),
        ("a.json", '[{"name": "D", "aliases": [1]}]', "no array of strings"),
        ("a.json", '[{"name": "D", "offices": 1}]', "no array"),
        ("a.json", '[{"name": "D", "offices": [{"title": "x", "y": "z"}]}]', "'y' is no field"),
        ("a.jsonl", '{"name": "D"}\nnonsense\n', "line 2 is not JSON"),
        ("a.txt", "Dana", "is named .csv, .json or .jsonl"),
    ],
)
def test_what_is_no_entry_is_told_with_its_place(
    tmp_path: Path, name: str, content: str, told: str
) -> None:
    with pytest.raises(MalformedInput) as error:
        read_authority(_file(tmp_path, name, content))
    assert told in str(error.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        read_authority(tmp_path / "missing.csv")
    with pytest.raises(EmptyInput):
        read_authority(_file(tmp_path, "a.csv", "name\n"))
    with pytest.raises(InputError):
        read_authority(_file(tmp_path, "b.csv", b"\x00\x01\x02" * 99))
    with pytest.raises(TooLarge):
        read_authority(_file(tmp_path, "c.csv", CSV), IntakeLimits(file_bytes=10))
