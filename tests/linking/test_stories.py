"""Which articles tell of one happening: terms, rarity, likeness, the choice of a story."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from onrecord.linking.gathering import ArticleGatherer
from onrecord.linking.stories.accounts import account_of, accounts_of, key_of, weigh
from onrecord.linking.stories.choice import choose_story
from onrecord.linking.stories.likeness import FEATURES, features, shipped_weights
from onrecord.linking.stories.rarity import Rarity
from onrecord.linking.stories.terms import terms_of, words_as_written
from onrecord.schema.article import Article, Detail, PublicationDate, article_id
from onrecord.schema.gathering import AccountKey, Norms, StoryMember
from onrecord.schema.span import text_version

FIRE = (
    "A fire destroyed the old mill in Kelmarsh on Tuesday night. Nobody was hurt, fire chief Ada "
    "Thorne said. The mill, built in 1887, had stood empty for twelve years."
)
FIRE_NEXT_DAY = (
    "Police are looking for two boys who were seen near the Kelmarsh mill before Tuesday's fire. "
    "Chief Ada Thorne said the fire in the mill began in the loft."
)
OTHER_FIRE = (
    "A fire destroyed a barn outside Ostrey on Tuesday night. Nobody was hurt, farmer Jos Venn "
    "said. The barn held hay for the winter."
)

NORMS = Norms(1.0, 1.0, 1.0, 1.0)


def article_of(text: str, day: str | None = "2026-03-02") -> Article:
    name = text[:20]
    published = PublicationDate(day, "given") if day else None
    return Article(article_id(name), name, name, text, text_version(text), published=published)


def compared(first: Article, second: Article) -> dict[str, float]:
    accounts = [account_of(one) for one in (first, second)]
    counts = Counter(term.key for one in accounts for term in one.terms)
    weighed = [weigh(one, Rarity(2, counts)) for one in accounts]
    found = features(weighed[1], accounts[0], weighed[0].norms)
    return dict(zip(FEATURES, found, strict=True))


def test_a_name_is_what_stands_with_a_capital_only() -> None:
    names = {one.words for one in terms_of(FIRE) if one.field == "name"}
    assert {"kelmarsh", "ada", "thorne"} <= names
    assert not {"the", "mill", "fire"} & names


def test_numbers_and_the_beginning_are_told() -> None:
    terms = terms_of(FIRE + " nothing" * 80 + " 1999")
    assert {one.words: one.lead_count for one in terms if one.field == "number"} == {
        "1887": 1,
        "1999": 0,
    }


def test_words_are_shown_as_articles_write_them() -> None:
    stems = {one.words for one in terms_of(FIRE) if one.field == "word"}
    articles = [article_of(FIRE), article_of(FIRE_NEXT_DAY)]
    written = words_as_written(articles, {*stems, "kelmarsh", "nowhere"})
    assert written.keys() == {*stems, "kelmarsh"}
    assert written["kelmarsh"] == "Kelmarsh"
    assert "destroyed" in written.values()


def test_an_article_is_most_like_itself() -> None:
    found = compared(article_of(FIRE), article_of(FIRE))
    assert all(0.999 < found[name] < 1.001 for name in ("words", "names", "lead", "numbers"))
    assert found["days"] == 0


def test_look_alikes_share_words_but_no_names() -> None:
    same = compared(article_of(FIRE), article_of(FIRE_NEXT_DAY))
    other = compared(article_of(FIRE), article_of(OTHER_FIRE))
    assert other["names"] < same["names"]
    assert other["words"] > 0.1


def test_days_count_only_where_both_are_known() -> None:
    assert compared(article_of(FIRE), article_of(FIRE_NEXT_DAY, "2026-04"))["days"] > 3
    assert compared(article_of(FIRE), article_of(FIRE_NEXT_DAY, None))["days"] == 0


def test_words_of_any_news_tell_less_than_rare_ones_in_an_empty_record() -> None:
    rarity = Rarity(0, {})
    by_words = {one.words: rarity.of(one) for one in terms_of(FIRE) if one.field == "word"}
    assert by_words["mill"] > by_words["old"]


def test_likeness_speaks_for_a_story_and_days_against_it() -> None:
    weights = dict(zip(FEATURES, shipped_weights().weights, strict=True))
    assert all(weights[name] > 0 for name in ("words", "names", "lead", "numbers"))
    assert weights["days"] < 0


def test_an_article_goes_to_the_story_that_it_is_likest_to() -> None:
    assert choose_story({}) == (None, None)
    assert choose_story({1: [2.0, -1.0], 2: [1.0]}) == (2, 1.0)
    assert choose_story({1: [-0.5], 2: [-1.0]}) == (None, -0.5)


def test_a_follow_up_joins_and_a_look_alike_does_not() -> None:
    gatherer = ArticleGatherer()
    first = article_of(FIRE)
    counts = Counter(gatherer.terms(first))
    norms = gatherer.weigh(first, 1, counts).norms
    known = StoryMember(1, AccountKey(first.version, None, "2026-03-02"), norms)
    for text, story in ((FIRE_NEXT_DAY, 5), (OTHER_FIRE, None)):
        article = article_of(text)
        both = counts + Counter(gatherer.terms(article))
        weighed = gatherer.weigh(article, 2, both)
        assert gatherer.choose_story(weighed, {5: [known]}, lambda _: {}).story == story


def test_articles_that_are_remembered_are_not_read_again() -> None:
    first, second = article_of(FIRE), article_of(FIRE_NEXT_DAY + " Twice.")
    asked: list[int] = []

    def read(versions: Collection[int]) -> dict[int, Article]:
        asked.extend(versions)
        return {version: {1: first, 2: second}[version] for version in versions}

    own = account_of(first)
    members = [StoryMember(at, key_of(one), NORMS) for at, one in ((1, first), (2, second))]
    found = accounts_of(members, read)
    assert found == {1: replace(own, terms=()), 2: replace(account_of(second), terms=())}
    assert asked == [2]
    accounts_of(members, read)
    assert asked == [2]


def test_a_changed_title_or_day_makes_another_account() -> None:
    article = article_of(FIRE)
    later = article_of(FIRE, "2026-03-04")
    titled = replace(article, title=Detail("Harbour closed", "given"))
    assert account_of(later).day != account_of(article).day
    assert "word\0harbour" in account_of(titled).words


def test_a_hostile_text_is_read_in_bounded_work() -> None:
    text = "A" * 60_000 + " " + "9," * 30_000
    assert len(terms_of(text)) < 10
