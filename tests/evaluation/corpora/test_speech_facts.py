import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.speech_facts import (
    InnerAttribution,
    SpeechFacts,
    read_annotations,
)

ARTICLE = {
    "article": "courier_2025-09-18_plan",
    "facts": [
        {"attribution": 0, "polarity": "denied"},
        {"attribution": 3, "channel": [4, 9], "addressee": [20, 31]},
    ],
    "inner": [
        {"outer": 3, "source": [40, 43], "cue": [44, 48], "content": [[49, 60], [70, 80]]},
        {"outer": 3, "cue": [81, 90], "content": [[91, 99]], "polarity": "refused"},
    ],
}
PLAIN = {"article": "courier_2025-09-19_vote", "facts": [], "inner": []}


def _write(folder: Path, *articles: object) -> Path:
    path = folder / "facts.jsonl"
    path.write_text("\n".join(map(json.dumps, articles)) + "\n", encoding="utf-8")
    return path


def test_articles_are_found_by_name(tmp_path: Path) -> None:
    found = read_annotations(_write(tmp_path, ARTICLE, PLAIN))
    assert list(found) == [ARTICLE["article"], PLAIN["article"]]
    assert found[str(PLAIN["article"])].facts == {}


def test_facts_are_found_by_the_number_of_their_attribution(tmp_path: Path) -> None:
    facts = read_annotations(_write(tmp_path, ARTICLE))[str(ARTICLE["article"])].facts
    assert facts == {
        0: SpeechFacts("denied", None, None),
        3: SpeechFacts("asserted", (4, 9), (20, 31)),
    }


def test_inner_attributions_have_their_spans_and_facts(tmp_path: Path) -> None:
    inner = read_annotations(_write(tmp_path, ARTICLE))[str(ARTICLE["article"])].inner
    assert inner == (
        InnerAttribution(3, (40, 43), (44, 48), ((49, 60), (70, 80)), SpeechFacts()),
        InnerAttribution(3, None, (81, 90), ((91, 99),), SpeechFacts("refused")),
    )


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        "5",
        "{}",
        '{"article": "a", "facts": []}',
        '{"article": "a", "facts": 3, "inner": []}',
        '{"article": "a", "facts": [[1]], "inner": []}',
        '{"article": "a", "facts": [{"polarity": "denied"}], "inner": []}',
        '{"article": "a", "facts": [{"attribution": 1, "channel": [4]}], "inner": []}',
        '{"article": "a", "facts": [], "inner": [{"outer": 1, "content": [[1, 2]]}]}',
        '{"article": "a", "facts": [], "inner": [{"outer": 1, "cue": 4, "content": [[1, 2]]}]}',
        '{"article": "a", "facts": [], "inner": [{"outer": 1, "cue": [1, 2], "content": [3]}]}',
        "",
    ],
)
def test_a_line_that_is_no_annotation_is_told_of_by_its_file(tmp_path: Path, line: str) -> None:
    path = _write(tmp_path, PLAIN)
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(MalformedInput, match=r"facts\.jsonl"):
        read_annotations(path)


def test_a_file_that_is_not_there_or_not_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="facts"):
        read_annotations(tmp_path / "facts.jsonl")
    (tmp_path / "facts.jsonl").write_bytes(b"\xff")
    with pytest.raises(UnreadableInput, match="facts"):
        read_annotations(tmp_path / "facts.jsonl")
