"""The pages on a record made by hand: whole, empty, and hostile."""

import pytest

from tests.interfaces.web.made_book import HOSTILE, LONG, MadeBook
from tests.interfaces.web.made_room import check_page, made_client

PAGES = (
    "/",
    "/search",
    "/search?words=crossing&speaker=p1&topic=infrastructure&since=2026-02&until=2026-02",
    "/search?after=further",
    "/people",
    "/people?name=Callo",
    "/people/p1",
    "/people/p1?kind=encounter",
    "/pair",
    "/pair?first=Callo&second=Wren",
    "/pair/p1/p2",
    "/pair/p1/p2?month=2026-02",
    "/statements/s-crossing",
    "/entries/encounter/e-customs",
    "/cite/statement/s-crossing",
    "/cite/article/a1",
    "/about",
    "/review",
    "/review?kind=statement&done=1",
    "/review/log",
    "/statements/s-crossing?done=1",
    "/entries/encounter/e-customs/correct",
    "/people/suggestions",
    "/people/p1/merge",
    "/people/p1/merge?name=Callo",
    "/people/p1/merge?other=p2",
    "/people/p1/split",
)
WITHOUT_ENTRIES = (
    "/",
    "/search",
    "/search?words=nothing",
    "/people",
    "/people?name=x",
    "/about",
    "/review",
    "/review/log",
    "/people/suggestions",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(path: str) -> None:
    answer = made_client(MadeBook()).get(path)
    assert answer.status_code == 200
    check_page(answer.text)


@pytest.mark.parametrize("path", WITHOUT_ENTRIES)
def test_a_page_of_an_empty_record_says_what_to_do(path: str) -> None:
    answer = made_client(MadeBook(is_empty=True)).get(path)
    assert answer.status_code == 200
    check_page(answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_hostile_words_stay_words(path: str) -> None:
    answer = made_client(MadeBook(spoilt=lambda text: HOSTILE + text)).get(path)
    assert answer.status_code == 200
    page = check_page(answer.text)
    assert "{{7*7}}" in page.text_content() or path == "/pair"
    assert "alert(1)" not in "".join(page.xpath("//script/text()"))


@pytest.mark.parametrize("path", PAGES)
def test_words_without_end_are_cut(path: str) -> None:
    answer = made_client(MadeBook(spoilt=lambda text: text + LONG)).get(path)
    assert answer.status_code == 200
    check_page(answer.text)
    assert len(answer.text) < 400_000


@pytest.mark.parametrize(
    "path",
    [
        "/search?words=%3Cscript%3Ealert(1)%3C/script%3E",
        "/search?speaker=%22%3E%3Csvg%20onload=alert(1)%3E&about=%E2%80%AEx",
        "/people?name=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "/pair?first=%3Cb%3E&second=%22onfocus=%22alert(1)",
        "/search?words=x&after=javascript:alert(1)",
    ],
)
def test_what_is_asked_is_shown_and_never_run(path: str) -> None:
    answer = made_client(MadeBook()).get(path)
    assert answer.status_code == 200
    check_page(answer.text)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/people/nobody", 404),
        ("/pair/p1/nobody", 404),
        ("/statements/s-none", 404),
        ("/entries/encounter/none", 404),
        ("/search?kind=shouted", 400),
        ("/search?polarity=sung", 400),
        ("/people/p1?kind=song", 404),
        ("/entries/statement/s-crossing", 404),
        ("/cite/song/x", 404),
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(path: str, status: int) -> None:
    answer = made_client(MadeBook()).get(path)
    assert answer.status_code == status
    check_page(answer.text)


def test_a_search_asks_the_record_for_what_the_form_says() -> None:
    book = MadeBook()
    made_client(book).get("/search?words=+open+&speaker=p1&kind=direct&since=2026&channel=")
    (asked,) = book.asked
    assert (asked.words, asked.speaker, asked.kind) == ("open", "p1", "direct")
    assert (asked.since, asked.until, asked.channel) == ("2026", None, None)


def test_a_filter_can_be_taken_off_by_itself() -> None:
    page = check_page(made_client(MadeBook()).get("/search?words=open&speaker=p1&after=x").text)
    links = page.xpath("//ul[@class='filters']//a")
    assert [link.get("href") for link in links] == ["/search?speaker=p1", "/search?words=open"]
    assert "Renata Calloway" in links[1].text_content()


def test_matches_and_quoted_words_are_marked_and_nothing_is_lost() -> None:
    page = check_page(made_client(MadeBook()).get("/search?words=crossing").text)
    words = page.xpath("//blockquote")[0]
    assert words.text_content() == "“The fourth crossing will open by June. Not a day later.”"
    assert [mark.text_content() for mark in words.xpath(".//mark")] == ["crossing"]
    assert words.xpath("string(.//*[@class='quoted'])").startswith("The fourth")


def test_each_month_of_a_pair_leads_to_its_entries_and_stands_in_a_table_too() -> None:
    page = check_page(made_client(MadeBook()).get("/pair/p1/p2").text)
    expected = ["/pair/p1/p2?month=2026-01#entries", "/pair/p1/p2?month=2026-02#entries"]
    assert page.xpath("//svg//a/@href") == expected
    assert sorted(page.xpath("//table//a/@href")) == expected


def test_two_names_that_one_each_has_lead_to_their_page() -> None:
    asked = "/pair?first=Renata Calloway&second=Tobias Wren"
    answer = made_client(MadeBook()).get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/pair/p1/p2")


def test_a_name_that_several_have_is_asked_about() -> None:
    page = check_page(made_client(MadeBook()).get("/pair?first=Cal&second=Tobias+Wren").text)
    assert "/pair?first=Cal&second=Tobias+Wren&first_id=p1" in page.xpath("//main//a/@href")


def test_a_citation_comes_as_plain_text() -> None:
    answer = made_client(MadeBook()).get("/cite/statement/s-crossing?form=bibtex")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("@misc{onrecord-s-crossing,")


def test_the_chart_of_two_comes_as_a_file_drawn_once() -> None:
    client = made_client(MadeBook(spoilt=lambda text: "<script>$x$" + text))
    first, again = (client.get("/pair/p1/p2/months.svg") for _ in range(2))
    assert first.headers["content-type"] == "image/svg+xml"
    assert first.headers["content-disposition"].startswith("attachment")
    assert first.content == again.content
    assert b"<script" not in first.content
