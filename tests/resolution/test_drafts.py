from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.drafts import DraftMention, EntityDraft, MentionIndex

PLACES = st.tuples(st.integers(0, 30), st.integers(1, 8))
NUMBERED = st.lists(st.tuples(st.integers(0, 3), PLACES), max_size=30)


def mention(place: tuple[int, int]) -> DraftMention:
    start, length = place
    return DraftMention(start, start + length, "name", 1.0, is_quoted=False)


@given(NUMBERED, NUMBERED, st.integers(0, 30), st.integers(0, 30))
def test_an_index_yields_what_begins_in_a_stretch_in_order_of_text_and_drafts(
    known: list[tuple[int, tuple[int, int]]],
    added: list[tuple[int, tuple[int, int]]],
    start: int,
    end: int,
) -> None:
    drafts = [EntityDraft("person") for _ in range(4)]
    for number, place in known:
        drafts[number].add_mention(mention(place))
    index = MentionIndex(drafts)
    for number, place in added:
        index.add(drafts[number], mention(place))
    expected = sorted(
        (found.start, number)
        for number, draft in enumerate(drafts)
        for found in draft.mentions
        if start <= found.start < end
    )
    found = index.beginning_in(start, end)
    assert [(one.start, drafts.index(draft)) for one, draft in found] == expected


@given(st.lists(PLACES, max_size=20), st.integers(0, 30))
def test_the_mentions_of_a_draft_are_in_order_whenever_they_were_found(
    places: list[tuple[int, int]], position: int
) -> None:
    draft = EntityDraft("person")
    for place in places:
        draft.add_mention(mention(place))
    assert [one.start for one in draft.mentions] == sorted(start for start, _ in places)
    assert draft.mentions_before(position) == sum(start < position for start, _ in places)
