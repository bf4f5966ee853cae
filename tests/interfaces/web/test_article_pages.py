"""Articles, their margins, their versions and their stories."""

import re
from pathlib import Path

import pytest

from onrecord.pipeline import read_given
from onrecord.schema.intake import GivenArticle, IntakeLimits
from tests.interfaces.web.sample_room import READ, Room, copy_of_samples, reader, room_on

WEEK = "calder-courier-mayors-week"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return room_on(copy_of_samples(tmp_path_factory.mktemp("room")))


@pytest.fixture
def empty(tmp_path: Path) -> Room:
    return room_on(tmp_path / "empty.db")


def page(room: Room, address: str, status: int = 200) -> str:
    answer = room.client.get(address)
    assert answer.status_code == status, (address, answer.text[:2000])
    return answer.text


@pytest.mark.parametrize(
    "address", ["/articles", "/stories", "/commitments", "/unanswered", "/check", "/read"]
)
def test_pages_of_a_record_without_articles_say_that_there_are_none(
    empty: Room, address: str
) -> None:
    assert page(empty, address).count("<h1") == 1


@pytest.mark.parametrize("name", ["articles", "stories", "commitments", "unanswered"])
def test_what_is_not_in_the_record_is_not_found(room: Room, name: str) -> None:
    assert "<h1>Not here</h1>" in page(room, f"/{name}/nothing", 404)


def test_articles_are_listed_and_narrowed_to_an_outlet(room: Room) -> None:
    everything = page(room, "/articles")
    assert everything.count('class="row-name"') == len(READ)
    one = page(room, "/articles?publisher=Port+Calder+Now")
    assert one.count('class="row-name"') == 1
    assert "Transit strike ends after 11 days" in one


def test_every_entry_of_an_article_has_its_words_and_its_note(room: Room) -> None:
    article = room.article(WEEK)
    text = page(room, f"/articles/{article}")
    entries = room.book.entries_of(article)
    assert len(entries) > 20
    for entry in entries:
        assert text.count(f'id="s-{entry.id}"') == 1, entry
        assert text.count(f'id="n-{entry.id}"') == 1
        assert f'href="#n-{entry.id}"' in text
        assert f'href="#s-{entry.id}"' in text


def test_marks_leave_the_text_of_an_article_as_it_is(room: Room) -> None:
    article = room.article(WEEK)
    shown = page(room, f"/articles/{article}")
    sheet = shown.partition('<div class="sheet">')[2]
    paragraphs = re.findall(
        r'<(?:p|h3) class="sheet-(?:text|heading)"[^>]*>(.*?)</(?:p|h3)>', sheet, re.S
    )
    plain = [re.sub(r'<a class="ref.*?</a>|<[^>]+>', "", one) for one in paragraphs]
    text = room.book.article(article).article.text
    assert [" ".join(one.split()) for one in plain] == [
        " ".join(block.split()) for block in text.split("\n\n")
    ]


def test_each_kind_that_is_marked_can_be_taken_off(room: Room) -> None:
    text = page(room, f"/articles/{room.article(WEEK)}")
    for kind in ("statement", "commitment", "absence", "encounter", "name", "date"):
        assert f'id="show-{kind}" checked' in text


def test_a_margin_tells_who_when_and_how_likely(room: Room) -> None:
    text = page(room, f"/articles/{room.article(WEEK)}")
    notes = text.split('<li class="margin-note margin-encounter"')
    note = next(one for one in notes[1:] if ">in an interview<" in one)
    assert "Dana Calloway" in note
    assert "5 Nov 2025" in note
    assert re.search(r"likely|certain", note)


def test_people_in_the_text_lead_to_their_pages(room: Room) -> None:
    text = page(room, f"/articles/{room.article(WEEK)}")
    calloway = room.book.person("Dana Calloway").id
    assert f'<a class="m m-name" href="/people/{calloway}">Calloway</a>' in text


def test_what_is_known_of_an_article_tells_how(room: Room) -> None:
    article = next(a.article.id for a in room.book.articles() if a.article.url)
    text = page(room, f"/articles/{article}")
    assert 'rel="nofollow noopener noreferrer"' in text
    assert "json-ld" in text


