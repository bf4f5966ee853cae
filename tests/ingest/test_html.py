import json

import pytest

from onrecord.errors import InputError, NoArticle, NotEnglish, TooLarge, UnreadableInput
from onrecord.ingest.html import read_page
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.intake import IntakeLimits

PARAGRAPHS = (
    "HARBURY, Feb. 26 — The old bridge over the Wend will stay closed until the spring, Mayor "
    "Ellen Calloway said on Thursday after engineers found cracks in two of its piers.",
    "“We will not send a bus over it before it is safe,” Calloway told reporters outside the "
    "town hall. “That is a promise to every family in this town.”",
    "The council had set aside two million for the repairs last year, but none of it was spent, "
    "according to a report that Calloway’s own office published in January.",
)
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LINKED_DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge to stay closed &amp; guarded",
    "datePublished": "2026-02-26T17:05:00Z",
    "dateModified": "2026-02-27T08:00:00Z",
    "author": [{"@type": "Person", "name": "Jo Doe"}, {"@type": "Person", "name": "Ann Roe"}],
    "publisher": {"@type": "Organization", "name": "Harbury Herald"},
}


def _page(head: str = "", body: str = ARTICLE, root: str = '<html lang="en-GB">') -> bytes:
    return (
        f"<!doctype html>{root}<head><meta charset='utf-8'>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article>{body}</article></body></html>"
    ).encode()


def _script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def _read(
    page: bytes,
    *,
    address: str | None = None,
    published: str | None = None,
    charset: str | None = None,
) -> Article:
    return read_page(
        page,
        path=None if address else "/d/page.html",
        address=address,
        published=published,
        charset=charset,
        limits=IntakeLimits(),
    )


def test_paragraphs_are_separated_by_blank_lines_and_navigation_is_left_out() -> None:
    assert _read(_page()).text == "\n\n".join(PARAGRAPHS)


def test_links_and_emphasis_do_not_break_a_paragraph() -> None:
    marked = ARTICLE.replace("Ellen Calloway", "<a href='/c'>Ellen <b>Calloway</b></a>")
    assert _read(_page(body=marked)).text == "\n\n".join(PARAGRAPHS)


def test_json_ld_tells_title_byline_publisher_and_date() -> None:
    article = _read(_page(_script(LINKED_DATA) + '<meta property="og:title" content="Other">'))
    assert article.title == Detail("Bridge to stay closed & guarded", "json-ld")
    assert article.byline == Detail("Jo Doe, Ann Roe", "json-ld")
    assert article.publisher == Detail("Harbury Herald", "json-ld")
    assert article.published == PublicationDate("2026-02-26T17:05:00+00:00", "json-ld")
    assert article.language == Detail("en-GB", "html lang")


def test_json_ld_in_a_graph_refers_to_persons_by_their_ids() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "name": "Page", "datePublished": "1999-01-01"},
            {**LINKED_DATA, "author": {"@id": "#jo"}, "publisher": [{"@id": "#herald"}]},
            {"@type": "Person", "@id": "#jo", "name": "Jo Doe"},
            {"@type": "Organization", "@id": "#herald", "name": "Herald"},
        ]
    }
    article = _read(_page(_script(graph)))
    assert article.byline == Detail("Jo Doe", "json-ld")
    assert article.publisher == Detail("Herald", "json-ld")
    assert article.published == PublicationDate("2026-02-26T17:05:00+00:00", "json-ld")


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": "a\\ud800", "datePublished": 5, "author": {}}',
        '{"@type": ["Thing", 3], "headline": "no"}',
        "null",
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    head += '<meta property="og:title" content="T">'
    assert _read(_page(head)).title == Detail("T", "opengraph")


def test_opengraph_and_meta_elements_are_told_apart() -> None:
    head = (
        '<meta property="og:title" content="Bridge closed"><meta name="author" content="By Jo Doe">'
        '<meta property="og:site_name" content="Herald">'
        '<meta property="article:published_time" content="2026-02-26T10:00:00-05:00">'
        '<meta property="article:author" content="https://facebook.com/jo">'
    )
    article = _read(_page(head))
    assert article.title == Detail("Bridge closed", "opengraph")
    assert article.byline == Detail("Jo Doe", "meta")
    assert article.publisher == Detail("Herald", "opengraph")
    assert article.published == PublicationDate("2026-02-26T10:00:00-05:00", "opengraph")


