import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.record_gold import (
    GoldDate,
    GoldEntity,
    GoldSpeaker,
    RecordGold,
    read_record_gold,
)
from tests.evaluation.small_corpora import polnear_annotation, write_gold, write_polnear
from tests.evaluation.told_reader import extent

NAME, OTHER = "courier_2025-09-18_plan", "courier_2025-09-19_vote"
TEXT = "Dana Lund said the plan is late on Friday . She , the mayor , was told so by an aide ."
ANNOTATION = polnear_annotation(
    TEXT, ("Dana Lund", "said", "the plan is late"), ("an aide", "told", "")
)
ENTITIES = [
    {"id": "dana", "type": "person", "name": "Dana Lund", "names_used": ["she", "Lund"]},
    {"id": "clerks", "type": "group", "name": "clerks"},
]
SPEAKERS = {"A1": "dana", "A2": "unnamed:an aide", "A3": None}
DATES = [
    {"span": extent(TEXT, "on Friday"), "value": "2025-09-19"},
    {"span": extent(TEXT, "late"), "value": None},
]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A part of PolNeAR of two articles."""
    for name in (NAME, OTHER):
        write_polnear(tmp_path / "data" / "polnear" / "dev", name, TEXT, ANNOTATION)
    return tmp_path / "data" / "polnear" / "dev"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where record gold lies, beside the corpus."""
    return tmp_path / "gold" / "dev"


def _read_one(gold: Path, texts: Path | None = None) -> RecordGold:
    (article,) = read_record_gold(gold, texts)
    return article


def test_a_folder_holds_entities_speakers_and_dates(texts: Path, folder: Path) -> None:
    write_gold(folder, NAME, entities=ENTITIES, speakers=SPEAKERS, dates=DATES)
    gold = _read_one(folder)
    assert gold.entities == {
        "dana": GoldEntity("dana", "person", "Dana Lund", ("Lund",)),
        "clerks": GoldEntity("clerks", "group", "clerks"),
    }
    assert gold.speakers == (
        GoldSpeaker(1, "dana"),
        GoldSpeaker(2, unnamed="an aide"),
        GoldSpeaker(3),
    )
    assert gold.dates == (GoldDate(extent(TEXT, "on Friday"), "2025-09-19"),)


def test_texts_and_attributions_are_those_of_the_corpus(texts: Path, folder: Path) -> None:
    write_gold(folder, NAME)
    gold = _read_one(folder)
    assert (gold.article.name, gold.article.text) == (NAME, TEXT)
    assert [a.number for a in gold.article.attributions] == [1]


def test_a_date_of_publication_that_is_not_annotated_is_the_article_s(
    texts: Path, folder: Path
) -> None:
    write_gold(folder, NAME, published="2025-09-17")
    write_gold(folder, OTHER)
    assert [g.published for g in read_record_gold(folder)] == ["2025-09-17", "2025-09-19"]


def test_the_corpus_may_lie_elsewhere(texts: Path, tmp_path: Path) -> None:
    write_gold(tmp_path / "elsewhere", NAME)
    assert _read_one(tmp_path / "elsewhere", texts).article.name == NAME
    with pytest.raises(UnreadableInput):
        read_record_gold(tmp_path / "elsewhere")


def _write_lines(folder: Path, *rows: object) -> Path:
    path = folder / "speakers.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def _place(words: str) -> str:
    return "{}-{}".format(*extent(TEXT, words))


def _row(**changes: Any) -> dict[str, Any]:
    return {
        "article": NAME,
        "entities": [
            {"id": "dana", "type": "person", "name": extent(TEXT, "Dana Lund")},
            {"id": "aide", "type": "group", "name": extent(TEXT, "aide")},
        ],
        "speakers": {"A1": "dana", "A2": "unnamed", "A3": None},
        "references": {
            _place("She"): "dana",
            _place("the mayor"): "dana",
            _place("the plan"): ["dana", "aide"],
        },
    } | changes


