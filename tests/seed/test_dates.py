"""Issue 5: every date of the seed, honestly."""

from onrecord.interfaces.exports.article_json import article_document
from onrecord.schema.times import published_when, statement_times
from tests.seed.seed_article import seed


def test_every_date_is_found_at_its_characters_with_its_value() -> None:
    found = {(d.span.start, d.span.end): d.value for d in seed().record.dates}
    expected = {tuple(d["span"]): d["value"] for d in seed().expected["dates"]}
    assert found == expected


def test_the_publication_date_is_inferred_and_said_to_be() -> None:
    wanted = seed().expected["published"]
    published = published_when(seed().record.article.published)
    assert published.interval is not None
    assert published.interval.value == wanted["value"]
    assert published.basis == "inferred"
    assert published.how == wanted["how"]
    shape = article_document(seed().record).article.published
    assert shape is not None
    assert shape.how.startswith("inferred: ")


def test_statements_are_dated_by_what_the_text_says_and_by_nothing_else() -> None:
    for wanted in seed().expected["statements"]:
        if wanted.get("optional"):
            continue
        read = seed().statement(wanted["id"])
        happened = statement_times(read, seed().record.article.published).happened
        value = happened.interval.value if happened.interval else None
        assert value == wanted.get("said_on"), wanted["id"]
        assert (happened.basis == "unknown") == (value is None), wanted["id"]


def test_every_dated_statement_points_at_the_words_that_date_it() -> None:
    text = seed().record.article.text
    dated = [one for one in seed().record.statements if one.said_on]
    assert dated
    for statement in dated:
        assert statement.said_on is not None
        assert statement.said_on.span is not None
        statement.said_on.span.verify(text)


def test_the_date_of_a_repeated_post_is_that_of_the_post() -> None:
    # The seed says which statement has the same words as which.
    for wanted in seed().expected["statements"]:
        if "same_words_as" not in wanted:
            continue
        again = seed().statement(wanted["id"])
        first = seed().statement(wanted["same_words_as"])
        assert again.said_on is not None
        assert first.said_on is not None
        assert (again.said_on.value, again.said_on.basis) == (first.said_on.value, "inferred")
        assert again.said_on.span == first.said_on.span
