"""Who is who: editors merge, split, rename and keep apart, and take it back."""

from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.schema.browsing import ListedPerson
from tests.interfaces.web.made_room import check_page
from tests.interfaces.web.sample_room import Answer, Room, copy_of_samples, room_on


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_on(copy_of_samples(tmp_path))


def people(room: Room, type: str = "person") -> list[ListedPerson]:
    return [one for one in room.book.find_people(size=100).items if one.type == type]


def follow(room: Room, answer: Answer) -> str:
    assert answer.status == 303, answer.text[:500]
    page = room.client.get(answer.location)
    check_page(page.text)
    return page.text


def undo_last(room: Room) -> None:
    number = room.book.review_log(size=1).items[0].number
    assert "Taken back" in follow(room, room.post(f"/review/log/{number}/undo"))


def test_two_are_merged_and_parted_again(room: Room) -> None:
    one, other = people(room)[:2]
    found = room.client.get(f"/people/{one.id}/merge", params={"name": other.name}).text
    assert f"/people/{one.id}/merge?other={other.id}" in found
    check_page(found)
    both = room.client.get(f"/people/{one.id}/merge?other={other.id}").text
    check_page(both)
    assert "These are one" in both
    assert not room.book.review_log().items, "looking decides nothing"
    assert "Merged." in follow(room, room.post(f"/people/{one.id}/merge", other=other.id))
    assert room.book.person(other.id).id == one.id
    undo_last(room)
    assert room.book.person(other.id).id == other.id


def test_what_cannot_be_one_is_refused(room: Room) -> None:
    person, body = people(room)[0], people(room, "organization")[0]
    assert room.post(f"/people/{person.id}/merge", other=body.id).status == 409
    assert room.post(f"/people/{person.id}/merge", other=person.id).status == 409
    assert room.post(f"/people/{person.id}/merge", other="p-nobody").status == 404
    assert room.post(f"/people/{person.id}/merge", other="").status == 400
    assert room.post("/people/p-nobody/merge", other=person.id).status == 404
    assert not room.book.review_log().items


def test_somebody_is_split_by_articles(room: Room) -> None:
    person = people(room)[0]
    page = check_page(room.client.get(f"/people/{person.id}/split").text)
    articles = page.xpath("//input[@name='article']/@value")
    assert len(articles) == person.articles
    made = room.post(f"/people/{person.id}/split", article=articles[:1])
    assert "Split." in follow(room, made)
    assert room.book.person(person.id).articles == person.articles - 1
    undo_last(room)
    assert room.book.person(person.id).articles == person.articles


def test_a_split_that_is_none_is_refused_with_a_sentence(room: Room) -> None:
    person = people(room)[0]
    articles = [one.id for one in room.book.person_articles(person.id).items]
    for chosen, sentence in ((articles, "nothing to split"), ([], "Choose the articles")):
        answer = room.post(f"/people/{person.id}/split", article=chosen)
        assert answer.status == 400
        assert sentence in check_page(answer.text).get_element_by_id("refused").text_content()
    assert room.post(f"/people/{person.id}/split", article="nothing").status == 404


def test_articles_of_somebody_are_read_in_parts(room: Room) -> None:
    person = people(room)[0]
    found, after = [], None
    while True:
        part = room.book.person_articles(person.id, after=after, size=1)
        found += [one.id for one in part.items]
        after = part.next
        if after is None:
            break
    assert len(found) == len(set(found)) == person.articles
    assert found == [one.id for one in room.book.person_articles(person.id).items]
    with pytest.raises(NotInRecord):
        room.book.person_articles("p-nobody")


def test_somebody_is_renamed(room: Room) -> None:
    person = people(room)[0]
    page = follow(room, room.post(f"/people/{person.id}/name", name="Dame <b>Dana</b>"))
    assert "Dame &lt;b&gt;Dana&lt;/b&gt;" in page
    assert room.post(f"/people/{person.id}/name", name="  ").status == 400
    undo_last(room)
    assert room.book.person(person.id).name == person.name


def test_suggestions_are_of_the_people_looked_at(room: Room) -> None:
    whole = {(one.first, one.second) for one in room.book.suggestions()}
    asked = [one.id for one in room.book.find_people(size=200).items]
    assert {(one.first, one.second) for one in room.book.suggestions_of(asked)} == whole
    assert room.book.suggestions_of([]) == []
    for one in room.book.suggestions_of(asked[:1]):
        assert asked[0] in (one.first, one.second)


def test_those_that_are_two_are_not_suggested_again(room: Room) -> None:
    pairs = room.book.suggestions()
    if not pairs:
        first, second = people(room)[:2]
        pair = (first.id, second.id)
    else:
        pair = (pairs[0].first, pairs[0].second)
    check_page(room.client.get("/people/suggestions").text)
    answer = room.post(f"/people/{pair[0]}/apart", other=pair[1], next="/people/suggestions")
    assert answer.location.startswith("/people/suggestions?done=")
    follow(room, answer)
    left = {(one.first, one.second) for one in room.book.suggestions_of([pair[0]])}
    assert pair not in left
    undo_last(room)


def test_a_person_of_an_editor_has_the_forms(room: Room) -> None:
    person = people(room)[0]
    page = check_page(room.client.get(f"/people/{person.id}").text)
    assert page.xpath(f"//form[@action='/people/{person.id}/name']")
    assert page.xpath(f"//a[@href='/people/{person.id}/split']")
