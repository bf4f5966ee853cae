"""One occasion, told several times, is one encounter; a second one is another."""

from tests.extraction.happenings.encounters_of_texts import day_of, encounter_of, encounters_of

FIRST = "{P:Dana Calloway} met with {P:Tom Reyes} at the {O:Harbor House} on Tuesday."


def test_the_meeting_is_the_one_told_before() -> None:
    met = encounter_of(f"{FIRST} The meeting ended with a handshake. {{P:Reyes}} liked it.")
    assert [span.text for span in met.evidence][1] == "The meeting"
    assert met.outcome is not None
    assert met.outcome.text == "ended with a handshake"


def test_the_same_parties_on_the_same_day_are_one_occasion() -> None:
    met = encounter_of(f"{FIRST} {{P:Reyes}} had a meeting with {{P:Calloway}} on Tuesday.")
    assert len(met.evidence) == 2


def test_another_day_is_another_occasion() -> None:
    found = encounters_of(f"{FIRST} {{P:Reyes}} had met with {{P:Calloway}} in March.")
    assert [day_of(one) for one in found] == ["2025-09-16", "2025-03"]


def test_occasions_are_counted_where_the_article_counts_them() -> None:
    found = encounters_of(
        f"{FIRST} It was the second time the two leaders have met. "
        "Their first meeting in March was short."
    )
    assert [(one.ordinal, day_of(one)) for one in found] == [(2, "2025-09-16"), (1, "2025-03")]
    assert set(found[1].participants) == {"dana-calloway", "tom-reyes"}


def test_other_parties_are_another_occasion() -> None:
    found = encounters_of(f"{FIRST} {{P:Reyes}} met with {{P:Ada Lund}} on Tuesday.")
    assert len(found) == 2


def test_topics_are_the_words_that_tell_them() -> None:
    met = encounter_of(
        "{P:Dana Calloway} met with {P:Tom Reyes} on Tuesday to discuss rents and the ferry."
    )
    assert [topic.text for topic in met.topics] == ["rents", "the ferry"]


def test_the_same_text_gives_the_same_ids() -> None:
    assert encounter_of(FIRST).id == encounter_of(FIRST).id
