"""`onrecord review` on a real record."""

import json
from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.interfaces.exports.review_shapes import CorrectionShape, LogShape, QueuedShape
from onrecord.pipeline.records import PeopleCorrector
from onrecord.store.sqlite import SqliteBook
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.store.linking_by_name import NameLinker
from tests.store.samples import council_record


class ReviewDesk(FakeDesk):
    """A desk with a record on disk."""

    def open_book(self, path: Path) -> SqliteBook:
        return SqliteBook(path, linker=NameLinker(), corrector=PeopleCorrector())


@pytest.fixture
def desk(tmp_path: Path) -> ReviewDesk:
    desk = ReviewDesk(Settings(record=tmp_path / "record.db", decided_by="R. Okafor"))
    with desk.open_book(desk.settings.record) as book:
        book.add(council_record())
    return desk


def _lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_what_waits_is_listed_and_leaves_when_it_is_accepted(
    desk: ReviewDesk, onrecord: Onrecord
) -> None:
    told = onrecord(desk, "review", "queue")
    assert told.status == 0
    assert "that harbour fares would rise in Vellmar" in told.out
    rows = _lines(onrecord(desk, "review", "queue", "--json").out)
    assert {QueuedShape.model_validate(row).id for row in rows} == {"s1", "s2", "s3", "s4", "s5"}
    done = onrecord(desk, "review", "accept", "s1", "--note", "Heard it.")
    assert "accepted statement s1" in done.out
    assert "by R. Okafor" in done.out
    assert len(_lines(onrecord(desk, "review", "queue", "--json", "--kind", "statement").out)) == 4


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("mary-calloway", "Mary Calloway"),
        ("Aurélie Ocasio-Pruitt", "Aurélie Ocasio-Pruitt"),
        ("Harbourline", "Harbourline"),
    ],
)
def test_a_speaker_is_corrected_by_id_name_or_words(
    desk: ReviewDesk, onrecord: Onrecord, given: str, name: str
) -> None:
    told = onrecord(
        desk, "review", "correct", "s1", "--speaker", given, "--said-on", "2026-02-23", "--json"
    )
    shape = LogShape.model_validate(json.loads(told.out))
    assert [(one.field, one.after) for one in shape.changes] == [
        ("speaker", name), ("said_on", "2026-02-23"),
    ]  # fmt: skip
    with desk.open_book(desk.settings.record) as book:
        speaker = book.statement("s1").speaker
    assert speaker is not None
    assert speaker.name == name


def test_acts_are_listed_and_undone(desk: ReviewDesk, onrecord: Onrecord) -> None:
    assert onrecord(desk, "review", "log").out == ""
    onrecord(
        desk, "review", "correct", "s2", "--no-speaker", "--content", "20-40", "--kind", "mixed"
    )
    onrecord(desk, "review", "reject", "s3", "--by", "another")
    onrecord(desk, "review", "note", "s4", "Ask the mayor.")
    told = onrecord(desk, "review", "log").out
    for words in ("speaker: Dana Calloway → none", "rejected statement s3", "“Ask the mayor.”"):
        assert words in told
    assert told.index("Ask the mayor") < told.index("rejected")
    assert onrecord(desk, "review", "undo", "2").status == 0
    again = onrecord(desk, "review", "undo", "2")
    assert (again.status, again.out) == (1, "")
    rows = _lines(onrecord(desk, "review", "log", "--article", "fares", "--json").out)
    assert [LogShape.model_validate(row).undone_by for row in rows] == [None, "R. Okafor", None]


def test_training_data_is_written(desk: ReviewDesk, onrecord: Onrecord, tmp_path: Path) -> None:
    onrecord(desk, "review", "correct", "s1", "--speaker", "Mary Calloway")
    onrecord(desk, "review", "reject", "s5")
    output = tmp_path / "corrections.jsonl"
    told = onrecord(desk, "review", "export", str(output))
    assert told.out == "2 corrections written.\n"
    corrected, rejected = map(
        CorrectionShape.model_validate, _lines(output.read_text(encoding="utf-8"))
    )
    assert corrected.read["speaker"] == "dana-calloway"
    assert corrected.corrected is not None
    assert corrected.corrected["speaker"] == "mary-calloway"
    assert {one.id for one in corrected.corrected_entities} == {"mary-calloway", "vellmar"}
    assert (rejected.act, rejected.corrected) == ("reject", None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("accept", "nothing"), "There is no entry"),
        (("correct", "s1"), "changes something"),
        (("correct", "s1", "--speaker", "Nobody Atall"), "is nobody in the"),
        (("correct", "s1", "--content", "5"), "no characters"),
        (("correct", "s1", "--type", "shouted"), "none of: direct"),
        (("undo", "9"), "no act 9"),
    ],
)
def test_what_does_not_fit_is_told(
    desk: ReviewDesk, onrecord: Onrecord, arguments: tuple[str, ...], said: str
) -> None:
    told = onrecord(desk, "review", *arguments)
    assert told.status in (1, 2)
    assert said in told.err


def test_who_decides_must_be_told(desk: ReviewDesk, onrecord: Onrecord) -> None:
    nameless = ReviewDesk(Settings(record=desk.settings.record))
    assert "who decides?" in onrecord(nameless, "review", "accept", "s1").err


@pytest.mark.parametrize("shape", ["review", "queued", "correction"])
def test_shapes_have_a_schema(desk: ReviewDesk, onrecord: Onrecord, shape: str) -> None:
    schema = json.loads(onrecord(desk, "schema", shape).out)
    assert schema["additionalProperties"] is False
