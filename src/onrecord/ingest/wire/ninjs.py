"""IPTC's ninjs, versions 1 to 3: a news item in JSON."""

import io
from collections.abc import Mapping
from typing import Final

from onrecord.errors import InputError
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.fragment import fragment_text
from onrecord.ingest.json_values import first_string, mappings, string
from onrecord.ingest.wire.item import NewsItem, item_article
from onrecord.ingest.wire.nitf import nitf_text
from onrecord.ingest.xml_events import XmlEvents
from onrecord.schema.article import Article

# A schema of ninjs has "properties", an item none.
_SIGNS: Final = (
    "body_text body_xhtml body_html bodies headline headlines versioncreated versionCreated "
    "renditions eventDetails descriptions description_text pubstatus pubStatus".split()
)
# Version 1 has one body under several keys; HTML has the paragraphs.
_BODIES: Final = ("body_xhtml", "body_html", "body_text")
_NITF: Final = "nitf"
_PLAIN: Final = "text/plain"


def is_ninjs(value: Mapping[str, object]) -> bool:
    """Whether a JSON object is a news item of ninjs: it has a uri and something of an item."""
    return isinstance(value.get("uri"), str) and any(key in value for key in _SIGNS)


def read_ninjs(value: Mapping[str, object], document: Document, intake: Intake) -> Article:
    """Return the article of a news item.

    Raises:
        NoArticle: it has no text.
        InputError: it cannot be read.
    """
    item = NewsItem(
        format="ninjs",
        id=string(value, "uri"),
        text=_text(value, intake),
        title=string(value, "headline") or _main(value, "headlines") or string(value, "title"),
        byline=first_string(value, "byline", "by"),
        publisher=first_string(value, "provider", "copyrightholder", "copyrightHolder"),
        published=first_string(value, "firstcreated", "firstCreated", "contentcreated"),
        updated=first_string(value, "versioncreated", "versionCreated"),
    )
    return item_article(item, document, intake)


def _text(value: Mapping[str, object], intake: Intake) -> str:
    texts = [fragment_text(body) for key in _BODIES if (body := string(value, key))]
    bodies = sorted(mappings(value.get("bodies")), key=_is_plain)
    texts += [_body_text(body, intake) for body in bodies]
    return next((text for text in texts if text), "")


def _is_plain(body: Mapping[str, object]) -> bool:
    return _content_type(body) == _PLAIN


def _content_type(body: Mapping[str, object]) -> str:
    return first_string(body, "contenttype", "contentType").lower()


def _body_text(body: Mapping[str, object], intake: Intake) -> str:
    content = string(body, "value")
    if _NITF not in _content_type(body) and string(body, "role") != _NITF:
        return fragment_text(content)
    stream = io.BufferedReader(io.BytesIO(content.encode("utf-8", "replace")))
    try:
        return nitf_text(XmlEvents(Document(stream, "body"), intake.limits).finish())
    except InputError:
        return ""


def _main(value: Mapping[str, object], key: str) -> str:
    """Return the main one of several headlines, else the first."""
    found = mappings(value.get(key))
    main = [one for one in found if string(one, "role") == "main"]
    return next((text for one in main + found if (text := string(one, "value"))), "")
