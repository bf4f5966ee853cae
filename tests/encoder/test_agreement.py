import pytest
from hypothesis import given

from onrecord.encoder.agreement import AGREEMENTS, AgreementTable
from onrecord.encoder.mention_features import MentionFeatures
from tests.encoder.mentions_of_a_text import DESCRIPTION, PRONOUN, mention_of, mentions_of_a_text


def _agreement(later: MentionFeatures, earlier: MentionFeatures) -> str:
    return AGREEMENTS[int(AgreementTable([earlier, later]).block(1, 2, 0)[0, 0])]


@pytest.mark.parametrize(
    ("later", "earlier", "agreement"),
    [
        ("Dana Calloway", "Dana Calloway", "all"),
        ("Dana Calloway’s", "Dana Calloway", "all"),
        ("the Harbor Union", "Harbor Union", "all"),
        ("Calloway", "Dana Calloway", "head and less"),
        ("Mayor Dana Calloway", "Calloway", "head and more"),
        ("Dana Calloway", "Tom Calloway", "head"),
        ("Calloway Bridge", "Dana Calloway", "word"),
        ("NTB", "National Transport Board", "initials"),
        ("Board of National Transport", "BNT", "initials"),
        ("Dana Calloway", "Tom Reyes", "none"),
        ("the", "a", "none"),
    ],
)
def test_names_agree_by_the_words_that_they_share(later: str, earlier: str, agreement: str) -> None:
    assert _agreement(mention_of(later, 9), mention_of(earlier, 2)) == agreement


def test_descriptions_of_one_and_of_many_agree_in_their_stem() -> None:
    one, many = (mention_of(w, n, form=DESCRIPTION) for n, w in ((2, "the deal"), (9, "two deals")))
    assert _agreement(many, one) == "stem"


@pytest.mark.parametrize(
    ("later", "earlier", "agreement"), [("he", "He", "pronoun"), ("his", "he", "none")]
)
def test_pronouns_agree_where_they_are_the_same_word(
    later: str, earlier: str, agreement: str
) -> None:
    pronouns = mention_of(later, 9, form=PRONOUN), mention_of(earlier, 2, form=PRONOUN)
    assert _agreement(*pronouns) == agreement


def test_a_pronoun_never_agrees_with_a_name() -> None:
    pronoun = mention_of("she", 9, form=PRONOUN)
    assert _agreement(pronoun, mention_of("she", 2)) == "none"
    assert _agreement(mention_of("she", 9), mention_of("she", 2, form=PRONOUN)) == "none"


@given(mentions_of_a_text)
def test_mentions_agree_alike_whatever_block_they_are_asked_in(
    found: list[MentionFeatures],
) -> None:
    whole = AgreementTable(found).block(0, len(found), 0)
    table = AgreementTable(found)
    for number in range(len(found)):
        first = number // 2
        row = table.block(number, number + 1, first)
        assert row.tolist() == [whole[number, first : number + 1].tolist()]
