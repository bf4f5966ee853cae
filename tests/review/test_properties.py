"""What holds of corrections, whatever was read and whatever people decide."""

from dataclasses import replace
from random import Random
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from onrecord.review.applying import corrected
from onrecord.review.entries import KINDS, entries_of, extents_of, parties_of, teller_of
from onrecord.review.places import place_of
from onrecord.review.settling import settled
from onrecord.schema.article import Article, article_id
from onrecord.schema.happenings import Commitment, Encounter, Happenings, Party
from onrecord.schema.provenance import Origin
from onrecord.schema.record import ArticleRecord, Entity, Mention, Statement
from onrecord.schema.review import EntryCorrection, NewSpeaker, Review, ReviewAct
from onrecord.schema.span import text_version

TEXT: Final = (
    "Ada Wren said on Friday that the “harbour wall” would hold. Ruth Oyelaran, a pilot, "
    "doubted it: “Nobody has looked at it since spring,” she said. The Port Board met "
    "Ada Wren and promised to look again by June.\n\n“We will see,” Tobias Lund said of the "
    "Port Board, and officials agreed that Ruth Oyelaran was right."
)
NAMES: Final = ("Ada Wren", "Ruth Oyelaran", "The Port Board", "Tobias Lund")
WORDS: Final = [
    (at, at + len(word))
    for at, word in zip(
        [sum(len(w) + 1 for w in TEXT.split(" ")[:n]) for n in range(len(TEXT.split(" ")))],
        TEXT.split(" "),
        strict=True,
    )
    if "\n" not in word
]
ARTICLE: Final = Article(
    id=article_id("wall"), key="wall", name="wall", text=TEXT, version=text_version(TEXT)
)
RULE: Final = Origin("rule", "drawn", "1")

Extent = tuple[int, int]


@st.composite
def extents(draw: st.DrawFn, most: int = 12) -> Extent:
    first = draw(st.integers(0, len(WORDS) - 1))
    last = draw(st.integers(first, min(first + most, len(WORDS) - 1)))
    return WORDS[first][0], WORDS[last][1]


@st.composite
def readings(draw: st.DrawFn, model: str = "one") -> ArticleRecord:
    """Draw a reading: some of the names, statements, encounters and commitments."""
    named = draw(st.lists(st.sampled_from(NAMES), unique=True))
    entities = tuple(
        Entity(name.lower().replace(" ", "-"), "person", name, (name,)) for name in named
    )
    mentions = tuple(
        Mention(
            ARTICLE.span(TEXT.index(one.name), TEXT.index(one.name) + len(one.name)),
            one.id,
            "name",
            0.9,
        )
        for one in entities
    )
    someone = st.sampled_from([None, *(one.id for one in entities)])
    statements: dict[str, Statement] = {}
    for start, end in draw(st.lists(extents(), max_size=5, unique=True)):
        own = f"s{start}-{end}"
        speaker = draw(someone)
        statements[own] = Statement(
            own, "indirect", None, None, (ARTICLE.span(start, end),), (), speaker, None, None, None,
            (), None, draw(st.sampled_from([None, *statements])), "asserted", 0.5, RULE,
        )  # fmt: skip
    told = st.sampled_from([None, *statements])
    encounters = tuple(
        Encounter(
            f"e{start}-{end}", "meeting", "occurred", tuple(one.id for one in entities[:2]), None,
            None, None, None, (), None, draw(told), (ARTICLE.span(start, end),), 0.5, RULE,
        )
        for start, end in draw(st.lists(extents(), max_size=2, unique=True))
    )  # fmt: skip
    commitments = tuple(
        Commitment(
            f"c{start}-{end}", "promise", ARTICLE.span(start, end), ARTICLE.span(start, end),
            Party(ARTICLE.span(start, end), draw(someone)), None, None, None, draw(someone),
            draw(told), 0.5, RULE,
        )
        for start, end in draw(st.lists(extents(), max_size=2, unique=True))
    )  # fmt: skip
    happenings = Happenings(encounters=encounters, commitments=commitments)
    made = tuple(sorted(statements.values(), key=lambda one: (one.content[0].start, one.id)))
    return ArticleRecord(ARTICLE, entities, mentions, made, (), (), model, happenings)


