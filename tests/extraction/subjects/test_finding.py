from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.sentences import split_sentences
from onrecord.extraction.subjects.finding import (
    SubjectsOfArticle,
    encounters_with_subjects,
    statements_with_topics,
)
from onrecord.schema.topic import Topic
from tests.growth import assert_grows_no_faster_than_sorting
from tests.store.happening_samples import make_encounter
from tests.store.samples import make_article, make_statement

TEXT = """Harlow weighs rent freeze

HARLOW — The council heard tenants and landlords on Tuesday. Dana Marsh said that “evictions have \
doubled and rents are out of reach”. Later she spoke of her garden.

The night bus, Tom Wren said, would stop at the hospital, where nurses treat patients until ten. \
He met the union over wages and a strike vote.
"""
RENTS = "evictions have doubled and rents are out of reach"


def topics_of(words: str, text: str = TEXT) -> tuple[Topic, ...]:
    article = make_article(text)
    start = text.index(words)
    subjects = SubjectsOfArticle(article, split_sentences(text))
    return subjects.topics([(start, start + len(words))])


def test_a_statement_has_the_subject_that_its_words_tell() -> None:
    [topic] = topics_of(RENTS)
    assert topic.subject == "housing"
    assert [span.text for span in topic.evidence] == ["evictions", "rents"]
    assert 0.5 < topic.confidence <= 1


def test_words_that_tell_nothing_are_about_what_stands_around_them() -> None:
    text = "The landlord raised the rent of all tenants. “We saw it coming,” said the evicted."
    [topic] = topics_of("We saw it coming", text)
    assert topic.subject == "housing"
    assert topic.evidence


def test_a_statement_may_have_no_subject() -> None:
    assert topics_of("it was so", "Somebody said that it was so, and nobody knew why.") == ()


def test_statements_and_encounters_carry_their_subjects() -> None:
    article = make_article(TEXT)
    subjects = SubjectsOfArticle(article, split_sentences(TEXT))
    [said] = statements_with_topics(subjects, [make_statement(article, RENTS, id="s1")])
    assert [topic.subject for topic in said.topics] == ["housing"]
    met = make_encounter(article, "He met the union over wages and a strike vote")
    [held] = encounters_with_subjects(subjects, [met])
    assert "labour" in [topic.subject for topic in held.subjects]
    assert held.topics == met.topics


@given(st.text(max_size=200), st.data())
def test_evidence_points_at_the_characters(text: str, data: st.DataObject) -> None:
    text = f"Police and courts. {text} Taxes rise, teachers strike."
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = make_article(text)
    told = SubjectsOfArticle(article, split_sentences(text)).topics([(start, end)])
    assert len(told) <= 2
    for topic in told:
        assert topic.evidence
        for span in topic.evidence:
            span.verify(text)


def test_statements_of_one_endless_sentence_take_time_that_grows_with_their_number() -> None:
    def endless(length: int) -> tuple[SubjectsOfArticle, int]:
        text = "the tax on rent that police strike " * (length // 35)
        return SubjectsOfArticle(make_article(text), split_sentences(text)), len(text)

    def read(made: tuple[SubjectsOfArticle, int]) -> None:
        subjects, length = made
        for start in range(0, length - 40, 50):
            subjects.topics([(start, start + 40)])

    assert_grows_no_faster_than_sorting(endless, read, 10_000)
