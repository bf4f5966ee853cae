import pytest

from onrecord.errors import MalformedInput, NoArticle, TooLarge
from onrecord.ingest.document import Intake
from onrecord.ingest.xml_document import read
from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.documents import PROSE, articles, document_of, read_all

CONTENT = f"<p>{PROSE}</p><figure><img><figcaption>A bridge.</figcaption></figure><p>The end.</p>"
TEXT = PROSE.strip() + "\n\nThe end."


def _rss(items: str, title: str = "Herald") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>{title}</title><link>https://herald.example/</link>{items}</channel></rss>"
    )


FULL = (
    "<item><title>Bridge &amp; road</title><link>https://herald.example/1</link>"
    "<guid isPermaLink='false'>h-1</guid><dc:creator>Jo Doe</dc:creator>"
    "<pubDate>Thu, 26 Feb 2026 09:30:00 GMT</pubDate><description>In short.</description>"
    "<media:content url='x'><media:title>No title</media:title></media:content>"
    f"<content:encoded><![CDATA[{CONTENT}]]></content:encoded></item>"
)
SUMMARY = (
    "<item><title>Other</title><link>https://herald.example/2</link>"
    "<description>The council met on Monday, and more [...]</description></item>"
)


@pytest.mark.parametrize("path", ["/d/feed.xml", "/d/feed.rss", "/d/feed"])
def test_an_entry_with_its_full_text_is_an_article(path: str) -> None:
    (article,) = articles(read_all(_rss(FULL).encode(), path))
    assert article.text == TEXT
    assert article.key == "https://herald.example/1"
    assert article.title == Detail("Bridge & road", "feed")
    assert article.byline == Detail("Jo Doe", "feed")
    assert article.publisher == Detail("Herald", "feed")
    assert article.published == PublicationDate("2026-02-26T09:30:00+00:00", "feed")
    assert article.where == f"{path}, entry 1"


def test_an_entry_with_a_summary_is_left_out_with_its_address() -> None:
    article, refusal = read_all(_rss(FULL + SUMMARY).encode(), "/d/feed.xml")
    assert isinstance(article, Article)
    assert isinstance(refusal, Refusal)
    assert refusal.is_left_out
    assert refusal.where == "/d/feed.xml, entry 2"
    assert "https://herald.example/2" in str(refusal.error)


def test_a_long_description_is_an_article_unless_it_is_cut_off() -> None:
    long = f"<item><description>{PROSE * 4}</description></item>"
    cut = f"<item><description>{PROSE * 4} Continue reading</description></item>"
    first, second = read_all(_rss(long + cut).encode(), "/d/feed.xml")
    assert isinstance(first, Article)
    assert isinstance(second, Refusal)


def test_atom_is_read_with_its_inline_content_and_its_update() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry>'
        '<id>tag:herald.example,2026:1</id><title type="html">&lt;b&gt;Bridge&lt;/b&gt;</title>'
        '<link rel="self" href="/x"/><link href="https://herald.example/1"/>'
        "<author><name>Jo Doe</name><email>jo@herald.example</email></author>"
        "<published>2026-02-26T09:30:00Z</published><updated>2026-02-27T10:00:00Z</updated>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"<p>{PROSE}</p><p>The&#160;end.</p></div></content></entry></feed>"
    )
    (article,) = articles(read_all(atom.encode(), "/d/feed.atom"))
    assert article.text == TEXT
    assert article.byline == Detail("Jo Doe", "feed")
    assert article.revisions == (StatedRevision("updated", "2026-02-27T10:00:00+00:00", "feed"),)


def test_rdf_is_read() -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Herald</title></channel><item><title>Bridge</title>"
        f"<link>https://herald.example/1</link><dc:date>2026-02-26</dc:date>"
        f"<description>{PROSE * 4}</description></item></rdf:RDF>"
    )
    (article,) = articles(read_all(rdf.encode(), "/d/feed.rdf"))
    assert article.published == PublicationDate("2026-02-26", "feed")
    assert article.publisher == Detail("Herald", "feed")


def test_what_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    broken = _rss(FULL + "<item><title>R&D &nbsp; <b></item>" + FULL)[:-40]
    items = read_all(broken.encode(), "/d/feed.xml")
    assert isinstance(items[0], Article)


BOMB = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))


def _with_entities(use: str) -> bytes:
    return (
        f'<!DOCTYPE rss [<!ENTITY e0 "boom">{BOMB}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<rss><channel><item><description>{PROSE * 4} {use}</description></item></channel></rss>"
    ).encode()


def test_entities_that_would_fill_the_memory_are_refused() -> None:
    (refusal,) = read_all(_with_entities("&e9;"), "/d/feed.xml")
    assert isinstance(refusal, Refusal)
    assert isinstance(refusal.error, MalformedInput)


def test_entities_are_neither_expanded_nor_loaded() -> None:
    (article,) = articles(read_all(_with_entities("&e0; &x; caf&eacute;"), "/d/feed.xml"))
    assert "boom" not in article.text
    assert "root:" not in article.text
    assert article.text.endswith("café")


def test_a_feed_of_any_length_is_read_entry_by_entry() -> None:
    data = _rss(FULL * 2_000).encode()
    found = read_all(data, "/d/feed.xml")
    assert len(articles(found)) == 2_000


def test_a_feed_over_the_bounds_is_refused() -> None:
    deep = "<a>" * 300 + "</a>" * 300
    for data, limits in (
        (_rss(FULL * 200), IntakeLimits(file_bytes=20_000)),
        (_rss("<x/>" * 150_000), IntakeLimits()),
    ):
        with pytest.raises(TooLarge):
            list(read(document_of(data.encode()), Intake(limits)))
    with pytest.raises(MalformedInput, match="broken"):
        list(read(document_of(_rss(deep).encode()), Intake(IntakeLimits())))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", MalformedInput),
        (b"hello", MalformedInput),
        (b"<svg/>", NoArticle),
        (_rss("").encode(), NoArticle),
        (b"<?xml version='1.0' encoding='utf-32'?><rss/>", (MalformedInput, NoArticle)),
        (b"\xff\xfe<\0r\0", (MalformedInput, NoArticle)),
    ],
)
def test_what_is_no_feed_is_refused(
    data: bytes, error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    with pytest.raises(error):
        list(read(document_of(data), Intake(IntakeLimits())))


def test_a_feed_in_another_encoding_is_read_as_it_declares() -> None:
    data = _rss(FULL.replace("The end.", "The café.")).replace("utf-8", "iso-8859-1")
    data = data.replace("“", '"').replace("”", '"')
    (article,) = articles(read_all(data.encode("latin-1"), "/d/feed.xml"))
    assert article.text.endswith("The café.")