def test_a_file_holds_offsets_whose_characters_are_the_names(texts: Path, tmp_path: Path) -> None:
    gold = _read_one(_write_lines(tmp_path, _row()), texts)
    assert gold.entities == {
        "dana": GoldEntity("dana", "person", "Dana Lund", ("the mayor",), (0, 9)),
        "aide": GoldEntity("aide", "group", "aide", (), (80, 84)),
    }


def test_a_file_may_tell_of_an_unnamed_speaker_without_words_and_of_no_dates(
    texts: Path, tmp_path: Path
) -> None:
    gold = _read_one(_write_lines(tmp_path, _row()), texts)
    assert gold.speakers == (
        GoldSpeaker(1, "dana"),
        GoldSpeaker(2, unnamed=""),
        GoldSpeaker(3),
    )
    assert gold.dates is None
    assert gold.published == "2025-09-18"


def test_the_articles_of_a_file_come_in_its_order(texts: Path, tmp_path: Path) -> None:
    path = _write_lines(tmp_path, _row(article=OTHER), _row())
    assert [gold.article.name for gold in read_record_gold(path, texts)] == [OTHER, NAME]


@pytest.mark.parametrize(
    "changes",
    [
        {"entities": None},
        {"entities": [{"id": "dana", "type": "person"}]},
        {"entities": [{"id": "dana", "type": "place", "name": [0, 9]}]},
        {"entities": [{"id": "dana", "type": "person", "name": [9, 9]}]},
        {"entities": [{"id": "dana", "type": "person", "name": [0, 900]}]},
        {"entities": [{"id": "dana", "type": "person", "name": 5}]},
        {"speakers": ["dana"]},
        {"speakers": {"A1": "nobody known"}},
        {"speakers": {"B": "dana"}},
        {"speakers": {"A1": 5}},
        {"references": ["R1"]},
        {"references": {"R1": "dana"}},
        {"references": {"0-9": "nobody known"}},
        {"dates": [{"span": [4, 4], "value": "2025"}]},
        {"dates": [{"value": "2025"}]},
    ],
)
def test_a_line_that_is_no_annotation_is_told_of_by_its_file(
    texts: Path, tmp_path: Path, changes: dict[str, Any]
) -> None:
    path = _write_lines(tmp_path, _row(), _row(**changes))
    with pytest.raises(MalformedInput, match=r"speakers\.jsonl"):
        read_record_gold(path, texts)


@pytest.mark.parametrize("line", ["no JSON", "5", "[]", "{}", ""])
def test_a_line_that_is_no_object_with_an_article_is_refused(
    texts: Path, tmp_path: Path, line: str
) -> None:
    path = _write_lines(tmp_path, _row())
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(MalformedInput, match=r"speakers\.jsonl"):
        read_record_gold(path, texts)


@pytest.mark.parametrize("content", ["no JSON", "5", "[]", "{}"])
def test_a_file_of_a_folder_that_is_no_annotation_is_told_of(
    texts: Path, folder: Path, content: str
) -> None:
    write_gold(folder, NAME)
    (folder / f"{NAME}.json").write_text(content, encoding="utf-8")
    with pytest.raises(MalformedInput, match=rf"{NAME}\.json"):
        read_record_gold(folder)


def test_annotations_that_are_not_there_or_of_no_article_are_refused(
    texts: Path, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableInput, match="none"):
        read_record_gold(tmp_path / "none.jsonl", texts)
    folder.mkdir(parents=True)
    with pytest.raises(UnreadableInput, match="no annotations"):
        read_record_gold(folder)
    write_gold(folder, "courier_2025-09-20_unknown")
    with pytest.raises(UnreadableInput, match="courier_2025-09-20_unknown"):
        read_record_gold(folder)
    (folder / "courier_2025-09-20_unknown.json").write_bytes(b"\xff")
    with pytest.raises(UnreadableInput, match="cannot be read"):
        read_record_gold(folder)
