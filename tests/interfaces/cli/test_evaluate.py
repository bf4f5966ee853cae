import json
from pathlib import Path

import pytest

from tests.evaluation.small_corpora import (
    GumWord,
    gap_row,
    gum_lines,
    timex,
    write_article_pages,
    write_gap,
    write_gold,
    write_gum,
    write_newsmtsc,
    write_plover,
    write_polnear,
    write_speech_acts,
    write_timeml,
    write_worldwide,
)
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk

ARTICLE = "courier_2025-09-18_plan"
TEXT = "Dana Lund said the plan is ready ."
ANNOTATION = (
    "T1\tSource 0 9\tx\nT2\tCue 10 14\tx\nT3\tContent 15 32\tx\n"
    "E1\tAttribution:T3 Source:T1 Cue:T2 Content:T3\n"
)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder that holds every corpus, of an article or two each."""
    write_polnear(tmp_path, ARTICLE, TEXT, ANNOTATION)
    write_polnear(tmp_path, "courier_2025-09-19_vote", TEXT, ANNOTATION)
    facts = json.dumps({"article": ARTICLE, "facts": [], "inner": []})
    (tmp_path / "facts.jsonl").write_text(facts + "\n", encoding="utf-8")
    write_polnear(tmp_path / "data" / "polnear" / "dev", ARTICLE, TEXT, ANNOTATION)
    dana = {"id": "dana", "type": "person", "name": "Dana Lund"}
    write_gold(tmp_path / "gold" / "dev", ARTICLE, entities=[dana], speakers={"A1": "dana"})
    person = {"article": ARTICLE, "start": 0, "end": 9, "person": "p1", "form": "full"}
    (tmp_path / "people.jsonl").write_text(json.dumps(person) + "\n", encoding="utf-8")
    words = (GumWord("Dana", 0, "(1-person-new)", "NNP"), GumWord("left", 1))
    write_gum(tmp_path, gum_lines(words))
    row = gap_row("Ada told Dana that she left.", "she", ("Ada", "Dana"), (True, False))
    write_gap(tmp_path / "gap.tsv", row)
    write_worldwide(tmp_path, "a.txt", "Ada left.", (("Ada", "B-Person"), ("left", "O")))
    write_newsmtsc(tmp_path / "newsmtsc-rw", "Ada left.", {"Ada": 4})
    write_plover(tmp_path / "plv.tsv", ("<s>Ada</s> sued <t>Tom</t>.", "ACCUSE"))
    write_speech_acts(tmp_path / "speech-acts", ("We will come.", "Commissive-A"))
    write_timeml(
        tmp_path / "times", "a", f"Ada left {timex('Friday', '2025-09-12')}.", "2025-09-17"
    )
    return tmp_path


COMMANDS = {
    "polnear": ([], "words per CPU second"),
    "calibration": ([], "Expected calibration error"),
    "mentions": ([], "mentions, thing"),
    "coreference": ([], "95 % intervals of CoNLL"),
    "pronouns": (["gap.tsv"], "1 passages."),
    "names": ([], "1 articles."),
    "facts": (["", "facts.jsonl"], "inner layer, attribution"),
    "record": (["gold/dev"], "given, named person or pronoun"),
    "identity": (["", "people.jsonl"], "baseline: same last word"),
    "timex": (["times"], "1 annotated time expressions."),
    "stance": (["newsmtsc-rw"], "1 targets in 1 sentences."),
    "deeds": (["plv.tsv"], "1 of 1 pairs"),
    "commissives": (["speech-acts"], "1 units of 1 documents"),
}


def _arguments(command: str, corpora: Path) -> list[str]:
    parts, _ = COMMANDS[command]
    return ["evaluate", command, *(str(corpora / part) for part in parts or [""])]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_corpus_has_a_table_and_a_remark(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, command: str
) -> None:
    told = onrecord(desk, *_arguments(command, corpora))
    assert told.status == 0
    assert COMMANDS[command][1] in told.out
    assert desk.fake_reader.read_count >= 1


@pytest.mark.parametrize("command", COMMANDS)
def test_for_programs_the_figures_are_one_line_of_json(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, command: str
) -> None:
    told = onrecord(desk, *_arguments(command, corpora), "--json")
    assert told.status == 0
    assert told.out.count("\n") == 1
    plain = json.loads(told.out)
    assert plain["model"] == desk.fake_reader.model
    assert "scores" in plain


def test_figures_stand_under_the_names_of_their_columns(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path
) -> None:
    lines = onrecord(desk, "evaluate", "polnear", str(corpora)).out.splitlines()
    (heading,) = (line.split() for line in lines if "precision" in line)
    (row,) = (line.split() for line in lines if line.startswith(" attribution  "))
    assert heading == ["precision", "recall", "F1"]
    assert row == ["attribution", "0.000", "0.000", "0.000"]


def test_counts_are_printed_whole(desk: FakeDesk, onrecord: Onrecord, corpora: Path) -> None:
    told = onrecord(desk, *_arguments("record", corpora)).out
    rows = [line.split() for line in told.splitlines() if line.startswith((" persons  ", " dates"))]
    assert rows == [
        ["persons", "1", "0", "0", "0.000"],
        ["persons"],
        ["dates", "0", "0", "0", "0"],
    ]


def test_the_texts_of_a_file_of_annotations_must_be_named(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path
) -> None:
    row = {"article": ARTICLE, "entities": [], "speakers": {"A1": "unnamed"}}
    (corpora / "speakers.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    command = ("evaluate", "record", str(corpora / "speakers.jsonl"))
    told = onrecord(desk, *command)
    assert told.status == 2
    assert "--texts" in told.err
    plain = json.loads(onrecord(desk, *command, "--texts", str(corpora), "--json").out)
    assert plain["scores"]["unnamed"]["attributions"] == 1


def test_a_limit_is_passed_on(desk: FakeDesk, onrecord: Onrecord, corpora: Path) -> None:
    limited = onrecord(desk, "evaluate", "polnear", str(corpora), "--limit", "1", "--json")
    assert json.loads(limited.out)["articles"] == 1
    assert onrecord(desk, "evaluate", "polnear", str(corpora), "--limit", "0").status == 2


def test_perturbed_texts_are_read_and_their_loss_told(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path
) -> None:
    told = onrecord(desk, "evaluate", "polnear", str(corpora), "--perturb", "--limit", "1")
    assert told.status == 0
    for words in ("as published", "HTML leftovers", "+0.0", "The greatest loss is"):
        assert words in told.out
    plain = json.loads(
        onrecord(desk, "evaluate", "polnear", str(corpora), "--perturb", "--json").out
    )
    assert plain["greatest_loss"] == 0.0
    assert "straight quotes, points" in plain["scores"]


MISSING = {
    "polnear": ["none"],
    "calibration": ["none"],
    "mentions": ["none"],
    "coreference": ["none"],
    "pronouns": ["none.tsv"],
    "names": ["none"],
    "facts": ["", "none.jsonl"],
    "record": ["none"],
    "identity": ["", "none.jsonl"],
}


@pytest.mark.parametrize("command", MISSING)
def test_a_corpus_that_is_not_there_is_told_in_one_sentence(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, command: str
) -> None:
    places = [str(corpora / part) for part in MISSING[command]]
    told = onrecord(desk, "evaluate", command, *places)
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("onrecord: ")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "file", "content"),
    [
        ("facts", "facts.jsonl", b"no JSON"),
        ("identity", "people.jsonl", b"no JSON"),
        ("pronouns", "gap.tsv", b"one\ttwo\n1\t2\n"),
        ("polnear", f"attributions/{ARTICLE}_1a2b.ann", b"T1\tCue 6\tx\n"),
        ("record", f"gold/dev/{ARTICLE}.json", b"[]"),
    ],
)
def test_a_corpus_that_is_damaged_is_told_in_one_sentence(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, command: str, file: str, content: bytes
) -> None:
    (corpora / file).write_bytes(content)
    told = onrecord(desk, *_arguments(command, corpora))
    assert told.status == 1
    assert Path(file).name in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "file", "content"),
    [
        ("mentions", "GUM_news_test.conllu", b"1\tcut short\n"),
        ("mentions", "GUM_news_test.conllu", b"\xff"),
        ("names", "original_articles/a.txt", b"\xff"),
        ("pronouns", "gap.tsv", b"Text\n" + b"a" * 200_000),
    ],
    ids=["GUM cut short", "GUM not UTF-8", "Worldwide not UTF-8", "GAP of one long line"],
)
def test_another_corpus_that_is_damaged_is_told_in_one_sentence(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, command: str, file: str, content: bytes
) -> None:
    (corpora / file).write_bytes(content)
    told = onrecord(desk, *_arguments(command, corpora))
    assert (told.status, told.err.count("\n")) == (1, 1)


def test_an_evaluation_that_is_stopped_says_so(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path
) -> None:
    desk.fake_reader.interrupted_at = 2
    told = onrecord(desk, "evaluate", "polnear", str(corpora))
    assert (told.status, told.out) == (130, "")
    assert "stopped; the evaluation was not finished" in told.err


def test_errors_are_written_as_json_lines(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, tmp_path: Path
) -> None:
    errors = tmp_path / "errors.jsonl"
    told = onrecord(desk, *_arguments("timex", corpora), "--errors", str(errors))
    assert told.status == 0
    (line,) = errors.read_text(encoding="utf-8").splitlines()
    error = json.loads(line)
    assert (error["corpus"], error["article"], error["problems"]) == ("times", "a", ["missed"])
    assert error["annotated"] == {"text": "Friday", "type": "DATE", "value": "2025-09-12"}
    assert error["found"] is None


def test_errors_that_cannot_be_written_are_told(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, tmp_path: Path
) -> None:
    told = onrecord(desk, *_arguments("timex", corpora), "--errors", str(tmp_path / "no" / "file"))
    assert told.status == 1
    assert "cannot be written" in told.err


def test_entries_are_judged_and_those_that_nobody_judged_are_written(
    desk: FakeDesk, onrecord: Onrecord, corpora: Path, tmp_path: Path
) -> None:
    (corpora / "judged.jsonl").write_text("", encoding="utf-8")
    (corpora / "happenings.jsonl").write_text('{"article": "another"}\n', encoding="utf-8")
    unjudged = tmp_path / "unjudged.jsonl"
    folders = ("--polnear", str(corpora), "--gum", str(corpora))
    command = ("evaluate", "judged", str(corpora / "judged.jsonl"), *folders)
    told = onrecord(desk, *command, "--unjudged", str(unjudged), "--text")
    assert told.status == 0
    assert "no such thing" in told.out
    assert unjudged.exists()
    plain = json.loads(onrecord(desk, *command, "--json").out)
    assert plain["scores"]["encounters"]["judged"] == 0
    assert onrecord(desk, *command, "--leave-out", str(tmp_path / "none.jsonl")).status != 0


def test_pages_are_read_without_a_model(desk: FakeDesk, onrecord: Onrecord, tmp_path: Path) -> None:
    folder = str(write_article_pages(tmp_path / "pages"))
    told = onrecord(desk, "evaluate", "extraction", folder)
    assert told.status == 0
    assert "onrecord, all" in told.out
    assert "trafilatura, all" in told.out
    assert desk.fake_reader.read_count == 0
    plain = json.loads(onrecord(desk, "evaluate", "extraction", folder, "--json").out)
    assert plain["scores"]["onrecord, all"]["f1"] == 1
