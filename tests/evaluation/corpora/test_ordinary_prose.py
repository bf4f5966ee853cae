import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora import ordinary_prose
from onrecord.evaluation.corpora.ordinary_prose import draw_articles, lot, read_annotated_names
from tests.evaluation.small_corpora import GumWord, gum_lines, write_gum, write_polnear

NAMES = [f"courier_2025-09-{day:02}_plan" for day in range(1, 13)]


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve articles of PolNeAR and two documents of GUM, of which five and one are drawn."""
    monkeypatch.setattr(ordinary_prose, "BLOCKS", ((0, 5), (5, 10)))
    monkeypatch.setattr(ordinary_prose, "OF_GUM", 1)
    for name in NAMES:
        write_polnear(tmp_path, name, "Dana Lund left.", "")
    words = (GumWord("Dana", 0, tag="NNP"), GumWord("left", 1))
    dated = gum_lines(words, comments=["# meta::dateCreated = 2015-08-21"])
    write_gum(tmp_path, dated, name="GUM_news_harbour")
    write_gum(tmp_path, dated, name="GUM_vlog_harbour")
    return tmp_path


def _drawn(corpora: Path, *left_out: str, block: int = 1) -> list[str]:
    return [a.name for a in draw_articles(corpora, corpora, left_out, block=block)]


def test_the_same_articles_are_drawn_each_time_and_news_alone_of_gum(corpora: Path) -> None:
    drawn = _drawn(corpora)
    assert drawn == _drawn(corpora)
    assert len(drawn) == 6
    assert drawn[-1] == "GUM_news_harbour"
    assert draw_articles(corpora, corpora, ())[-1].published == "2015-08-21"


def test_what_is_left_out_is_replaced_by_the_next_and_the_others_stay(corpora: Path) -> None:
    drawn = _drawn(corpora)
    without = _drawn(corpora, drawn[0])
    assert drawn[0] not in without
    assert len(set(without) & set(drawn)) == 5


def test_the_articles_of_another_block_are_others(corpora: Path) -> None:
    drawn, others = _drawn(corpora), _drawn(corpora, block=2)
    assert len(others) == 5
    assert not set(drawn) & set(others)


def test_a_lot_does_not_depend_on_what_else_there_is() -> None:
    assert lot("a", 1) == lot("a", 1) != lot("a", 2)


def test_annotated_articles_are_named_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "annotated.jsonl"
    path.write_text(json.dumps({"article": "a"}) + "\n", encoding="utf-8")
    assert read_annotated_names(path) == {"a"}
    path.write_text("[]\n", encoding="utf-8")
    with pytest.raises(MalformedInput):
        read_annotated_names(path)
    with pytest.raises(UnreadableInput):
        read_annotated_names(tmp_path / "none.jsonl")