def test_a_date_in_the_markup_is_found_and_says_how() -> None:
    body = '<time datetime="2024-03-05">5 March 2024</time>' + ARTICLE
    assert _read(_page(body=body)).published == PublicationDate("2024-03-05", "htmldate")


def test_a_page_without_a_date_has_none_or_the_one_given() -> None:
    assert _read(_page()).published is None
    assert _read(_page(), published="2026-02").published == PublicationDate("2026-02", "given")


def test_when_a_page_was_changed_is_not_when_it_was_published() -> None:
    head = (
        '<meta name="last-modified" content="2025-02-17"><meta name="expires" content="2025-02-18">'
        '<meta property="article:modified_time" content="2025-02-19">'
    )
    assert _read(_page(head)).published is None


def test_the_canonical_link_is_the_key() -> None:
    head = '<link rel="canonical" href="https://herald.example/news/bridge#top">'
    article = _read(_page(head))
    assert article.key == "https://herald.example/news/bridge"
    assert article.url == Detail("https://herald.example/news/bridge", "canonical link")


def test_a_fetched_page_cannot_take_another_publisher_s_place() -> None:
    head = '<link rel="canonical" href="https://herald.example/news/bridge">'
    stranger = _read(_page(head), address="https://attacker.example/x")
    assert stranger.url == Detail("https://attacker.example/x", "address")
    own = _read(_page(head), address="https://www.herald.example/news/bridge?utm_source=feed")
    assert own.key == "https://herald.example/news/bridge"


def test_a_front_page_is_no_canonical_address_of_an_article() -> None:
    head = '<link rel="canonical" href="https://herald.example/">'
    assert _read(_page(head)).key == "/d/page.html"


def test_the_text_decides_the_language_not_the_declaration() -> None:
    assert _read(_page(root='<html lang="fr">')).language == Detail("en", "detected")
    german = "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Dienstag im Rathaus. "
    with pytest.raises(NotEnglish, match="German"):
        _read(_page(body=f"<p>{german * 5}</p>"))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>Page not found.</p>",
        "<ul>"
        + "".join(f"<li><a href='/{n}'>Story number {n} of today</a></li>" for n in range(60))
        + "</ul>",
        "".join(
            f"<p><a href='/{n}'>The mayor says so, she said, number {n}.</a></p>" for n in range(60)
        ),
    ],
)
def test_a_page_without_an_article_is_refused(body: str) -> None:
    with pytest.raises(NoArticle, match="no article on the page"):
        _read(_page(body=body))


@pytest.mark.parametrize("page", [b" ", b"<!-- x -->", b"<html></html>"])
def test_an_empty_page_is_refused(page: bytes) -> None:
    with pytest.raises(NoArticle):
        _read(page)


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 200_000 + ARTICLE.encode(),
        b"<html><body>" + b"<i>x</i>" * 20_000 + ARTICLE.encode(),
        b"<html><body><p "
        + b" ".join(b'a%d="<"' % n for n in range(60_000))
        + b">"
        + ARTICLE.encode(),
        b"<html><body><p "
        + b"".join(b'a%d="x"' % n for n in range(60_000))
        + b">"
        + ARTICLE.encode(),
        b"<html><body>" + b"<p>The mayor said so, and so it was. </p>" * 200_000,
    ],
    ids=["deep", "many", "attributes", "crowded attributes", "long"],
)
@pytest.mark.timeout(60)
def test_pages_that_would_take_long_are_refused(page: bytes) -> None:
    with pytest.raises(TooLarge, match="than pages of articles are"):
        _read(page)


def test_scripts_are_not_taken_for_elements_with_many_attributes() -> None:
    script = "<script>if (a<b " + "x = 1; " * 2_000 + ") {}</script>"
    assert _read(_page(script)).text == "\n\n".join(PARAGRAPHS)


def test_the_declared_encoding_is_used() -> None:
    page = _page().replace(b"'utf-8'", b"'windows-1252'").decode().encode("cp1252")
    assert _read(page).text == "\n\n".join(PARAGRAPHS)
    undeclared = _page().replace(b"<meta charset='utf-8'>", b"").decode().encode("cp1252")
    assert _read(undeclared, charset="iso-8859-1").text == "\n\n".join(PARAGRAPHS)


