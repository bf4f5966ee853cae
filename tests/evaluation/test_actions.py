import json
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.action_roots import accuracy, evaluate_action_roots, macro_f1
from onrecord.evaluation.actions import found_score, is_told
from onrecord.evaluation.corpora.action_annotations import GoldAction, read_action_annotations
from onrecord.evaluation.corpora.coded_sentences import read_coded_sentences
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


def _gold(root: str, trigger: tuple[int, int]) -> GoldAction:
    return GoldAction(root, "occurred", trigger, None, None)


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


def test_marks_of_parties_are_taken_out_of_coded_sentences(tmp_path: Path) -> None:
    path = tmp_path / "coded.tsv"
    path.write_text(HEADER + "x\t<s>Arden</s> sued <t>Borel</t>.\tACCUSE\nx\tno marks\tAID\n")
    (sentence,) = read_coded_sentences(path)
    assert sentence.text == "Arden sued Borel."
    assert sentence.text[slice(*sentence.source)] == "Arden"
    assert sentence.text[slice(*sentence.target)] == "Borel"


def test_the_first_coding_of_a_record_becomes_plovers_root(tmp_path: Path) -> None:
    path = tmp_path / "records.xml"
    path.write_text(
        '<Sentence id="1"/><EventCoding eventcode="173"/><Text>Arden jailed\na man.</Text>'
        '<Sentence id="2"/><EventCoding eventcode="010"/><Text>Arden spoke.</Text>'
        '<Sentence id="3"/><EventCoding noevents="True"/><Text>It rained.</Text>'
    )
    (sentence,) = read_coded_sentences(path)
    assert (sentence.text, sentence.root) == ("Arden jailed a man.", "COERCE")


@pytest.mark.parametrize("name", ["none.tsv", "none.xml"])
def test_a_file_without_coded_sentences_is_malformed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("nothing")
    with pytest.raises(MalformedInput):
        read_coded_sentences(tmp_path / name)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read_coded_sentences(tmp_path / "none.tsv")


def test_macro_f1_weighs_roots_alike() -> None:
    pairs = [("AID", "AID"), ("AID", "AID"), ("ACCUSE", "AID")]
    assert accuracy(pairs) == pytest.approx(2 / 3)
    assert macro_f1(pairs) == pytest.approx((0.8 + 0) / 2)


def test_roots_are_reported_beside_two_baselines(tmp_path: Path) -> None:
    path = tmp_path / "coded.tsv"
    rows = ["<s>Arden</s> sued <t>Borel</t>.\tACCUSE", "<s>Arden</s> freed <t>Borel</t>.\tYIELD"]
    path.write_text(HEADER + "".join(f"x\t{row}\n" for row in rows))
    report = evaluate_action_roots(path, "test")
    assert report.figure("lexicon", "accuracy") == 1
    assert report.figure("baseline: always ACCUSE", "accuracy") == 0.5
    assert report.figure("lexicon, the other half", "sentences") == 1


def test_annotations_are_read_beside_their_articles(tmp_path: Path) -> None:
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT)
    (tmp_path / "attributions" / "a_ef2d.ann").write_text("")
    path = tmp_path / "annotations.jsonl"
    action = {"kind": "COERCE", "status": "occurred", "trigger": [14, 22], "recipient": [23, 33]}
    path.write_text(json.dumps({"article": "a", "actions": [action]}) + "\n")
    (article,) = read_action_annotations(path, tmp_path)
    assert article.actions == (GoldAction("COERCE", "occurred", (14, 22), None, (23, 33)),)
    path.write_text(json.dumps({"article": "b", "actions": [action]}) + "\n")
    with pytest.raises(MalformedInput):
        read_action_annotations(path, tmp_path)
