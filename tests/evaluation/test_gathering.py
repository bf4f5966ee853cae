"""Scores of clusters, and the corpora of copies and stories."""

import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput
from onrecord.evaluation.cluster_scores import b_cubed
from onrecord.evaluation.corpora.near_duplicates import make_copies, read_tutorial
from onrecord.evaluation.corpora.stories import read_stories
from onrecord.evaluation.near_duplicates import evaluate_near_duplicates
from tests.shared_data import shared_data


def test_b_cubed_counts_as_its_authors_do() -> None:
    assert b_cubed([1, 1, 2], ["a", "a", "b"]).f1 == 1
    all_one = b_cubed([1, 1, 2, 2], ["a"] * 4)
    assert (all_one.precision, all_one.recall) == (0.5, 1.0)
    alone = b_cubed([1, 1, 2, 2], list("abcd"))
    assert (alone.precision, alone.recall) == (1.0, 0.5)


def test_b_cubed_of_some_items_counts_who_else_is_with_them() -> None:
    scores = b_cubed([1, 1, 2], ["a", "a", "a"], of=[2])
    assert scores.precision == pytest.approx(1 / 3)
    assert scores.recall == 1


def test_stories_are_read_with_look_alikes_as_one_topic(tmp_path: Path) -> None:
    token = '<token t_id="{0}" sentence="{1}">{2}</token>'
    words = ["http", "://x", "Gale", "ends"]
    for name in ("1_1ecb", "1_1ecbplus", "2_1ecbplus"):
        tokens = (
            token.format(n, 0 if n < 2 else 1, w) for n, w in enumerate(["http :", *words[1:]])
        )
        (tmp_path / f"{name}.xml").write_text(f"<Document>{''.join(tokens)}</Document>", "utf-8")
    told = read_stories(tmp_path)
    assert {one.topic for one in told} == {"1", "2"}
    assert len({one.story for one in told}) == 3
    assert {one.article.text for one in told} == {"Gale ends"}


def test_a_folder_without_stories_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a_1.json").write_text(json.dumps({"other": 1}), "utf-8")
    with pytest.raises(MalformedInput, match="neither"):
        read_stories(tmp_path)


def _write_articles(folder: Path) -> None:
    (folder / "text").mkdir()
    for name, word in (("one", "lock"), ("two", "bridge"), ("three", "tunnel"), ("four", "pier")):
        paragraphs = [
            " ".join(f"{word}{number}{place}" for place in range(25)) for number in range(10)
        ]
        (folder / "text" / f"{name}.txt").write_text("\n\n".join(paragraphs), "utf-8")
    twice = (folder / "text" / "one.txt").read_text("utf-8")
    (folder / "text" / "two again.txt").write_text(twice, "utf-8")


def test_copies_are_made_alike_each_time_and_none_of_what_the_corpus_has_twice(
    tmp_path: Path,
) -> None:
    _write_articles(tmp_path)
    made = make_copies(tmp_path)
    assert made == make_copies(tmp_path)
    originals = [one for one in made if one.kind is None]
    assert len(originals) == 4
    assert {one.origin for one in made if one.kind} <= {one.name for one in originals}


def test_made_copies_are_found(tmp_path: Path) -> None:
    _write_articles(tmp_path)
    report = evaluate_near_duplicates(tmp_path, progress=lambda *_: None)
    assert report.figure("pairs of copies", "precision") == 1
    assert report.figure("pairs of copies", "recall") == 1


def test_a_folder_without_known_copies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MalformedInput, match=r"\.truth"):
        read_tutorial(tmp_path)


def test_all_known_pairs_of_a_hundred_articles_are_found_and_no_other(tmp_path: Path) -> None:
    data = shared_data("data", "minhash-neardup", "data")
    for name in ("articles_100.train", "articles_100.truth"):
        (tmp_path / name).write_bytes((data / name).read_bytes())
    report = evaluate_near_duplicates(tmp_path, progress=lambda *_: None)
    assert report.figure("pairs of copies", "precision") == 1
    assert report.figure("pairs of copies", "recall") == 1
