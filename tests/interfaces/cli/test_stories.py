import json

import pytest

from onrecord.schema.gathering import Copy, Story, StoryArticle, Voice
from onrecord.schema.stored import StoredArticle
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeBook, FakeDesk
from tests.interfaces.newsroom import bridge_article, make_article


@pytest.fixture
def gathered(filled: FakeDesk) -> FakeDesk:
    book: FakeBook = filled.book
    bridge = StoredArticle(bridge_article(), 1, "2026-03-01T10:00:00Z", "m", 2)
    other = StoredArticle(make_article("A [red]bridge[/] closes.", "other.txt"), 1, "2026", "m", 0)
    told = (StoryArticle(bridge, None, "v1"), StoryArticle(other, 2.25, "v1"))
    book.story_list.append(Story("s4", told, ("bridge", "calloway"), 1))
    book.voice_list.append(Voice("v1", (Copy(bridge, 0.9), Copy(other, 0.9)), other.article.id, 2))
    return filled


def test_a_story_is_listed_with_its_articles_and_voices(
    gathered: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(gathered, "stories")
    assert told.status == 0
    assert "s4  2 articles, 1 voice  bridge, calloway" in told.out
    assert "(same text: v1)" in told.out


def test_stories_are_printed_for_programs(gathered: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(gathered, "stories", "bridge", "--least", "2", "--json")
    [story] = map(json.loads, told.out.splitlines())
    assert story["id"] == "s4"
    assert [one["score"] for one in story["articles"]] == [None, 2.25]
    assert gathered.book.asked == {"words": "bridge", "least": 2}


def test_copies_name_the_earliest_and_the_fullest(gathered: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(gathered, "stories", "--copies")
    assert "v1  2 copies of one text, 2 statements" in told.out
    assert "(earliest, 90% shared)" in told.out
    assert "(fullest, 90% shared)" in told.out
    [voice] = map(json.loads, onrecord(gathered, "stories", "--copies", "--json").out.splitlines())
    assert voice["earliest"] == bridge_article().id


def test_articles_and_show_tell_of_the_same_text(gathered: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(gathered, "articles")
    assert "Copies of one text counted once" in told.out
    listed = [
        json.loads(line) for line in onrecord(gathered, "articles", "--json").out.splitlines()
    ]
    assert "v1" in {one["voice"] for one in listed}
    shown = onrecord(gathered, "show", bridge_article().id)
    assert "The same text, one voice (v1), is published by 1 other" in shown.out


def test_a_record_without_stories_says_so(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "stories")
    assert told.status == 1
    assert "there is no story" in told.err
    assert "no two articles" in onrecord(filled, "stories", "--copies").err


@pytest.mark.parametrize("shape", ["story", "voice"])
def test_the_json_has_a_schema(filled: FakeDesk, onrecord: Onrecord, shape: str) -> None:
    assert json.loads(onrecord(filled, "schema", shape).out)["type"] == "object"
