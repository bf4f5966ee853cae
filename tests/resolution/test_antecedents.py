"""Whom a reference stands for, as the encoder and the text tell."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.antecedent_features import ALL_FEATURES
from onrecord.resolution.antecedents import Choice, probabilities, read_weights
from onrecord.resolution.coreference_evidence import EncoderEvidence
from onrecord.resolution.drafts import DraftMention, EntityDraft, TakenCharacters
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.references import ReferenceKind, find_references
from onrecord.schema.annotation import EntityMention
from tests.marked import marked

KINDS: tuple[ReferenceKind, ...] = (
    "he",
    "they",
    "it",
    "the person",
    "a person",
    "the body",
    "a body",
)


def _draft(start: int, end: int) -> EntityDraft:
    draft = EntityDraft("person")
    draft.names["Dana"] += 1
    draft.add_mention(DraftMention(start, end, "name", 0.9, is_quoted=False))
    return draft


def _mention(start: int, *antecedents: tuple[int, float]) -> EntityMention:
    numbers, odds = tuple(n for n, _ in antecedents), tuple(value for _, value in antecedents)
    return EntityMention(
        start, start + 4, (start, start + 4), "person", "name", 0.9, 0, numbers, odds
    )


def test_the_encoder_speaks_for_the_entity_whose_mention_it_likes_best() -> None:
    dana, tom = _draft(0, 4), _draft(10, 14)
    mentions = [_mention(0), _mention(10), _mention(20, (1, 2.5), (0, -1.0))]
    odds, nobody = EncoderEvidence(mentions, [dana, tom]).log_odds(2)
    assert odds == {tom: 2.5, dana: -1.0}
    assert nobody is None


def test_a_mention_of_nobody_known_speaks_for_nobody() -> None:
    dana = _draft(0, 4)
    mentions = [_mention(0), _mention(10), _mention(20, (1, 2.5), (0, -1.0))]
    odds, nobody = EncoderEvidence(mentions, [dana]).log_odds(2)
    assert (odds, nobody) == ({dana: -1.0}, 2.5)


def test_a_name_that_comes_later_may_be_whom_a_description_meant() -> None:
    dana = _draft(20, 24)
    evidence = EncoderEvidence([_mention(0), _mention(20, (0, 1.5))], [dana])
    assert evidence.log_odds(0) == ({dana: 1.5}, None)


def test_every_kind_of_reference_has_weights_of_known_features() -> None:
    assert set(read_weights()) == set(KINDS)
    assert all(set(weights) == set(ALL_FEATURES) for weights in read_weights().values())


@given(
    st.sampled_from(KINDS),
    st.lists(
        st.dictionaries(
            st.sampled_from(ALL_FEATURES), st.floats(-50, 50, allow_nan=False), max_size=9
        ),
        min_size=1,
        max_size=30,
    ),
)
def test_probabilities_are_of_each_candidate_and_nobody_and_sum_to_one(
    kind: ReferenceKind, features: list[dict[str, float]]
) -> None:
    told = probabilities(kind, Choice((), tuple(features)))
    assert len(told) == len(features)
    assert sum(told) == pytest.approx(1.0)
    assert all(0 <= value <= 1 for value in told)


def _meant(marked_text: str, *described: tuple[str, str]) -> dict[str, str]:
    """Return the name that descriptions stand for where the encoder takes all for the first name.

    Args:
        marked_text: with the first name at its beginning.
        described: each description with its head.
    """
    article, annotations = marked(marked_text)
    text, (name, *_) = article.text, annotations.names
    mentions = [EntityMention(name.start, name.end, (name.start, name.end), "person", "name", 1, 0)]
    for words, head in described:
        start = text.index(words)
        at = text.index(head, start)
        mentions.append(
            EntityMention(
                start, start + len(words), (at, at + len(head)), "person", "description", 1, 0,
                (0,), (9.0,),
            )
        )  # fmt: skip
    resolved = resolve_entities(article, replace(annotations, mentions=tuple(mentions)))
    names = {entity.id: entity.name for entity in resolved.entities}
    return {one.span.text: names[one.entity] for one in resolved.mentions}


def test_a_part_of_a_description_is_not_whom_the_whole_stands_for() -> None:
    found = _meant(
        "{P:Tom Reyes} left . The lawyer representing the owner spoke .",
        ("The lawyer representing the owner", "lawyer"),
        ("the owner", "owner"),
    )
    assert found["The lawyer representing the owner"] == "Tom Reyes"
    assert found.get("the owner") != "Tom Reyes"


def test_an_apposition_in_a_description_is_whom_the_whole_stands_for() -> None:
    found = _meant(
        "{P:Tom Reyes} left . The lawyer of the docks, the owner of a boat, spoke .",
        ("The lawyer of the docks, the owner of a boat", "lawyer"),
        ("the owner of a boat", "owner"),
    )
    assert set(found.values()) == {"Tom Reyes"}


def test_somebody_named_in_a_description_is_not_whom_it_stands_for() -> None:
    found = _meant(
        "{P:Tom Reyes} left . The officer asking {P:Reyes} for it spoke .",
        ("The officer asking Reyes for it", "officer"),
    )
    assert found.get("The officer asking Reyes for it") != "Tom Reyes"
    found = _meant(
        "{P:Tom Reyes} left . The former secretary of state {P:Reyes} spoke .",
        ("The former secretary of state Reyes", "secretary"),
    )
    assert set(found.values()) == {"Tom Reyes"}


def test_a_group_is_no_person_whatever_the_encoder_takes_it_for() -> None:
    text = "The group spoke, and the docker sat."
    mentions = [
        EntityMention(0, 9, (4, 9), "person", "description", 0.7, 0),
        EntityMention(21, 31, (25, 31), "person", "description", 0.7, 1),
    ]
    found = find_references(text, mentions, TakenCharacters(()))
    assert [one.kind for one in found] == ["the body", "the person"]


def test_she_is_no_man_and_he_is_no_woman() -> None:
    article, annotations = marked(
        "Mr. {P:Paul Reyes} met Mrs. {P:Anna Osei} . {S:She} {C:said} {Q:it rained} ."
    )
    resolved = resolve_entities(article, annotations)
    assert resolved.speakers[0].entity == "anna-osei"
    article, annotations = marked(
        "Mrs. {P:Anna Osei} met Mr. {P:Paul Reyes} . {S:He} {C:said} {Q:it rained} ."
    )
    resolved = resolve_entities(article, replace(annotations, names=annotations.names[::-1]))
    assert resolved.speakers[0].entity == "paul-reyes"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mr. {P:Tom Lund} met Mr. {P:Paul Reyes} . {S:He} {C:said} {Q:it rained} .", "paul-reyes"),
        (
            "Mr. {P:Tom Lund} met Mr. {P:Paul Reyes} . {S:He} {C:said} {Q:{P:Reyes} would win} .",
            "tom-lund",
        ),
        (
            "Mr. {P:Paul Reyes} met Mr. {P:Tom Lund} . {Q:“{P:Reyes} won,”} {S:he} {C:said} .",
            "tom-lund",
        ),
        (
            "Mr. {P:Paul Reyes} met Mr. {P:Tom Lund} . {Q:{P:Reyes} would win} , {S:he} {C:said} .",
            "paul-reyes",
        ),
    ],
)
def test_he_is_not_who_is_named_in_what_he_says_then_or_in_quotation_marks(
    text: str, speaker: str
) -> None:
    assert resolve_entities(*marked(text)).speakers[0].entity == speaker


def test_he_in_a_quotation_may_say_something_too() -> None:
    article, annotations = marked(
        "Mr. {P:Tom Lund} left . {S1:Mrs. {P:Anna Osei}} {C1:said} : "
        "{Q1:“{S2<1:He} {C2<1:told} us {Q2<1:it was over}.”}"
    )
    resolved = resolve_entities(article, annotations)
    assert [one.entity for one in resolved.speakers] == ["anna-osei", "tom-lund"]


def test_a_family_name_that_is_a_womans_given_name_tells_no_gender() -> None:
    resolved = resolve_entities(
        *marked(
            "Gov. {P:Tom Susan} rose . {P:Susan} waved . {P:Susan} sat . "
            "{S:He} {C:said} {Q:it rained} ."
        )
    )
    assert resolved.speakers[0].entity == "tom-susan"


def test_who_is_named_before_their_party_and_state() -> None:
    resolved = resolve_entities(
        *marked("Sen. {P:Tom Lund} (R-Ohio), {S:who} {C:praised} {Q:the bill}, left .")
    )
    assert resolved.speakers[0].entity == "tom-lund"


def test_a_description_with_initials_tells_who_is_meant() -> None:
    resolved = resolve_entities(
        *marked("{P:Tom Lund}, the F.B.I. agent {S:who} {C:praised} {Q:the mayor}, left .")
    )
    assert resolved.speakers[0].entity == "tom-lund"


def test_who_may_be_somebody_without_a_name() -> None:
    article, annotations = marked(
        "Mr. {P:Tom Lund} lost to a professor {S:who} {C:had called} {Q:him weak} ."
    )
    start = article.text.index("a professor")
    head = (start + 2, start + 11)
    mention = EntityMention(start, head[1] + 23, head, "person", "description", 0.9, 0)
    resolved = resolve_entities(article, replace(annotations, mentions=(mention,)))
    assert (resolved.speakers[0].entity, resolved.speakers[0].unnamed) == (None, "a professor")


def test_who_led_a_body_is_who_is_named_after_it() -> None:
    resolved = resolve_entities(
        *marked(
            "{P:Tom Lund} wrote . {S:former {O:Dairy Board} of Calder president {P:Tom Lund}} "
            "{C:said} {Q:no}."
        )
    )
    assert resolved.speakers[0].entity == "tom-lund"
