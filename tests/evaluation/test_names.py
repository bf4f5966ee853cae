from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.names import evaluate_names
from onrecord.schema.annotation import NamedMention, NameType
from tests.evaluation.small_corpora import write_worldwide
from tests.evaluation.told_reader import ToldReader, extent, told

TEXT = "Ada Osei left Port Calder."
TOKENS = (
    ("Ada", "B-Person"),
    ("Osei", "I-Person"),
    ("left", "O"),
    ("Port", "B-Location"),
    ("Calder", "I-Location"),
)


def _name(words: str, type: NameType) -> NamedMention:
    return NamedMention(*extent(TEXT, words), type, 0.9)


def test_a_name_is_right_where_its_edges_and_its_type_are(tmp_path: Path) -> None:
    write_worldwide(tmp_path, "a.txt", TEXT, TOKENS)
    names = (_name("Ada Osei", "person"), _name("Port Calder", "organization"))
    report = evaluate_names(ToldReader({TEXT: told(names=names)}), tmp_path)
    assert report.figure("person", "F1") == 1.0
    assert report.figure("place", "recall") == 0.0
    assert report.figure("organization", "precision") == 0.0
    assert (report.figure("all", "precision"), report.figure("all", "recall")) == (0.5, 0.5)


def test_a_name_cut_short_is_wrong(tmp_path: Path) -> None:
    write_worldwide(tmp_path, "a.txt", TEXT, TOKENS)
    names = (_name("Osei", "person"), _name("Port Calder", "place"))
    report = evaluate_names(ToldReader({TEXT: told(names=names)}), tmp_path)
    assert report.figure("person", "F1") == 0.0
    assert report.figure("place", "F1") == 1.0


def test_each_so_many_th_article_is_read_from_the_first_on(tmp_path: Path) -> None:
    texts = [f"{number} {TEXT}" for number in range(5)]
    for number, text in enumerate(texts):
        write_worldwide(tmp_path, f"{number}.txt", text, TOKENS)
    reader, done = ToldReader(), list[tuple[int, int]]()
    report = evaluate_names(
        reader, tmp_path, every=2, progress=lambda now, total: done.append((now, total))
    )
    assert reader.asked == texts[::2]
    assert done == [(1, 3), (2, 3), (3, 3)]
    assert report.facts["articles"] == 3


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        evaluate_names(ToldReader(), tmp_path)
