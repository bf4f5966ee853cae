import json

import pytest

from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.intake import Refusal
from tests.ingest.documents import PROSE, articles, read_all

TEXT = PROSE.strip() + "\n\nThe end."
BODY = f"<p>{PROSE}</p><p>The <b>end</b>.</p>"
NITF = (
    '<nitf><head><docdata><doc-id id-string="w-1" regsrc="Wire"/>'
    '<date.issue norm="20260226+0100"/></docdata></head><body><body.head><hedline>'
    "<hl1>Bridge</hl1></hedline><byline>By Jo Doe</byline></body.head>"
    f"<body.content><block>{BODY}</block><media><media-caption>A bridge.</media-caption></media>"
    "</body.content></body></nitf>"
)


def _one(data: str, path: str) -> Article:
    (article,) = articles(read_all(data.encode(), path))
    return article


@pytest.mark.parametrize(
    "item",
    [
        {
            "uri": "https://wire.example/1",
            "headline": "Bridge",
            "byline": "Jo Doe",
            "body_xhtml": BODY,
            "body_text": "The whole text on one line. " * 10,
            "versioncreated": "2026-02-27T10:00:00Z",
            "firstcreated": "2026-02-26T09:30:00Z",
        },
        {
            "uri": "https://wire.example/1",
            "headlines": [{"value": "Br."}, {"role": "main", "value": "Bridge"}],
            "by": "Jo Doe",
            "bodies": [
                {"contenttype": "text/plain", "value": "The whole text on one line. " * 10},
                {"contenttype": "text/html", "value": f"<article>{BODY}</article>"},
            ],
            "versioncreated": "2026-02-27T10:00:00Z",
            "firstcreated": "2026-02-26T09:30:00Z",
        },
        {
            "uri": "https://wire.example/1",
            "headlines": [{"role": "main", "value": "Bridge"}],
            "by": "Jo Doe",
            "bodies": [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": NITF}],
            "versionCreated": "2026-02-27T10:00:00Z",
            "firstCreated": "2026-02-26T09:30:00Z",
        },
    ],
    ids=["version 1", "version 2", "version 3"],
)
def test_ninjs_is_read_in_each_version(item: dict[str, object]) -> None:
    article = _one(json.dumps(item), "/d/item.json")
    assert article.text == TEXT
    assert article.title == Detail("Bridge", "ninjs")
    assert article.byline == Detail("Jo Doe", "ninjs")
    assert article.url == Detail("https://wire.example/1", "ninjs")
    assert article.published == PublicationDate("2026-02-26T09:30:00+00:00", "ninjs")
    assert article.revisions == (StatedRevision("updated", "2026-02-27T10:00:00+00:00", "ninjs"),)


@pytest.mark.parametrize(
    "item",
    [
        {"uri": "u", "type": "picture", "headline": "Bridge", "renditions": []},
        {"uri": "u", "bodies": [{"contenttype": "text/html", "value": "<p>Flash.</p>"}]},
        {"uri": "u", "bodies": "not an array", "headlines": [3]},
        {"uri": "u", "body_xhtml": {"value": "no string"}},
        {"uri": "u", "bodies": [{"role": "nitf", "value": "no XML at all"}]},
    ],
)
def test_items_without_a_text_are_left_out(item: dict[str, object]) -> None:
    (refusal,) = read_all(json.dumps(item).encode(), "/d/item.json")
    assert isinstance(refusal, Refusal)
    assert refusal.is_left_out
    assert "no text" in str(refusal.error)


def test_nitf_is_read() -> None:
    article = _one(NITF, "/d/item.xml")
    assert article.text == TEXT
    assert article.key == "Wire: w-1"
    assert article.title == Detail("Bridge", "nitf")
    assert article.published == PublicationDate("2026-02-26", "nitf")


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineXML><html><body>{BODY}</body></html></inlineXML>",
        f"<inlineXML>{NITF}</inlineXML>",
        f"<inlineData contenttype='text/html'><![CDATA[{BODY}]]></inlineData>",
    ],
)
def test_newsml_g2_is_read_in_messages_and_alone(content: str) -> None:
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:1"><itemMeta>'
        "<provider literal='Wire'/><firstCreated>2026-02-26T09:30:00Z</firstCreated></itemMeta>"
        "<contentMeta><headline>Bridge</headline><by>Jo Doe</by></contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )
    message = f"<newsMessage><itemSet>{item}{item}</itemSet></newsMessage>"
    for data, count in ((item, 1), (message, 2)):
        found = articles(read_all(data.encode(), "/d/item.xml"))
        assert len(found) == count
        assert found[-1].where == f"/d/item.xml, item {count}"
        assert (found[0].text, found[0].key) == (TEXT, "Wire: urn:wire:1")
        assert found[0].title == Detail("Bridge", "newsml-g2")


def test_newsml_1_is_read_by_the_roles_of_its_components() -> None:
    article = _one(
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId>"
        "<DateId>20260226</DateId><NewsItemId>1</NewsItemId><RevisionId>2</RevisionId>"
        "<PublicIdentifier>urn:newsml:wire.example:20260226:1:2</PublicIdentifier>"
        "</NewsIdentifier></Identification><NewsManagement>"
        "<FirstCreated>20260226T093000+0000</FirstCreated></NewsManagement><NewsComponent>"
        "<NewsLines><HeadLine>Bridge</HeadLine></NewsLines>"
        "<AdministrativeMetadata><Source><Party FormalName='Wire'/></Source>"
        "</AdministrativeMetadata><NewsComponent><Role FormalName='StyleSheet'/><ContentItem>"
        f"<DataContent>{'p { color: red } ' * 20}</DataContent></ContentItem></NewsComponent>"
        "<NewsComponent><Role FormalName='Body'/><ContentItem><DataContent><html><body>"
        f"{BODY}</body></html></DataContent></ContentItem></NewsComponent></NewsComponent>"
        "</NewsItem></NewsML>",
        "/d/item.xml",
    )
    assert article.text == TEXT
    assert article.key == "Wire: urn:newsml:wire.example:20260226:1"
    assert article.published == PublicationDate("2026-02-26T09:30:00+00:00", "newsml")