def test_a_broken_byte_matters_only_within_the_article() -> None:
    beside = _page("<!-- “note” -->").replace(b"note", b"no\xffte")
    assert _read(beside).text == "\n\n".join(PARAGRAPHS)
    within = _page().replace(b"Calloway", b"Callo\xffway", 1)
    with pytest.raises(UnreadableInput, match=f"byte {within.index(0xFF)}"):
        _read(within)


@pytest.mark.parametrize(
    "stray", ["\x01", "\x0b", "\uffff", "\ufffe", "&#0;", "&#1;", "&#11;", "&#xFFFF;", "&#xD800;"]
)
def test_characters_that_no_element_can_hold_do_no_harm(stray: str) -> None:
    page = _page(f"<title>a{stray}b</title>").decode().replace("Mayor", f"Mayor{stray}")
    text = _read(page.encode()).text
    assert "Ellen Calloway said on Thursday" in text
    assert "\0" not in text
    assert text.encode()


def test_a_page_cut_off_anywhere_is_read_or_refused_on_purpose() -> None:
    whole = _page(_script(LINKED_DATA))
    for end in range(0, len(whole), 97):
        try:
            _read(whole[:end])
        except InputError:
            continue


def test_a_page_put_together_by_scripts_is_read_from_what_it_states() -> None:
    body = "".join(f"<p class='x'>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = _script({**LINKED_DATA, "articleBody": body})
    assert _read(_page(head, "<div id='app'></div>")).text == "\n\n".join(PARAGRAPHS)
    # What is shown is more than a summary that is stated.
    short = _script({**LINKED_DATA, "articleBody": PARAGRAPHS[0]})
    assert _read(_page(short)).text == "\n\n".join(PARAGRAPHS)


def test_captions_are_left_out_but_where_they_are_the_article() -> None:
    figures = "".join(f"<div class='caption'><p>{p}</p></div>" for p in PARAGRAPHS)
    assert _read(_page(body=figures)).text == "\n\n".join(PARAGRAPHS)
    caption = "<figure><img src='a.png'><figcaption>The bridge at noon.</figcaption></figure>"
    assert _read(_page(body=ARTICLE + caption)).text == "\n\n".join(PARAGRAPHS)


def test_comments_newsletters_and_the_headline_are_no_part_of_the_text() -> None:
    body = (
        f"<h1>Bridge to stay closed</h1><p class='byline'>By Jo Doe</p>{ARTICLE}"
        "<div class='newsletter-box'><p>All of Harbury in your inbox, every morning.</p></div>"
        "<p><a href='/mill'>Read more: Why the old mill was sold to a brewer</a></p>"
        "<div class='comments-list'><p>I said so, and nobody listened to me then.</p></div>"
    )
    article = _read(_page(body=body))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.title == Detail("Bridge to stay closed", "heading")
    assert article.byline == Detail("Jo Doe", "printed line")


def test_the_publisher_is_no_author_and_its_name_no_part_of_the_title() -> None:
    head = (
        '<meta property="og:site_name" content="Herald"><meta name="author" content="The Herald">'
        '<meta property="og:title" content="Bridge closed | Herald">'
        '<meta name="byl" content="jo.doe.12">'
    )
    article = _read(_page(head))
    assert article.title == Detail("Bridge closed", "opengraph")
    assert article.byline is None


@pytest.mark.parametrize(
    "hostile",
    [
        '<meta property="og:site_name" content="x">'
        '<meta property="og:title" content="' + "a | x " * 100_000 + '">',
        "<h1>" + "<b>x</b> " * 10_000 + "</h1>" + "<h1>y</h1>" * 2_000,
        "<aside>" * 100 + "<p class='byline author'>By Jo</p>" * 10_000 + "</aside>" * 100,
        _script({**LINKED_DATA, "author": ["1" * 200_000, " " * 100_000 + ",x", "a_" * 90_000]}),
        _script({**LINKED_DATA, "articleBody": "<p" * 100_000 + "<" * 200_000}),
        "<p class='" + "comment-" * 20_000 + "'>x</p>" + "<p class='share'>x</p>" * 10_000,
    ],
    ids=["title", "headings", "bylines", "authors", "body", "classes"],
)
@pytest.mark.timeout(120)
def test_metadata_made_to_take_long_is_read_in_time(hostile: str) -> None:
    assert PARAGRAPHS[0] in _read(_page(body=ARTICLE + hostile)).text
