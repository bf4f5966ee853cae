import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.newsmtsc import PARTS, read_newsmtsc, read_newsmtsc_train
from tests.shared_data import shared_data

TEXT = "The mayor thanked Dana Lund, but Lund blamed the harbour board."


def _target(words: str, polarity: float, start: int | None = None) -> dict[str, object]:
    place = TEXT.index(words) if start is None else start
    return {"from": place, "to": place + len(words), "mention": words, "polarity": polarity}


def _write(path: Path, *targets: dict[str, object], text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"primary_gid": "1", "sentence_normalized": text, "targets": list(targets)}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    return path


def test_polarities_are_stances_towards_the_words_of_the_targets(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "a.jsonl",
        _target("the harbour board", 2.0),
        _target("Dana Lund", 6.0),
        _target("The mayor", 4.0),
    )
    (sentence,) = read_newsmtsc(path)
    named = [(TEXT[slice(*extent)], stance) for extent, stance in sentence.stances]
    assert named == [
        ("The mayor", "neutral"),
        ("Dana Lund", "positive"),
        ("the harbour board", "negative"),
    ]


def test_words_that_do_not_stand_at_their_offsets_are_looked_for_nearest_to_them(
    tmp_path: Path,
) -> None:
    path = _write(tmp_path / "a.jsonl", _target("Lund", 2, TEXT.rindex("Lund") + 2))
    (sentence,) = read_newsmtsc(path)
    assert sentence.stances == (((TEXT.rindex("Lund"), TEXT.rindex("Lund") + 4), "negative"),)


def test_a_target_that_is_repeated_counts_once_and_one_of_two_minds_not_at_all(
    tmp_path: Path,
) -> None:
    path = _write(
        tmp_path / "a.jsonl",
        _target("Dana Lund", 6),
        _target("Dana Lund", 6),
        _target("The mayor", 6),
        _target("The mayor", 2),
        _target("the harbour board", 7),
        _target("nobody", 4, 0),
    )
    (sentence,) = read_newsmtsc(path)
    assert [TEXT[slice(*extent)] for extent, _ in sentence.stances] == ["Dana Lund"]


def test_sentences_of_a_dev_part_are_left_out_of_train(tmp_path: Path) -> None:
    _write(tmp_path / PARTS[0] / "dev.jsonl", _target("Dana Lund", 6))
    other = "Nobody asked Dana Lund."
    _write(tmp_path / PARTS[1] / "dev.jsonl", _target("Dana Lund", 6, 13), text=other)
    train = tmp_path / PARTS[0] / "train.jsonl"
    for text in (TEXT, other, "Dana Lund won."):
        start = text.index("Dana Lund")
        _write(train, _target("Dana Lund", 6, start), text=text)
    assert [sentence.text for sentence in read_newsmtsc_train(tmp_path)] == ["Dana Lund won."]


@pytest.mark.parametrize("line", ["[]", "{", '{"sentence_normalized": "a", "targets": [{}]}'])
def test_what_is_no_line_of_the_corpus_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(MalformedInput):
        list(read_newsmtsc(path))
    with pytest.raises(UnreadableInput):
        list(read_newsmtsc(tmp_path / "none.jsonl"))


def test_every_target_of_the_corpus_is_words_of_its_sentence() -> None:
    sentences = read_newsmtsc_train(shared_data("data", "newsmtsc"))
    assert len(sentences) > 7000
    for sentence in sentences:
        for (start, end), _ in sentence.stances:
            assert sentence.text[start:end].strip()
