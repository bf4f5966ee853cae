"""Labels of what happened, made of annotated texts; none of it needs the training libraries."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from onrecord.encoder.labels import (
    ABSENCE_TAGS,
    ACTION_CLASSES,
    COMMITMENT_TAGS,
    DEED_CLASSES,
    ENCOUNTER_CLASSES,
    PARTY_ROLES,
    SPEECH_ACTS,
    STANCES,
    STATUSES,
)
from onrecord.encoder.manifest import MODEL_FOLDER, TOKENIZER_FILE
from onrecord.encoder.tokenization import Integers, Tokenizer
from onrecord.errors import MalformedInput
from onrecord.evaluation.corpora.happening_annotations import (
    ArticleHappenings,
    TriggerAnnotation,
    read_happening_annotations,
)
from onrecord.evaluation.corpora.newsmtsc import StanceSentence
from onrecord.evaluation.corpora.plover import CodedSentence
from onrecord.evaluation.corpora.polnear import GoldArticle
from onrecord.evaluation.corpora.speech_acts import SpeechActDocument, SpeechActUnit
from training.examples import IGNORED, cut_windows
from training.happening_examples import HappeningLabels
from training.happening_labelling import (
    in_a_row,
    label_deeds,
    label_happenings,
    label_speech_acts,
    label_stances,
    label_told,
)
from training.labelling import label_attributions
from training.made_deeds import make_deeds

TEXT = "Dana met Ada in Calder . Tom will sue Dana by May . Ada declined to comment ."
NAME = "courier_2025-09-18_plan"


def _at(words: str, nth: int = 0, text: str = TEXT) -> list[int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return [start, start + len(words)]


ROW = {
    "article": NAME,
    "encounters": [
        {
            "kind": "meeting",
            "status": "occurred",
            "span": _at("Dana met Ada in Calder"),
            "trigger": _at("met"),
            "participants": [_at("Dana"), _at("Ada")],
            "place": _at("Calder"),
            "also": [],
        }
    ],
    "actions": [
        {
            "kind": "ACCUSE",
            "status": "planned",
            "span": _at("Tom will sue Dana"),
            "trigger": _at("sue"),
            "actor": _at("Tom"),
            "recipient": _at("Dana", 1),
        }
    ],
    "commitments": [
        {
            "kind": "threat",
            "span": _at("Tom will sue Dana by May"),
            "who": _at("Tom"),
            "due": _at("May"),
        }
    ],
    "absences": [{"kind": "no_response", "span": _at("declined to comment"), "who": _at("Ada", 1)}],
    "stances": [
        {"span": _at("Tom will sue Dana by May"), "target": _at("Dana", 1), "stance": "negative"}
    ],
}


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(MODEL_FOLDER / TOKENIZER_FILE)


@pytest.fixture
def annotated(tmp_path: Path) -> ArticleHappenings:
    path = tmp_path / "happenings.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return read_happening_annotations(path)[NAME]


@pytest.fixture
def labels(annotated: ArticleHappenings, tokenizer: Tokenizer) -> HappeningLabels:
    return label_happenings(annotated, tokenizer.tokenize(TEXT), lambda extent: extent)


def _named(labels: Integers, alphabet: tuple[str, ...], text: str = TEXT) -> list[tuple[str, str]]:
    words = text.split()
    assert len(words) == len(labels)
    return [
        (word, alphabet[label])
        for word, label in zip(words, labels.tolist(), strict=True)
        if label > 0
    ]


def test_words_that_tell_of_something_have_its_kind_and_status(labels: HappeningLabels) -> None:
    assert _named(labels.encounters, ENCOUNTER_CLASSES) == [("met", "meeting")]
    assert _named(labels.actions, ACTION_CLASSES) == [("sue", "ACCUSE")]
    said = np.flatnonzero(labels.statuses != IGNORED)
    assert [STATUSES[labels.statuses[word]] for word in said] == ["occurred", "planned"]


def test_an_article_without_attributions_tells_what_happened_and_nothing_else(
    annotated: ArticleHappenings, labels: HappeningLabels, tokenizer: Tokenizer
) -> None:
    told = label_told(TEXT, annotated, tokenizer)
    assert told.happenings is not None
    assert told.happenings.encounters.tolist() == labels.encounters.tolist()
    assert set(told.tags.tolist()) == {IGNORED}


def test_clauses_have_tags_and_stances_targets(labels: HappeningLabels) -> None:
    assert [tag for _, tag in _named(labels.commitments, COMMITMENT_TAGS)] == [
        "B-threat",
        *["I-threat"] * 5,
    ]
    assert _named(labels.absences, ABSENCE_TAGS)[0] == ("declined", "B-no_response")
    (target,) = labels.targets
    assert (TEXT.split()[target.first], STANCES[target.stance]) == ("Dana", "negative")


def test_each_trigger_and_clause_knows_its_parties(labels: HappeningLabels) -> None:
    words = TEXT.split()
    told = [
        (words[trigger.first], _named(trigger.roles, PARTY_ROLES)) for trigger in labels.triggers
    ]
    assert told == [
        ("met", [("Dana", "participant"), ("Ada", "participant"), ("Calder", "place")]),
        ("sue", [("Tom", "actor"), ("Dana", "recipient")]),
        ("Tom", [("Tom", "who"), ("May", "when")]),
        ("declined", [("Ada", "who")]),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_labels_stay_with_their_words_under_noise(
    annotated: ArticleHappenings, tokenizer: Tokenizer, seed: int
) -> None:
    found = label_attributions(
        GoldArticle(NAME, TEXT, (), ()),
        tokenizer,
        None,
        None,
        annotated,
        by_hand=False,
        headings=["Ferries Will Stop"],
        rng=random.Random(seed),
    ).happenings
    assert found is not None
    assert (found.actions == ACTION_CLASSES.index("ACCUSE")).sum() == 1
    assert (found.commitments > 0).sum() >= 6
    assert len(found.triggers) == 4


def test_what_is_said_again_elsewhere_is_no_example_of_nothing(tokenizer: Tokenizer) -> None:
    place = TEXT.index("comment"), len(TEXT) - 2
    meeting = TriggerAnnotation(place, "meeting", "occurred", place, (), also=((0, 8),))
    told = ArticleHappenings(NAME, encounters=(meeting,))
    labels = label_happenings(told, tokenizer.tokenize(TEXT), lambda extent: extent)
    assert labels.encounters.tolist()[:3] == [IGNORED, IGNORED, 0]


@pytest.mark.parametrize(
    "change",
    [
        {"actions": [{**ROW["actions"][0], "kind": "LEAVE"}]},  # type: ignore[dict-item]
        {"absences": [{"kind": "denial", "span": [4, 4]}]},
        {"stances": [{"span": [0, 4]}]},
        {"article": None, "encounters": None},
    ],
)
def test_a_line_that_is_no_annotation_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "happenings.jsonl"
    path.write_text(json.dumps(ROW | change) + "\n", encoding="utf-8")
    with pytest.raises(MalformedInput):
        read_happening_annotations(path)


def test_stances_of_sentences_in_a_row_stay_with_their_targets(tokenizer: Tokenizer) -> None:
    first, second = "Dana praised Ada .", "Ada lied ."
    sentences = (
        StanceSentence(first, (((0, 4), "neutral"), ((13, 16), "positive"))),
        StanceSentence(second, (((0, 3), "negative"),)),
    )
    labels = label_stances(sentences, tokenizer).happenings
    assert labels is not None
    words = f"{first} {second}".split()
    assert [(words[t.first], t.last - t.first, STANCES[t.stance]) for t in labels.targets] == [
        ("Dana", 1, "neutral"),
        ("Ada", 1, "positive"),
        ("Ada", 1, "negative"),
    ]


def test_units_have_acts_and_those_cut_off_by_more_than_half_are_left_out(
    tokenizer: Tokenizer,
) -> None:
    text = "We will build it.\nIt is late."
    units = (SpeechActUnit(0, 17, "Commissive-A"), SpeechActUnit(18, len(text), "Assertive"))
    labels = label_speech_acts(SpeechActDocument("a", text, units), tokenizer).happenings
    assert labels is not None
    acts = [(unit.first, unit.last, SPEECH_ACTS[unit.act]) for unit in labels.units]
    assert acts == [(0, 5, "Commissive-A"), (5, 9, "Assertive")]
    assert [(u.first, u.last) for u in labels.window(2, 9).units] == [(0, 3), (3, 7)]
    assert [(u.first, u.last) for u in labels.window(3, 7).units] == [(2, 4)]


def test_deeds_look_at_the_words_of_their_own_sentence(tokenizer: Tokenizer) -> None:
    rows = (
        CodedSentence("one", "Dana sued Ada .", (0, 4), (10, 13), "ACCUSE"),
        CodedSentence("two", "Tom left .", (0, 3), None, "YIELD"),
    )
    labels = label_deeds(rows, tokenizer).happenings
    assert labels is not None
    assert [(d.actor, d.recipient, d.sentence) for d in labels.deeds] == [
        ((0, 1), (2, 3), (0, 4)),
        ((4, 5), None, (4, 7)),
    ]
    assert [DEED_CLASSES[d.deed] for d in labels.deeds] == ["ACCUSE", "YIELD"]
    assert set(labels.actions.tolist()) == {IGNORED}


@pytest.mark.parametrize("seed", range(30))
def test_made_sentences_say_who_does_what_to_whom(tokenizer: Tokenizer, seed: int) -> None:
    (made,) = make_deeds(("the ferry union", "Calder"), 1, random.Random(seed))
    text = made.coded.text
    assert made.coded.actor is not None
    assert made.coded.recipient is not None
    parties = {text[slice(*made.coded.actor)], text[slice(*made.coded.recipient)]}
    assert parties == {"the ferry union", "Calder"}
    labels = label_deeds((made,), tokenizer).happenings
    assert labels is not None
    (trigger,) = labels.triggers
    assert ACTION_CLASSES[labels.actions[trigger.first]] == made.coded.root
    assert {PARTY_ROLES[role] for role in trigger.roles.tolist()} == {"none", "actor", "recipient"}
    assert [DEED_CLASSES[d.deed] for d in labels.deeds[1:]] == ([] if made.is_mutual else ["none"])


def test_no_sentence_is_made_of_a_single_party() -> None:
    assert not list(make_deeds(("Calder",), 5, random.Random(1)))


def test_windows_hold_what_lies_in_them(labels: HappeningLabels, tokenizer: Tokenizer) -> None:
    from dataclasses import replace  # noqa: PLC0415

    from training.examples import unlabelled  # noqa: PLC0415

    text = replace(unlabelled(tokenizer.tokenize(TEXT)), happenings=labels)
    windows = [w.happenings for w in cut_windows(text, 9, None)]
    assert all(windows)
    joined = np.concatenate([window.actions for window in windows if window])
    assert joined.tolist() == labels.actions.tolist()
    for window in windows:
        assert window is not None
        for trigger in window.triggers:
            assert 0 <= trigger.first < trigger.last <= len(trigger.roles) == len(window.actions)


def test_every_sentence_is_read_once_in_a_row() -> None:
    dealt = [one for row in in_a_row(range(50), random.Random(3)) for one in row]
    assert dealt == list(range(50))
