import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.judged import (
    SampledEntry,
    draw_entries,
    evaluate_judged,
    wilson_interval,
)
from onrecord.evaluation.judged_entries import JudgedEntry, judged_entries
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Happenings,
    Party,
    Relation,
)
from onrecord.schema.provenance import Origin
from onrecord.schema.record import ArticleRecord
from tests.evaluation.made_records import RecordReader, made_entity, made_record, made_span
from tests.evaluation.small_corpora import GumWord, gum_lines, write_gum, write_polnear

TEXT = "Ana Lund met Rui Reyes. Lund will pay. Reyes declined to comment."
ARTICLE = "courier_2025-09-18_plan"
RULE = Origin("rule", "test", "1")
LUND = Party(made_span(TEXT, "Lund"), "Ana Lund")
MEETING = Encounter(
    "e1", "meeting", "occurred", ("Ana Lund", "Rui Reyes"), None, None, None, None, (), None, None,
    (made_span(TEXT, "Ana Lund met Rui Reyes"),), 0.9, RULE,
)  # fmt: skip
PLAN = Commitment(
    "c1", "plan", made_span(TEXT, "Lund will pay"), made_span(TEXT, "will"), LUND, None, None,
    None, None, None, 0.9, RULE,
)  # fmt: skip
ABSENCE = Absence(
    "a1", "no_response", made_span(TEXT, "Reyes declined to comment"), made_span(TEXT, "declined"),
    None, None, None, None, 0.9, RULE,
)  # fmt: skip
ACTION = Action(
    "x1", "AID", None, (), None, made_span(TEXT, "pay"), LUND, None, "planned", None, None, None,
    (made_span(TEXT, "Lund will pay"),), 0.9, RULE,
)  # fmt: skip
RELATION = Relation(
    "r1", ("Ana Lund", "Rui Reyes"), "friendly", True, None, None,
    (made_span(TEXT, "Ana Lund met Rui Reyes"),), 0.9, RULE,
)  # fmt: skip
ALL = Happenings((MEETING,), (ACTION,), (PLAN,), (ABSENCE,), (RELATION,))


def _record(happenings: Happenings = ALL) -> ArticleRecord:
    made = made_record(TEXT, entities=[made_entity("Ana Lund"), made_entity("Rui Reyes")])
    return replace(made, happenings=happenings)


def _entries(happenings: Happenings = ALL) -> dict[str, JudgedEntry]:
    return {one.sort: one for one in judged_entries(ARTICLE, _record(happenings))}


def test_each_sort_has_an_entry_to_read_with_its_words_in_the_text() -> None:
    found = _entries()
    assert len(found) == 5
    assert found["encounters"].said.startswith("meeting, occurred, of Ana Lund + Rui Reyes")
    assert "“Lund” = Ana Lund" in found["commitments"].said
    for entry in found.values():
        assert f"[[{TEXT[slice(*entry.span)]}]]" in entry.surroundings
        assert not any(word in value for _, value in entry.fields for word in ("declined", "pay"))


def test_an_entry_that_is_told_the_same_has_the_same_key() -> None:
    assert _entries()["encounters"].key == _entries(Happenings((MEETING,)))["encounters"].key


@pytest.mark.parametrize(
    "other",
    [
        replace(MEETING, kind="call"),
        replace(MEETING, status="planned"),
        replace(MEETING, participants=("Ana Lund",)),
        replace(MEETING, place=made_span(TEXT, "Reyes")),
    ],
)
def test_an_entry_that_is_told_otherwise_has_another_key_and_the_same_lot(other: Encounter) -> None:
    one, changed = _entries()["encounters"], _entries(Happenings((other,)))["encounters"]
    assert one.key != changed.key
    assert (one.article, one.sort, one.anchor) == (changed.article, changed.sort, changed.anchor)


