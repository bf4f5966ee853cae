import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.action_roots import evaluate_action_roots
from onrecord.evaluation.actions import found_score, is_told
from onrecord.evaluation.corpora.happening_annotations import (
    TriggerAnnotation,
    read_annotated_articles,
)
from onrecord.evaluation.corpora.petrarch import read_petrarch
from onrecord.schema.happenings import Action, ActionKind
from onrecord.schema.provenance import Origin
from onrecord.schema.span import Span, text_version

TEXT = "Calder Police arrested Ravi Menon. Ruiz sued Lund."
ARREST = (14, 22)
HEADER = "sentence\tmarked_sentence\tgold_root\n"


def _span(start: int, end: int) -> Span:
    return Span(start, end, TEXT[start:end], text_version(TEXT))


def _action(kind: ActionKind, trigger: tuple[int, int]) -> Action:
    return Action(
        "id", kind, None, (), "17", _span(*trigger), None, None, "occurred", None, None, None,
        (_span(0, 33),), 0.9, Origin("rule", "action", "1"),
    )  # fmt: skip


def _gold(root: str, trigger: tuple[int, int]) -> TriggerAnnotation:
    return TriggerAnnotation(trigger, root, "occurred", trigger, ())


def test_an_action_is_found_where_word_and_root_are_the_same() -> None:
    told = _action("COERCE", ARREST)
    assert is_told(told, _gold("COERCE", ARREST))
    assert not is_told(told, _gold("ASSAULT", ARREST))
    assert not is_told(told, _gold("COERCE", (40, 44)))


def test_what_is_told_and_what_is_annotated_are_counted_apart() -> None:
    score = found_score(
        [_action("COERCE", ARREST), _action("ACCUSE", (0, 6))],
        (_gold("COERCE", ARREST), _gold("ACCUSE", (40, 44)), _gold("AID", (40, 44))),
    )
    assert score.precision == pytest.approx(0.5)
    assert score.recall == pytest.approx(1 / 3)


def test_the_first_coding_of_a_record_becomes_plovers_root(tmp_path: Path) -> None:
    path = tmp_path / "records.xml"
    path.write_text(
        '<Sentence id="1"/><EventCoding eventcode="173"/><Text>Arden jailed\na man.</Text>'
        '<Sentence id="2"/><EventCoding eventcode="010"/><Text>Arden spoke.</Text>'
        '<Sentence id="3"/><EventCoding noevents="True"/><Text>It rained.</Text>'
    )
    (sentence,) = read_petrarch(path)
    assert (sentence.text, sentence.root) == ("Arden jailed a man.", "COERCE")


def test_a_file_without_coded_sentences_is_malformed(tmp_path: Path) -> None:
    (tmp_path / "none.xml").write_text("nothing")
    with pytest.raises(MalformedInput):
        list(read_petrarch(tmp_path / "none.xml"))


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        list(read_petrarch(tmp_path / "none.xml"))


def test_roots_are_reported_beside_two_baselines(tmp_path: Path) -> None:
    path = tmp_path / "coded.tsv"
    rows = [
        "<s>Arden</s> sued <t>Borel</t>.\tACCUSE",
        "<s>Arden</s> freed <t>Borel</t>.\tYIELD",
        "No party is marked here.\tAID",
    ]
    path.write_text(HEADER + "".join(f"x\t{row}\n" for row in rows))
    report = evaluate_action_roots(path, "test")
    assert report.figure("lexicon", "accuracy") == 1
    assert report.figure("most frequent", "accuracy") == 0.5
    assert report.figure("lexicon, the other half", "accuracy") == 1
    assert report.facts["sentences"] == 2


def test_annotations_are_read_beside_their_articles(tmp_path: Path) -> None:
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT)
    (tmp_path / "attributions" / "a_ef2d.ann").write_text("")
    path = tmp_path / "annotations.jsonl"
    action: dict[str, object] = {
        "kind": "COERCE",
        "status": "occurred",
        "trigger": [14, 22],
        "span": [0, 33],
    }
    action["recipient"] = [23, 33]
    path.write_text(json.dumps({"article": "a", "actions": [action]}) + "\n")
    ((article, annotated),) = read_annotated_articles(path, tmp_path)
    assert article.text == TEXT
    (arrest,) = annotated.actions
    assert (arrest.kind, arrest.words("actor"), arrest.words("recipient")) == (
        "COERCE",
        (),
        ((23, 33),),
    )
    path.write_text(json.dumps({"article": "b", "actions": [action]}) + "\n")
    with pytest.raises(MalformedInput):
        read_annotated_articles(path, tmp_path)
