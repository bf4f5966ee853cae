"""Copies and stories as a record keeps them: added, changed, withdrawn."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.linking.gathering import ArticleGatherer
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.record import ArticleRecord
from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.samples import MODEL, make_article

STRIKE = (
    "Drivers of the Vellmar harbour trams voted on Monday to walk out, the Tramway Union said. "
    "Nine in ten of those who cast a ballot were for the strike, union secretary Ilse Brandauer "
    "told reporters outside the depot in Quay Street.",
    "The city offered a rise of two per cent in January, which Brandauer called an insult to "
    "people who get up at four in the morning. Mayor Dana Calloway said the offer stands and that "
    "she expects talks to begin again before the weekend.",
    "Some forty thousand passengers take the harbour trams on a working day. The transport office "
    "said it would hire coaches for the line to the hospital, and asked everybody else to walk, "
    "cycle or stay at home while the strike lasts.",
    "The last walkout, in the spring of 2019, ended after eleven days when both sides accepted a "
    "proposal by a retired judge. Neither would say on Monday whether that might be repeated.",
)
OTHER_STRIKE = (
    "Nurses at the Lowen clinic will strike for three days from Thursday, their association said, "
    "after pay talks with the clinic's owners broke down. Chairwoman Petra Nagy said wards would "
    "be staffed as on Sundays.",
    "Lowen Holding, which bought the clinic last year, said it regretted the decision and that no "
    "operation would be put off. Nagy doubted that: too few of us are left for that, she said.",
)
FESTIVAL = (
    "The lantern festival of Ostrey will be held on the old airfield this summer, because the "
    "river meadows are still soaked after the floods, organiser Wim Teller announced. Tickets go "
    "on sale in April.",
)


def record_of(
    key: str, *paragraphs: str, day: str = "2026-03-02", outlet: str = "A"
) -> ArticleRecord:
    article = make_article("\n\n".join(paragraphs), key=f"https://{key}.example/", name=key)
    article = replace(
        article,
        title=None,
        publisher=Detail(outlet, "given"),
        published=PublicationDate(day, "given"),
    )
    return ArticleRecord(article, (), (), (), (), (), MODEL)


def article_of(record: ArticleRecord) -> Article:
    return record.article


@pytest.fixture
def gathering(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker(), gatherer=ArticleGatherer()) as book:
        yield book


def names(book: SqliteBook) -> list[list[str]]:
    return [[one.article.article.name for one in voice.copies] for voice in book.voices()]


def told(book: SqliteBook, *, least: int = 2) -> list[list[str]]:
    stories = book.stories(least=least)
    return sorted(sorted(a.article.article.name for a in one.articles) for one in stories)


def test_wire_copy_is_one_voice_whoever_prints_it_cut_or_longer(gathering: SqliteBook) -> None:
    gathering.add(record_of("cut", *STRIKE[:2], day="2026-03-03", outlet="B"))
    gathering.add(record_of("whole", *STRIKE, outlet="Wire"))
    gathering.add(record_of("longer", *STRIKE[::-1], *OTHER_STRIKE, day="2026-03-04", outlet="C"))
    gathering.add(record_of("festival", *FESTIVAL))
    [voice] = gathering.voices()
    assert [copy.article.article.name for copy in voice.copies] == ["whole", "cut", "longer"]
    assert voice.earliest == gathering.article("whole").article.id
    assert voice.fullest == gathering.article("longer").article.id
    assert {
        copy.article.article.publisher.value
        for copy in voice.copies
        if copy.article.article.publisher
    } == {"Wire", "B", "C"}
    assert gathering.counts().voices == 2
    assert gathering.voice_of("cut") == voice
    assert gathering.voice_of("festival") is None


def test_the_order_of_coming_makes_no_difference_to_voices(tmp_path: Path) -> None:
    records = [
        record_of("cut", *STRIKE[:2]),
        record_of("end", *STRIKE[2:]),
        record_of("whole", *STRIKE),
        record_of("clinic", *OTHER_STRIKE),
    ]
    for number, order in enumerate((records, records[::-1])):
        with SqliteBook(tmp_path / f"{number}.db", gatherer=ArticleGatherer()) as book:
            for record in order:
                book.add(record)
            [voice] = book.voices()
            assert {one.article.article.name for one in voice.copies} == {"cut", "end", "whole"}


def test_withdrawing_what_binds_copies_together_parts_them(gathering: SqliteBook) -> None:
    gathering.add(record_of("cut", *STRIKE[:2]))
    gathering.add(record_of("end", *STRIKE[2:]))
    gathering.add(record_of("whole", *STRIKE))
    gathering.add(record_of("end again", *STRIKE[2:], day="2026-03-05"))
    assert len(names(gathering)[0]) == 4
    gathering.withdraw_article("whole")
    assert names(gathering) == [["end", "end again"]]
    gathering.withdraw_article("end")
    assert names(gathering) == []
    assert gathering.counts().voices == 2


def test_a_new_version_that_is_no_copy_any_more_leaves_the_voice(gathering: SqliteBook) -> None:
    gathering.add(record_of("a", *STRIKE))
    gathering.add(record_of("b", *STRIKE))
    gathering.add(record_of("b", *FESTIVAL))
    assert names(gathering) == []
    assert gathering.counts().voices == 2


def test_look_alike_happenings_are_two_stories(gathering: SqliteBook) -> None:
    gathering.add(record_of("vote", *STRIKE[:3]))
    gathering.add(record_of("clinic", *OTHER_STRIKE))
    gathering.add(
        record_of(
            "next day",
            "Harbour trams stood still in Vellmar on Tuesday as drivers began their strike. Union "
            "secretary Ilse Brandauer said all but two of the drivers had stayed away from the "
            "depot in Quay Street. Mayor Dana Calloway asked the Tramway Union to return to talks "
            "over pay. Coaches took passengers to the hospital.",
            day="2026-03-03",
        )
    )
    gathering.add(record_of("festival", *FESTIVAL))
    assert told(gathering) == [["next day", "vote"]]
    [story] = gathering.stories("Brandauer")
    assert {"Vellmar", "Brandauer"} & set(story.shared)
    assert gathering.stories("lantern") == []
    assert gathering.story("vote") == gathering.story(story.id) == story
    with pytest.raises(NotInRecord):
        gathering.story("s99")


def test_copies_in_a_story_are_one_voice(gathering: SqliteBook) -> None:
    gathering.add(record_of("whole", *STRIKE))
    gathering.add(record_of("cut", *STRIKE[:2]))
    [story] = gathering.stories()
    assert (len(story.articles), story.voices) == (2, 1)


def test_withdrawing_an_article_takes_its_terms_out_of_the_counts(gathering: SqliteBook) -> None:
    def counted() -> list[tuple[int, int]]:
        with gathering._database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT term, articles FROM term_counts")
            return sorted(tuple(row) for row in rows)

    gathering.add(record_of("vote", *STRIKE))
    before = counted()
    gathering.add(record_of("clinic", *OTHER_STRIKE))
    assert counted() != before
    gathering.withdraw_article("clinic")
    assert counted() == before
    assert told(gathering, least=1) == [["vote"]]


def test_a_record_that_was_not_gathered_is_gathered_when_asked(path: Path) -> None:
    with SqliteBook(path) as plain:
        plain.add(record_of("whole", *STRIKE))
        plain.add(record_of("cut", *STRIKE[:2]))
        assert plain.voices() == []
    with SqliteBook(path, gatherer=ArticleGatherer()) as book:
        assert book.gather() == 2
        assert book.gather() == 0
        assert names(book) == [["whole", "cut"]]
        assert told(book) == [["cut", "whole"]]


def test_nothing_kept_to_gather_by_holds_words(gathering: SqliteBook, path: Path) -> None:
    gathering.add(record_of("whole", *STRIKE))
    with gathering._database.reading() as connection:
        for table in ("copy_keys", "copies", "term_counts", "story_terms", "story_articles"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            assert all(isinstance(value, int | float | None) for row in rows for value in row)


def test_copies_and_stories_are_found_by_indexes(gathering: SqliteBook) -> None:
    gathering.add(record_of("whole", *STRIKE))
    gathering.add(record_of("clinic", *OTHER_STRIKE))
    driver = gathering._database._driver()
    queries: list[str] = []
    driver.set_trace_callback(queries.append)
    gathering.add(record_of("cut", *STRIKE[:2]))
    gathering.withdraw_article("whole")
    driver.set_trace_callback(None)
    ours = ("copy_keys", "copies", "voice_articles", "term_counts", "story_terms", "story_articles")
    for query in queries:
        if not query.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            continue
        for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {query}"):
            assert not any(step.startswith(f"SCAN {table}") for table in ours), (step, query)