def _at(*anchors: int) -> list[JudgedEntry]:
    return [JudgedEntry("a", "actions", (n, n + 1), n, (), "", "", 1.0) for n in anchors]


@given(st.sets(st.integers(0, 500), min_size=1, max_size=60), st.integers(0, 500))
def test_those_drawn_stay_drawn_when_another_goes(anchors: set[int], gone: int) -> None:
    drawn = {one.anchor for one in draw_entries(_at(*anchors), 10)}
    without = {one.anchor for one in draw_entries(_at(*(anchors - {gone})), 10)}
    assert drawn - {gone} <= without


@given(st.integers(0, 200), st.integers(1, 200))
def test_the_interval_holds_the_share(right: int, more: int) -> None:
    total = right + more - 1
    interval = wilson_interval(right, total)
    if interval is None:
        assert total == 0
        return
    assert 0 <= interval[0] <= right / total <= interval[1] <= 1


def test_the_interval_is_that_of_wilson() -> None:
    low, high = wilson_interval(85, 100) or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.767, 0.907)


def _evaluated(
    folder: Path, judged: Sequence[Mapping[str, object]]
) -> tuple[dict[str, object], list[SampledEntry]]:
    write_polnear(folder, ARTICLE, TEXT, "")
    write_gum(folder, gum_lines((GumWord("Dana", 0, tag="NNP"), GumWord("left", 1))))
    (folder / "judged.jsonl").write_text("".join(json.dumps(row) + "\n" for row in judged))
    (folder / "annotated.jsonl").write_text(json.dumps({"article": "another"}) + "\n")
    drawn: list[SampledEntry] = []
    report = evaluate_judged(
        RecordReader([_record()]), folder / "judged.jsonl", folder, folder,
        folder / "annotated.jsonl", on_entry=drawn.append,
    )  # fmt: skip
    scores = report.as_json()["scores"]
    assert isinstance(scores, dict)
    return scores, drawn


def test_judgements_are_joined_by_key_and_failures_counted(tmp_path: Path) -> None:
    found = _entries()
    right = {"key": found["encounters"].key, "verdict": "right"}
    wrong = {"key": found["absences"].key, "verdict": "wrong", "failure": "party"}
    scores, drawn = _evaluated(tmp_path, [right, wrong])
    assert len(drawn) == 5
    encounters, absences = scores["encounters"], scores["absences"]
    assert isinstance(encounters, dict)
    assert isinstance(absences, dict)
    assert (encounters["sampled"], encounters["judged"], encounters["precision"]) == (1, 1, 1)
    assert (absences["judged"], absences["precision"], absences["not judged"]) == (1, 0, 0)
    party = scores["wrong party"]
    assert isinstance(party, dict)
    assert (party["absences wrong"], party["encounters wrong"]) == (1, 0)


def test_what_nobody_judged_has_no_precision(tmp_path: Path) -> None:
    scores, drawn = _evaluated(tmp_path, [])
    relations = scores["relations"]
    assert isinstance(relations, dict)
    assert (relations["precision"], relations["not judged"]) == (None, 1)
    assert not any(one.is_judged for one in drawn)


def test_the_judged_are_counted_by_how_far_the_record_believes_them(tmp_path: Path) -> None:
    found = _entries()
    rows = [{"key": one.key, "verdict": "right"} for one in found.values()]
    scores, drawn = _evaluated(tmp_path, rows)
    for one in drawn:
        bands = [name for name in scores if name.startswith("confidence ")]
        held = [
            name
            for name in bands
            if float(name.split()[1]) <= one.entry.confidence
            and (one.entry.confidence < float(name.split()[3]) or name.endswith("1.0"))
        ]
        assert len(held) == 1
    told = [scores[name] for name in scores if name.startswith("confidence ")]
    assert sum(int(one["judged so"]) for one in told if isinstance(one, dict)) == len(drawn)
    assert sum(int(one["right so"]) for one in told if isinstance(one, dict)) == len(drawn)
