import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.identities import NamedPerson, read_named_people
from onrecord.evaluation.figures import EvaluationReport
from onrecord.evaluation.identity import evaluate_identity
from onrecord.schema.annotation import NamedMention
from tests.evaluation.small_corpora import write_polnear
from tests.evaluation.told_reader import ToldReader, extent, told

NO_ANNOTATION = "T1\tSource 0 1\tx\n"
# Each article, and the names in it, with the person whom each means.
ARTICLES = {
    "courier_2025-09-18_plan": ("Miriam Calloway said the plan was late.", {"Miriam Calloway": 1}),
    "courier_2025-09-19_vote": ("The vote pleased Miriam Calloway.", {"Miriam Calloway": 1}),
    "herald_2025-09-20_pier": ("Hector Calloway sells the pier.", {"Hector Calloway": 2}),
    "herald_2025-09-21_talk": ("A talk with Miriam Calloway.", {"Miriam Calloway": 1}),
    "herald_2025-09-22_shop": ("He thanked Calloway again.", {"Calloway": 1}),
}


def _write(folder: Path) -> Path:
    rows = []
    for article, (text, names) in ARTICLES.items():
        write_polnear(folder, article, text, NO_ANNOTATION)
        for name, person in names.items():
            start, end = extent(text, name)
            form = "full" if " " in name else "family"
            row = {"article": article, "start": start, "end": end}
            rows.append(row | {"person": f"p{person}", "form": form})
    file = folder / "people.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def _reader(*, without: str = "") -> ToldReader:
    found = {
        text: told(
            names=[NamedMention(*extent(text, name), "person", 0.9) for name in names]
            if article != without
            else []
        )
        for article, (text, names) in ARTICLES.items()
    }
    return ToldReader(found)


def _evaluated(folder: Path, *, without: str = "", limit: int | None = None) -> EvaluationReport:
    return evaluate_identity(_reader(without=without), folder, _write(folder), limit=limit)


def test_pairs_of_one_person_are_found_and_others_kept_apart(tmp_path: Path) -> None:
    report = _evaluated(tmp_path)
    assert report.figure("all pairs", "precision") == 1.0
    assert report.figure("full names", "recall") == 1.0
    assert report.figure("same-surname pairs", "precision") == 1.0
    assert report.facts == {"articles": 5, "names": 5}


def test_the_baselines_stand_beside(tmp_path: Path) -> None:
    report = _evaluated(tmp_path)
    # All ten pairs end in one word; six of them are one person.
    assert report.figure("baseline: same last word", "precision") == pytest.approx(0.6)
    assert report.figure("baseline: same last word", "recall") == 1.0
    assert report.figure("baseline: same full name", "recall") == pytest.approx(0.5)


def test_a_name_that_was_not_read_is_nobody_s(tmp_path: Path) -> None:
    report = _evaluated(tmp_path, without="courier_2025-09-19_vote")
    assert report.figure("all pairs", "precision") == 1.0
    assert report.figure("full names", "recall") == pytest.approx(1 / 3)


def test_the_halves_hold_all_articles_between_them(tmp_path: Path) -> None:
    rows = _evaluated(tmp_path).as_json()["scores"]
    assert isinstance(rows, dict)
    assert {"all pairs, tuned on", "all pairs, not tuned on"} <= rows.keys()


def test_a_limit_and_progress_are_kept(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    file = _write(tmp_path)
    evaluate_identity(_reader(), tmp_path, file, limit=2, progress=lambda *done: seen.append(done))
    assert seen == [(1, 2), (2, 2)]


def test_annotations_of_another_corpus_are_refused(tmp_path: Path) -> None:
    write_polnear(tmp_path, "other_2025-01-01_x", "Nothing here.", NO_ANNOTATION)
    file = tmp_path / "people.jsonl"
    file.write_text("", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="holds no article"):
        evaluate_identity(ToldReader(), tmp_path, file)


def test_annotations_are_read_in_their_order(tmp_path: Path) -> None:
    people = read_named_people(_write(tmp_path))
    assert people[0] == NamedPerson("courier_2025-09-18_plan", 0, 15, "p1", "full")
    assert [person.form for person in people[-2:]] == ["full", "family"]


@pytest.mark.parametrize(
    "line", ["no JSON", "{}", '{"article":"a","start":0,"end":3,"person":"p1","form":"nick"}']
)
def test_a_line_that_is_no_annotation_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(MalformedInput, match=r"people\.jsonl"):
        read_named_people(file)
