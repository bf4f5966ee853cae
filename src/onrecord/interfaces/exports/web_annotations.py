"""A record as annotations of its articles (W3C Web Annotation Data Model, 2017).

One document: a page that has all annotations. An annotation is an entry; each
part of its words is a target, given by position (in Unicode code points, as the model asks) and by
quotation. Positions are of the text that the record holds, whose SHA-256 stands beside them: a page
on the web may have more around it, and there the quotation finds the place.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from onrecord.interfaces.exports.entries import Entry
from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES
from onrecord.interfaces.exports.streamed_json import document_lines
from onrecord.interfaces.exports.web_names import urn, web_address
from onrecord.schema.article import Article
from onrecord.schema.span import Span
from onrecord.schema.timeline import EntryKind

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
# Characters before and after a quotation: enough to tell one from another of the same words.
_AROUND: Final = 32


def annotation_lines(entries: Iterable[Entry], kinds: Collection[EntryKind]) -> Iterator[str]:
    """Yield the lines of a document that has entries as annotations.

    Args:
        entries: the entries, read as they are written.
        kinds: of which kinds they are.
    """
    head = {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "id": urn("annotations", *sorted(kinds)),
        "startIndex": 0,
    }
    return document_lines(head, "items", map(annotation, entries))


def annotation(entry: Entry) -> dict[str, object]:
    """Return an entry as an annotation, without its context."""
    tags = [entry.kind, entry.type, *((entry.status,) if entry.status else ())]
    return {
        "id": urn(entry.kind, entry.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
                "value": _description(entry),
            },
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags),
        ],
        "target": [_target(span, entry.article) for span in entry.spans],
        "schema:identifier": entry.id,
    }


def _target(span: Span, article: Article) -> dict[str, object]:
    return {
        "type": "SpecificResource",
        "source": web_address(article) or urn("article", article.id),
        "schema:sha256": article.version,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": article.text[max(span.start - _AROUND, 0) : span.start],
                "suffix": article.text[span.end : span.end + _AROUND],
            },
        ],
    }


def _description(entry: Entry) -> str:
    told = f"{entry.kind} ({entry.type})"
    who = ", ".join(party.name for party in entry.by)
    whom = ", ".join(party.name for party in entry.towards)
    if who:
        told += f": {who}"
    if whom:
        told += f" → {whom}" if who else f": {whom}"
    if entry.day:
        told += f"; {entry.day.value} ({entry.day.basis})"
    if entry.status:
        told += f"; {entry.status}"
    return f"{told}; confidence {round(entry.confidence, CONFIDENCE_PLACES)}"
