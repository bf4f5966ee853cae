"""What changed in the whole text of an article."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.text_revisions import text_revisions
from onrecord.schema.article import Article, article_id
from onrecord.schema.revision import ChangedParagraph
from onrecord.schema.span import text_version
from onrecord.schema.stored import StoredVersion
from tests.growth import assert_grows_no_faster_than_sorting
from tests.linking.versions import version

lines = st.lists(st.text(st.sampled_from("ab .,\n“"), max_size=8), max_size=8).map("\n".join)


def _version(number: int, text: str) -> StoredVersion:
    article = Article(
        id=article_id("news"), key="news", name="news", text=text, version=text_version(text)
    )
    return replace(version(number), article=article)


def _changes(before: str, after: str) -> tuple[ChangedParagraph, ...]:
    (revision,) = text_revisions([_version(1, before), _version(2, after)])
    return revision.paragraphs


def _told(changed: ChangedParagraph) -> tuple[str | None, str | None]:
    before, after = changed.before, changed.after
    return (before.text if before else None, after.text if after else None)


def test_a_reworded_paragraph_stands_beside_what_it_was() -> None:
    before = "One.\nThe bridge opens in March, he said.\nThree."
    (changed,) = _changes(before, before.replace("March", "June"))
    marked = [
        (one.before and one.before.text, one.after and one.after.text) for one in changed.words
    ]
    assert marked == [
        ("The bridge opens in", "The bridge opens in"),
        ("March", None),
        (None, "June"),
        (", he said.", ", he said."),
    ]


def test_paragraphs_that_went_and_came_are_told_in_their_order() -> None:
    told = _changes("One two.\nGone with it.\nThree.", "One two.\nThree.\nEntirely new words.")
    assert list(map(_told, told)) == [("Gone with it.", None), (None, "Entirely new words.")]


def test_how_a_text_is_set_is_no_change() -> None:
    assert _changes("“No,” he said.\n\nTwo.", '"No," he  said.\nTwo.') == ()


def test_each_version_is_told_against_the_one_before() -> None:
    told = text_revisions([_version(n, text) for n, text in enumerate("abb", 1)])
    assert [(one.before, one.after, len(one.paragraphs)) for one in told] == [(1, 2, 2), (2, 3, 0)]


@given(lines, lines)
def test_what_is_not_told_is_in_both_texts(before: str, after: str) -> None:
    changes = _changes(before, after)
    kept = [
        _without(text, [_told(one)[side] for one in changes])
        for side, text in enumerate((before, after))
    ]
    assert sorted(kept[0]) == sorted(kept[1])


def test_hostile_texts_take_bounded_time() -> None:
    def make(size: int) -> list[StoredVersion]:
        texts = ("a b\n" * size, "b a\n" * size, "a " * size, "b a " * size)
        return [_version(number, text) for number, text in enumerate(texts, 1)]

    assert_grows_no_faster_than_sorting(make, text_revisions, 4000)


def _without(text: str, told: list[str | None]) -> list[str]:
    """Return the words of the paragraphs of a text, without those that are told to differ."""
    words = [_words(line) for line in text.split("\n") if line.strip()]
    for one in told:
        if one is not None:
            words.remove(_words(one))
    return words


def _words(line: str) -> str:
    return "".join(line.split()).replace("“", '"')
