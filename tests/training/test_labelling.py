"""Labels of the heads, made of annotated texts; none of it needs the training libraries."""

import random
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.encoder.labels import (
    ATTRIBUTION_TAGS,
    CIRCUMSTANCES,
    INNER_TAGS,
    LINK_ROLES,
    MENTION_CLASSES,
    NAME_TAGS,
    POLARITIES,
)
from onrecord.encoder.manifest import MODEL_FOLDER, TOKENIZER_FILE
from onrecord.encoder.tokenization import Tokenizer
from onrecord.evaluation.corpora.gap import PronounChoice
from onrecord.evaluation.corpora.gum import GumDocument, GumMention
from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution
from onrecord.evaluation.corpora.speech_facts import (
    ArticleAnnotations,
    InnerAttribution,
    SpeechFacts,
)
from onrecord.evaluation.corpora.worldwide import NamedArticle
from training.examples import IGNORED, LabelledText, cut_windows
from training.labelling import label_attributions, label_mentions, label_names, label_pronoun
from training.silver import SilverLabels, read_saved, save_silver

TEXT = "Dana denied in a letter to Ada that Tom said it was late . Ads"


def _at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


GOLD = GoldAttribution((_at("Dana"),), (_at("denied"),), (_at("Tom said it was late"),))
ARTICLE = GoldArticle("a_2025-09-17_x", TEXT, (GOLD,), (_at("Ads"),))
INNER = InnerAttribution(0, _at("Tom"), _at("said"), (_at("it was late"),), SpeechFacts())
FACTS = SpeechFacts("denied", _at("a letter"), _at("Ada"))
ANNOTATIONS = ArticleAnnotations(ARTICLE.name, {0: FACTS}, (INNER,))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(MODEL_FOLDER / TOKENIZER_FILE)


@pytest.fixture(scope="module")
def labelled(tokenizer: Tokenizer) -> LabelledText:
    return label_attributions(ARTICLE, tokenizer, ANNOTATIONS, by_hand=True, headings=[], rng=None)


def _named(labels: NDArray[np.int64], alphabet: tuple[str, ...]) -> dict[str, str]:
    """Return the labels of the words that have one, by word."""
    words = TEXT.split()
    return {
        word: alphabet[label]
        for word, label in zip(words, labels.tolist(), strict=True)
        if label > 0
    }


def test_each_layer_has_tags_of_its_own(labelled: LabelledText) -> None:
    outer = _named(labelled.tags, ATTRIBUTION_TAGS)
    assert (outer["Dana"], outer["denied"], outer["Tom"]) == ("B-source", "B-cue", "B-content")
    assert {outer[word] for word in ("said", "it", "was", "late")} == {"I-content"}
    assert _named(labelled.inner, INNER_TAGS) == {
        "Tom": "B-source",
        "said": "B-cue",
        "it": "B-content",
        "was": "I-content",
        "late": "I-content",
    }


def test_regions_that_were_not_annotated_have_no_label(labelled: LabelledText) -> None:
    assert labelled.tags[-1] == labelled.inner[-1] == IGNORED


def test_a_cue_learns_its_roles_and_speech_facts(labelled: LabelledText) -> None:
    words = TEXT.split()
    denied, said = labelled.cues
    assert [words[n] for n in denied.cue] == ["denied"]
    assert POLARITIES[denied.polarity] == "denied"
    roles = {word: LINK_ROLES[role] for word, role in zip(words, denied.roles, strict=True)}
    assert (roles["Dana"], roles["Tom"], roles["letter"]) == ("source", "content", "none")
    told = {
        name: [words[n] for n in np.flatnonzero(denied.circumstances[:, column])]
        for column, name in enumerate(CIRCUMSTANCES)
    }
    assert told == {"channel": ["a", "letter"], "addressee": ["Ada"]}
    assert [words[n] for n in said.cue] == ["said"]


def test_what_rules_found_is_trusted_less_than_what_people_did(
    labelled: LabelledText, tokenizer: Tokenizer
) -> None:
    by_rules = label_attributions(
        ARTICLE, tokenizer, ANNOTATIONS, by_hand=False, headings=[], rng=None
    )
    assert set(labelled.inner_weights.tolist()) == {1.0}
    assert by_rules.inner_weights.max() < 1.0


