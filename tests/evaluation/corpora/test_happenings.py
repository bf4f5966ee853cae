import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.happenings import GoldParty, read_happenings
from tests.shared_data import shared_data

ANNOTATIONS = Path("training/annotations/happenings.jsonl")


def _corpus(folder: Path, text: str = "Lund met Reyes.") -> Path:
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True)
    (folder / "text" / "a.txt").write_text(text)
    (folder / "attributions" / "a_ef2d.ann").write_text("")
    return folder


def _line(**more: object) -> str:
    meeting: dict[str, object] = {
        "kind": "meeting",
        "status": "occurred",
        "span": [0, 14],
        "trigger": [5, 8],
    }
    return json.dumps(
        {"article": "a", "encounters": [{**meeting, "participants": [[0, 4]], **more}]}
    )


def test_offsets_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "happenings.jsonl"
    file.write_text(_line(when=[9, 14]) + "\n")
    (gold,) = read_happenings(file, _corpus(tmp_path / "corpus"))
    (meeting,) = gold.happenings["encounters"]
    assert (meeting.kind, meeting.status, meeting.spans) == ("meeting", "occurred", ((0, 14),))
    assert (meeting.parties, meeting.date_span) == ((GoldParty(span=(0, 4)),), (9, 14))
    assert gold.happenings["absences"] == ()


def test_what_is_no_annotation_is_refused(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path / "corpus")
    file = tmp_path / "happenings.jsonl"
    for words in ("{", '{"article": "b"}', _line(span=[1])):
        file.write_text(words + "\n")
        with pytest.raises(MalformedInput):
            read_happenings(file, corpus)
    with pytest.raises(UnreadableInput):
        read_happenings(tmp_path / "missing.jsonl", corpus)
    with pytest.raises(UnreadableInput):
        read_happenings(file)


def test_the_projects_annotations_lie_within_their_articles() -> None:
    found = read_happenings(ANNOTATIONS, shared_data("data", "polnear", "train"))
    assert len(found) >= 150
    for gold in found:
        for happenings in gold.happenings.values():
            for one in happenings:
                parties = [party.span for party in one.parties if party.span]
                for start, end in (*one.spans, *parties):
                    assert 0 <= start < end <= len(gold.article.text)