@st.composite
def corrections(draw: st.DrawFn, record: ArticleRecord, *, of_statement: bool) -> EntryCorrection:
    speaker = None
    if of_statement:
        ids = [one.id for one in record.entities if draw(st.booleans())]
        words = st.builds(NewSpeaker, words=extents(3))
        speaker = draw(st.one_of(st.none(), st.just(NewSpeaker()), words, *(
            st.just(NewSpeaker(entity=one)) for one in ids
        )))  # fmt: skip
    return EntryCorrection(
        speaker=speaker,
        content=draw(st.one_of(st.none(), extents().map(lambda one: (one,)))),
        day=draw(st.sampled_from([None, "2026-02", "", "2026-02-24"])),
        kind="mixed" if of_statement else None,
    )


@st.composite
def decided(draw: st.DrawFn, record: ArticleRecord) -> list[Review]:
    """Draw acts upon the entries of a reading, some several times."""
    entries = [(kind, entry) for kind in KINDS for entry in entries_of(record, kind)]
    reviews: list[Review] = []
    for number, (kind, entry) in enumerate(
        draw(st.lists(st.sampled_from(entries), max_size=6)) if entries else (), start=1
    ):
        act: ReviewAct = draw(st.sampled_from(("accept", "correct", "reject", "note")))
        place = place_of(record, kind, entry.id)
        assert place is not None
        review = Review(number, act, kind, entry.id, place)
        if act == "correct":
            given_ = draw(corrections(record, of_statement=kind == "statement"))
            if given_.is_empty:
                given_ = EntryCorrection(day="2026")
            review = replace(review, correction=settled(record, kind, entry.id, given_)[0])
        reviews.append(review)
    return reviews


@st.composite
def cases(draw: st.DrawFn) -> tuple[ArticleRecord, list[Review], ArticleRecord]:
    """Draw a reading, what was decided of it, and another reading of the same text."""
    read = draw(readings())
    return read, draw(decided(read)), draw(readings("two"))


def _holds_together(record: ArticleRecord) -> None:
    """Check that ids are unique, what is referred to is there, and spans are slices."""
    entities = [one.id for one in record.entities]
    assert len(set(entities)) == len(entities)
    assert {one.entity for one in record.mentions} <= set(entities)
    statements = {one.id for one in record.statements}
    for kind in KINDS:
        entries = entries_of(record, kind)
        assert len({one.id for one in entries}) == len(entries)
        for entry in entries:
            assert set(parties_of(entry)) <= set(entities)
            assert teller_of(entry) is None or teller_of(entry) in statements
            for span in extents_of(entry):
                span.verify(TEXT)


@given(cases())
def test_laying_the_same_acts_again_changes_nothing(
    case: tuple[ArticleRecord, list[Review], ArticleRecord],
) -> None:
    read, reviews, later = case
    reviewed = corrected(read, None, reviews).reviewed
    # In another reading what is most like a rejected entry goes, and what is next is not it.
    kept = [one for one in reviews if one.act != "reject"]
    for reading, acts in ((read, reviews), (later, kept)):
        first = corrected(reading, reviewed, acts)
        again = corrected(first.record, first.reviewed, acts)
        assert again.record == first.record


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_acts_upon_different_entries_does_not_matter(
    case: tuple[ArticleRecord, list[Review], ArticleRecord], random: Random
) -> None:
    read, reviews, later = case
    chains: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        chains.setdefault((review.kind, review.entry), []).append(review)
    shuffled = list(chains.values())
    random.shuffle(shuffled)
    numbered = [
        replace(review, number=number)
        for number, review in enumerate((one for chain in shuffled for one in chain), start=1)
    ]
    reviewed = corrected(read, None, reviews).reviewed
    assert corrected(read, None, numbered).record == corrected(read, None, reviews).record
    left, right = (corrected(later, reviewed, acts).record for acts in (numbered, reviews))
    assert left == right


@given(cases())
def test_what_people_decided_wins_over_every_reading(
    case: tuple[ArticleRecord, list[Review], ArticleRecord],
) -> None:
    read, reviews, later = case
    reviewed = corrected(read, None, reviews).reviewed
    for reading in (read, later):
        record = corrected(reading, reviewed, reviews).record
        _holds_together(record)
        last = {(one.kind, one.entry): one.act for one in reviews if one.act != "note"}
        for (kind, entry), act in last.items():
            there = {one.id: one for one in entries_of(record, kind)}
            assert (entry in there) == (act != "reject")
            if act != "reject":
                assert there[entry].confidence == 1.0
                assert there[entry].origin.method == "human"


@given(readings())
def test_where_nothing_was_decided_nothing_changes(read: ArticleRecord) -> None:
    assert corrected(read, None, []).record == read