@pytest.mark.parametrize("seed", range(20))
def test_names_of_a_first_network_stay_with_their_words_under_noise(
    tokenizer: Tokenizer, seed: int
) -> None:
    words = tokenizer.tokenize(TEXT)
    names = np.zeros(len(words), dtype=np.int64)
    names[0], names[3] = NAME_TAGS.index("B-person"), IGNORED
    silver = SilverLabels(np.stack([words.starts, words.ends], axis=1), names, names)
    found = label_attributions(
        ARTICLE,
        tokenizer,
        ANNOTATIONS,
        silver,
        by_hand=True,
        headings=["Ferries Will Stop"],
        rng=random.Random(seed),
    )
    assert (found.names == NAME_TAGS.index("B-person")).sum() == 1
    # Words that noise put in are nobody's labels, and what is not sure is none.
    assert (found.names >= 0).sum() <= len(words) - 1
    assert 0 < found.trust < 1


def test_saved_labels_of_a_first_network_come_back(tmp_path: Path) -> None:
    labels = {"a_2025-09-17_x": SilverLabels(*(np.arange(n).reshape(-1) for n in (4, 2, 2)))}
    save_silver(labels, tmp_path / "labels.npz")
    ((name, found),) = read_saved(tmp_path / "labels.npz").items()
    assert name == "a_2025-09-17_x"
    assert [found.extents.tolist(), found.names.tolist()] == [[0, 1, 2, 3], [0, 1]]
    assert [path.name for path in tmp_path.iterdir()] == ["labels.npz"]


@pytest.mark.parametrize("seed", range(40))
def test_labels_stay_with_their_words_under_noise(tokenizer: Tokenizer, seed: int) -> None:
    article = GoldArticle(ARTICLE.name, TEXT, (GOLD,), ())
    found = label_attributions(
        article, tokenizer, ANNOTATIONS, by_hand=True, headings=["Ferries"], rng=random.Random(seed)
    )
    # Cues survive every kind of noise, in whatever layer they end up.
    cue_tags = (found.tags == ATTRIBUTION_TAGS.index("B-cue")).sum() + (
        found.inner == INNER_TAGS.index("B-cue")
    ).sum()
    assert cue_tags >= 2
    assert len(found.cues) >= 2


def test_windows_hold_every_word_once(labelled: LabelledText) -> None:
    for seed in range(20):
        windows = list(cut_windows(labelled, 6, random.Random(seed)))
        assert np.concatenate([window.tags for window in windows]).tolist() == (
            labelled.tags.tolist()
        )
        assert all(len(window.pieces) <= 6 for window in windows)


def test_names_are_tagged_by_type(tokenizer: Tokenizer) -> None:
    names = ((*_at("Dana"), "person"), (*_at("Ada"), "organization"))
    found = label_names(NamedArticle("a", TEXT, names), tokenizer)
    assert _named(found.names, NAME_TAGS) == {"Dana": "B-person", "Ada": "B-organization"}
    assert set(found.tags.tolist()) == {IGNORED}


def test_mentions_are_labelled_at_their_heads(tokenizer: Tokenizer) -> None:
    mentions = (
        GumMention(*_at("Dana"), *_at("Dana"), "person", "name", 4),
        GumMention(*_at("a letter to Ada"), *_at("letter"), "organization", "description", 7),
    )
    found = label_mentions(GumDocument("a", TEXT, mentions), tokenizer)
    assert _named(found.mentions, MENTION_CLASSES) == {
        "Dana": "person name",
        "letter": "organization description",
    }
    assert [(m.first, m.last, m.entity) for m in found.spans] == [(0, 0, 4), (3, 6, 7)]


@pytest.mark.parametrize(
    ("meant", "choice"), [((True, False), 0), ((False, True), 1), ((False, False), 2)]
)
def test_a_pronoun_learns_who_is_meant(
    tokenizer: Tokenizer, meant: tuple[bool, bool], choice: int
) -> None:
    passage = PronounChoice(TEXT, _at("it"), (_at("Dana"), _at("Tom")), meant)
    pronoun = label_pronoun(passage, tokenizer).pronoun
    assert pronoun is not None
    assert pronoun.choice == choice
    assert [name.head_text for name in pronoun.names] == ["dana", "tom"]
    assert pronoun.pronoun.head_text == "it"
