from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.comparers import PairWeights
from onrecord.encoder.coreference import (
    AGREEMENTS,
    ANTECEDENT_REACH,
    PAIR_DISTANCES,
    PAIR_FEATURES,
    MentionFeatures,
    MentionTable,
    distinctive_words,
    features_of_mentions,
    link_mentions,
    mention_features,
    pairs_of,
)
from onrecord.encoder.labels import MENTION_FORMS, NAME_TYPES
from onrecord.encoder.mentions import MentionWords
from onrecord.encoder.session import Emissions
from onrecord.encoder.tokenization import Integers, TokenizedText
from tests.encoder.synthetic import Floats, emissions_of, text_of, weights_of

PERSON, PLACE = NAME_TYPES.index("person"), NAME_TYPES.index("place")
NAME, DESCRIPTION, PRONOUN = (MENTION_FORMS.index(f) for f in ("name", "description", "pronoun"))


def _mention(words: str, head: int, *, form: int = NAME, quotation: int = -1) -> MentionFeatures:
    """Return a mention of a person whose head is the last of its words."""
    return MentionFeatures(
        head,
        PERSON,
        form,
        words.rsplit(maxsplit=1)[-1].lower(),
        distinctive_words(words),
        quotation,
    )


def _pairs(later: MentionFeatures, earlier: Sequence[MentionFeatures]) -> Integers:
    count = len(earlier)
    return MentionTable([*earlier, later]).pair_features(pairs_of(count, count + 1))


def _agreement(later: MentionFeatures, earlier: MentionFeatures) -> str:
    (row,) = _pairs(later, [earlier])
    return AGREEMENTS[int(row[1]) - PAIR_DISTANCES]


@pytest.mark.parametrize(
    ("later", "earlier", "agreement"),
    [
        ("Dana Calloway", "Dana Calloway", "all"),
        ("Dana Calloway’s", "Dana Calloway", "all"),
        ("the Harbor Union", "Harbor Union", "all"),
        ("Calloway", "Dana Calloway", "part"),
        ("Mayor Dana Calloway", "Calloway", "part"),
        ("Dana Calloway", "Tom Calloway", "head"),
        ("Dana Calloway", "Tom Reyes", "none"),
        ("the", "a", "none"),
    ],
)
def test_names_agree_by_the_words_that_they_share(later: str, earlier: str, agreement: str) -> None:
    assert _agreement(_mention(later, 9), _mention(earlier, 2)) == agreement


@pytest.mark.parametrize(
    ("later", "earlier", "agreement"), [("he", "He", "all"), ("his", "he", "none")]
)
def test_pronouns_agree_where_they_are_the_same_word(
    later: str, earlier: str, agreement: str
) -> None:
    pronouns = _mention(later, 9, form=PRONOUN), _mention(earlier, 2, form=PRONOUN)
    assert _agreement(*pronouns) == agreement


def test_a_pronoun_never_agrees_in_part_with_a_name() -> None:
    assert _agreement(_mention("she", 9, form=PRONOUN), _mention("she Calloway", 2)) == "none"


def test_articles_possessives_and_marks_tell_nothing_apart() -> None:
    assert distinctive_words("The mayor’s “new” plan, his") == {"mayor", "new", "plan"}


def test_features_tell_distance_forms_types_and_quotations_apart() -> None:
    later = _mention("Calloway", 40, quotation=1)
    plain = _mention("Calloway", 30, quotation=1)
    (row,) = _pairs(later, [plain])
    for other, column in (
        (replace(plain, head=5), 0),
        (replace(plain, form=DESCRIPTION), 2),
        (replace(plain, type=PLACE), 3),
        (replace(plain, quotation=0), 4),
        (replace(plain, quotation=-1), 4),
    ):
        (changed,) = _pairs(later, [other])
        assert np.flatnonzero(changed != row).tolist() == [column]


def test_two_mentions_outside_quotations_are_not_in_one_quotation() -> None:
    rows = [
        _pairs(_mention("she", 9, quotation=one), [_mention("I", 2, quotation=other)])[0, 4]
        for one, other in ((-1, -1), (3, 3), (3, -1))
    ]
    assert len(set(rows)) == 3


mentions = st.builds(
    MentionFeatures,
    st.integers(0, 400),
    st.integers(0, len(NAME_TYPES) - 1),
    st.integers(0, len(MENTION_FORMS) - 1),
    st.sampled_from(("she", "calloway", "mayor")),
    st.frozensets(st.sampled_from(("dana", "calloway", "mayor"))),
    st.integers(-1, 3),
)
# In order of their heads, of which no two mentions share one.
mentions_of_a_text = st.lists(mentions, max_size=25, unique_by=lambda mention: mention.head).map(
    lambda found: sorted(found, key=lambda mention: mention.head)
)


@given(mentions_of_a_text)
def test_each_feature_of_a_pair_has_rows_of_its_own_in_the_table(
    found: list[MentionFeatures],
) -> None:
    if not found:
        return
    rows = _pairs(replace(found[-1], head=found[-1].head + 1), found)
    assert rows.min() >= 0
    assert rows.max() < PAIR_FEATURES
    assert np.all(np.diff(rows, axis=1) > 0)


def _by_agreement(*agreements: str) -> PairWeights:
    """Weights with which two mentions are the same where their words so agree."""
    table = np.zeros((PAIR_FEATURES, 1), dtype=np.float32)
    for agreement in agreements:
        table[PAIR_DISTANCES + AGREEMENTS.index(agreement)] = 2.0
    output, bias = np.ones(1, dtype=np.float32), np.full(1, -1.0, dtype=np.float32)
    return PairWeights(table, output, bias)