def test_a_long_article_comes_in_parts_and_leads_to_the_part_of_an_entry(tmp_path: Path) -> None:
    room = room_on(tmp_path / "long.db")
    body = "The rain went on over the harbour all night.\n\n" + "w" * 45_000
    body += "\n\n“We will open the bridge in March,” said Mayor Dana Calloway on Monday."
    record = reader().read(read_given(GivenArticle(body.encode()), IntakeLimits()))
    room.book.add(record)
    article, said = record.article.id, record.statements[-1].id
    first = page(room, f"/articles/{article}")
    assert f'id="s-{said}"' not in first
    assert "in parts" in first
    assert f'id="s-{said}"' in page(room, f"/articles/{article}?at={said}")
    assert page(room, f"/articles/{article}?part=999999") == page(
        room, f"/articles/{article}?part=2"
    )


def test_versions_tell_what_was_changed_word_by_word(tmp_path: Path) -> None:
    room = room_on(tmp_path / "versions.db")
    before = (
        "The council met on Monday.\n\n“We will open the fourth bridge to all traffic in March,” "
        "Mayor Dana Calloway said.\n\n“Nobody asked the harbour,” said Tobias Wren, who runs it."
    )
    after = before.replace("in March", "in early June").replace(
        "Nobody asked the harbour", "Ask us"
    )
    for text in (before, after):
        given = GivenArticle(text.encode(), url="https://courier.example/bridge", title="Bridge")
        room.book.add(reader().read(read_given(given, IntakeLimits())))
    article = room.book.articles()[0].article.id
    shown = page(room, f"/articles/{article}/versions")
    assert re.search(r"<del>.*?March", shown, re.S)
    assert re.search(r"<ins>.*?early June", shown, re.S)
    assert "Version 2" in shown


def test_versions_tell_what_was_changed_in_the_whole_text(tmp_path: Path) -> None:
    room = room_on(tmp_path / "versions.db")
    before = "The council met on Monday, in the old hall.\n\nNobody spoke.\n\nRain fell all day."
    after = before.replace("Monday, in", "Tuesday, in").replace("Nobody spoke.\n\n", "")
    for text in (before, after):
        given = GivenArticle(text.encode(), url="https://courier.example/hall", title="Hall")
        room.book.add(reader().read(read_given(given, IntakeLimits())))
    shown = page(room, f"/articles/{room.book.articles()[0].article.id}/versions")
    assert "In the whole text" in shown
    told = shown[shown.index("In the whole text") :]
    assert re.search(
        r"<del>.*?Monday.*?</del> <ins>.*?Tuesday.*?</ins>, in the old hall", told, re.S
    )
    assert "<del>Nobody spoke.</del>" in told
    assert "Rain fell" not in told


def test_of_one_version_nothing_has_changed(room: Room) -> None:
    assert "There is one version" in page(room, f"/articles/{room.article(WEEK)}/versions")


def test_a_story_has_its_articles_in_order_and_who_says_what(room: Room) -> None:
    story = room.book.stories()[0]
    assert "articles" in page(room, "/stories")
    text = page(room, f"/stories/{story.id}")
    places = [text.index(one.article.article.id) for one in story.articles]
    assert places == sorted(places)
    assert text.count('class="brief-entry') > len(story.articles)


def test_an_article_leads_to_its_story(room: Room) -> None:
    story = room.book.stories()[0]
    first = story.articles[0].article.article.id
    answer = room.client.get(f"/stories/{first}", follow_redirects=False)
    assert answer.headers["location"] == f"/stories/{story.id}"


def test_an_article_names_its_copies_and_others_of_its_story(tmp_path: Path) -> None:
    room = room_on(copy_of_samples(tmp_path))
    story = room.book.stories()[0]
    article = story.articles[0].article.article
    copy = GivenArticle(article.text.encode(), title="A copy", url="https://copy.example/1")
    room.book.add(reader().read(read_given(copy, IntakeLimits())))
    beside = room.book.beside(article.id)
    assert "A copy" in [one.title for one in beside.copies]
    assert not beside.has_more_copies
    assert beside.story
    assert beside.story.id == story.id
    assert len(beside.told) == len(story.articles)
    text = page(room, f"/articles/{article.id}")
    assert "The same text elsewhere" in text
    assert f'href="/stories/{story.id}"' in text
    for other in beside.told:
        assert f'href="/articles/{other.id}"' in text
