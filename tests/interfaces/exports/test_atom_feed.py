"""Atom feeds, read back by a parser of feeds and by one of XML."""

from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given

from onrecord.interfaces.exports.atom_feed import (
    FeedEntry,
    feed_lines,
    newest_first,
    search_feed_entry,
    timeline_feed_entry,
)
from onrecord.interfaces.safe_text import clean
from onrecord.schema.article import Detail, PublicationDate
from onrecord.schema.stored import SearchHit
from tests.interfaces.exports.made_entries import texts
from tests.interfaces.newsroom import bridge_article, bridge_statements, bridge_timeline

ADDED = "2026-03-01T10:00:00+00:00"
ATOM = "{http://www.w3.org/2005/Atom}"
# Would close the element and begin another, were it not escaped; and what no XML may hold.
EVIL = "x</title><script>alert(1)</script>]]>&\x00\x1b\ufffe\u2028"


def _entries() -> list[FeedEntry]:
    timeline = bridge_timeline()
    return [timeline_feed_entry(one, ADDED) for one in (*timeline.dated, *timeline.undated)]


def test_a_feed_reader_finds_what_was_said() -> None:
    read = feedparser.parse("".join(feed_lines("Calloway", ("person", "Calloway"), _entries())))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == "Calloway"
    assert read.feed.id.startswith("urn:uuid:")
    assert read.feed.updated == "2026-03-01T10:00:00Z"
    first = read.entries[0]
    assert first.title.startswith("Renata Calloway: “The fourth crossing will open by June,”")
    assert first.content[0].value.endswith("“Not a day later.”")
    assert first.link == "https://courier.example/bridge"
    assert first.author == "Port Meridian Courier"
    assert (first.published, first.updated) == ("2026-02-27T00:00:00Z", "2026-03-01T10:00:00Z")
    assert [tag.term for tag in first.tags] == ["statement"]


def test_ids_are_the_same_whenever_a_feed_is_made_and_no_two_are() -> None:
    first, again = ("".join(feed_lines("a", ("search", "a"), _entries())) for _ in range(2))
    assert first == again
    ids = [one.id for one in feedparser.parse(first).entries]
    assert len(set(ids)) == len(ids) == 2
    other = "".join(feed_lines("a", ("person", "a"), _entries()))
    assert feedparser.parse(other).feed.id != feedparser.parse(first).feed.id


def test_what_came_last_stands_first() -> None:
    early, late = (replace(one, updated=at) for one, at in zip(_entries(), "12", strict=True))
    assert newest_first([early, late]) == [late, early]


def test_a_place_of_a_search_is_an_entry() -> None:
    found = bridge_statements()[2]
    hit = SearchHit(found.article, found, found.statement.content[0], ())
    entry = search_feed_entry(hit, ADDED)
    assert entry.title == "A dock worker: that"
    assert entry.categories == ("statement", "indirect", "denied")
    whole = search_feed_entry(replace(hit, statement=None), ADDED)
    assert whole.title == "Bridge will open by June, mayor says"
    assert whole.categories == ("article",)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b.example/", "not one"])
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    article = replace(bridge_article(), url=Detail(address, "given"))
    entry = replace(_entries()[0], article=article)
    assert "<link" not in "".join(feed_lines("a", ("a",), [entry]))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026-02-27T14:30:00+01:00", "2026-02-27T14:30:00+01:00"),
        ("2026-02-27", "2026-02-27T00:00:00Z"),
        ("2026-02", None),
        ("2026", None),
    ],
)
def test_a_publication_is_a_moment_or_not_told(value: str, told: str | None) -> None:
    article = replace(bridge_article(), published=PublicationDate(value, "given"))
    entry = replace(_entries()[0], article=article)
    (read,) = feedparser.parse("".join(feed_lines("a", ("a",), [entry]))).entries
    assert read.get("published") == told


def test_words_of_strangers_stay_words() -> None:
    known = Detail(EVIL, "given")
    article = replace(
        bridge_article(), publisher=known, url=Detail("https://e.example/?a=1&b", "g")
    )
    entry = replace(_entries()[0], title=EVIL, words=EVIL, article=article, categories=(EVIL,))
    root = ElementTree.fromstring("".join(feed_lines(EVIL, (EVIL,), [entry])))
    assert root.find(f".//{ATOM}script") is None
    found = root.find(f"{ATOM}entry/{ATOM}title")
    assert found is not None
    assert "<script>alert(1)</script>]]>&" in (found.text or "")
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://e.example/?a=1&b"


@given(texts)
def test_the_words_of_an_entry_are_those_of_the_article_made_safe(words: str) -> None:
    entry = replace(_entries()[0], words=words, title=words)
    written = "".join(feed_lines(words, (words,), [entry])).encode()
    found = ElementTree.fromstring(written).find(f"{ATOM}entry/{ATOM}content")
    assert found is not None
    safe = clean(words).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert (found.text or "") == safe