def _numbers(found: list[MentionFeatures], emissions: Emissions, weights: PairWeights) -> list[int]:
    return [link.cluster for link in link_mentions(found, emissions, weights)]


def _clusters(names: list[str], *agreements: str) -> list[int]:
    found = [_mention(name, number) for number, name in enumerate(names)]
    return _numbers(found, emissions_of(len(names), 1), _by_agreement(*agreements))


def test_clusters_are_numbered_by_their_first_mentions() -> None:
    names = ["Dana Calloway", "Tom Reyes", "Dana Calloway", "Ada Morrow", "Tom Reyes"]
    assert _clusters(names, "all") == [0, 1, 0, 2, 1]


def test_mentions_that_agree_with_a_third_are_the_same() -> None:
    # The last one agrees in part with the second alone.
    assert _clusters(["Dana Calloway", "Calloway", "Mayor Calloway"], "part") == [0, 0, 0]
    assert _clusters(["Dana Calloway", "Mayor Calloway"], "part") == [0, 1]


def test_of_two_antecedents_the_likelier_is_taken() -> None:
    found = [_mention(name, n) for n, name in enumerate(("Tom Reyes", "Ada Morrow", "he"))]
    found[2] = replace(found[2], form=PRONOUN)
    weights = replace(_by_agreement(), bias=np.full(1, -0.5, dtype=np.float32))
    antecedents = np.array([[1.0], [0.7], [0.0]], dtype=np.float32)
    anaphors = np.array([[0.0], [-9.0], [0.2]], dtype=np.float32)
    emissions = emissions_of(3, 1, antecedents=antecedents, anaphors=anaphors)
    assert _numbers(found, emissions, weights) == [0, 1, 0]
    emissions = emissions_of(3, 1, antecedents=antecedents[[1, 0, 2]], anaphors=anaphors)
    assert _numbers(found, emissions, weights) == [0, 1, 1]


def test_antecedents_come_likeliest_first_and_no_more_than_are_kept() -> None:
    names = [f"No{n}" for n in range(20)] + ["Dana Calloway", "Calloway", "Dana Calloway"]
    found = [_mention(name, number) for number, name in enumerate(names)]
    links = link_mentions(found, emissions_of(len(names), 1), _by_agreement("all", "all", "part"))
    numbers, odds = zip(*links[-1].antecedents, strict=True)
    assert set(numbers[:2]) == {20, 21}
    assert list(odds) == sorted(odds, reverse=True)
    assert len(numbers) == 12
    assert links[0].antecedents == ()


def test_a_score_of_nought_joins_nothing() -> None:
    assert _numbers(
        [_mention("Dana Calloway", 0), _mention("Dana Calloway", 1)],
        emissions_of(2),
        weights_of().pairs,
    ) == [0, 1]


def test_a_mention_is_compared_with_those_in_reach_alone() -> None:
    def names(between: int) -> list[str]:
        return ["Dana Calloway", *(f"No{n}" for n in range(between)), "Dana Calloway"]

    assert _clusters(names(ANTECEDENT_REACH - 1), "all")[-1] == 0
    assert _clusters(names(ANTECEDENT_REACH), "all")[-1] == ANTECEDENT_REACH + 1


def test_without_mentions_there_are_no_clusters() -> None:
    assert _clusters([], "all") == []


@given(mentions_of_a_text, st.integers(0, 2**32 - 1))
def test_whatever_the_outputs_numbers_go_up_by_one_with_each_new_cluster(
    found: list[MentionFeatures], seed: int
) -> None:
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> Floats:
        return chance.normal(size=shape).astype(np.float32)

    emissions = emissions_of(401, 3, antecedents=some(401, 3), anaphors=some(401, 3))
    weights = PairWeights(some(PAIR_FEATURES, 3), some(3), some(1))
    clusters = _numbers(found, emissions, weights)
    assert len(clusters) == len(found)
    first_met = list(dict.fromkeys(clusters))
    assert first_met == list(range(len(first_met)))


def _text(*words: str, quotations: tuple[tuple[int, int], ...] = ()) -> tuple[str, TokenizedText]:
    """Return a text of words of four letters, and its tokens."""
    assert all(len(word) == 4 for word in words)
    return " ".join(words), replace(text_of([1] * len(words)), quotations=quotations)


def test_the_features_of_a_mention_are_those_of_its_words() -> None:
    text, tokens = _text("said", "Dana", "Lund", "went")
    found = mention_features(text, tokens, MentionWords(1, 3, 2, PERSON, NAME, 0.9))
    assert found == MentionFeatures(2, PERSON, NAME, "lund", frozenset(("dana", "lund")), -1)


def test_a_mention_is_in_the_quotation_that_holds_its_head() -> None:
    text, tokens = _text("said", "Dana", "Lund", "went", "back", quotations=((5, 9), (15, 19)))
    numbers = [
        mention_features(text, tokens, MentionWords(n, n + 1, n, PERSON, NAME, 0.9)).quotation
        for n in range(5)
    ]
    assert numbers == [-1, 0, -1, 1, -1]


def test_mentions_have_the_same_features_alone_and_in_company() -> None:
    text, tokens = _text("said", "Dana", "Lund", "went", quotations=((5, 9),))
    places = [MentionWords(n, 4, n, PERSON, NAME, 0.9) for n in range(3)]
    alone = [mention_features(text, tokens, mention) for mention in places]
    assert features_of_mentions(text, tokens, places) == alone
    assert features_of_mentions(text, tokens, []) == []
