"""The formats that articles come in, and how they are told apart."""

import re
from typing import Final, Literal

Format = Literal[
    "text",
    "markdown",
    "html",
    "json lines",
    "json",
    "table",
    "xml",
    "warc",
    "mhtml",
    "pdf",
    "zip",
    "tar",
    "compressed",
]

FORMATS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".rdf": "xml",
    ".opml": "xml",
    ".nitf": "xml",
    ".warc": "warc",
    ".arc": "warc",
    ".wet": "warc",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".pdf": "pdf",
    ".zip": "zip",
    ".wacz": "zip",
    ".tar": "tar",
    ".gz": "compressed",
    ".bz2": "compressed",
    ".xz": "compressed",
    ".tgz": "compressed",
    ".tbz2": "compressed",
    ".txz": "compressed",
}

MEDIA_TYPES: Final[dict[str, Format]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "text/xml": "xml",
    "application/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/rdf+xml": "xml",
    "text/x-opml": "xml",
    "application/json": "json",
    "application/feed+json": "json",
    "application/ld+json": "json",
    "application/x-ndjson": "json lines",
    "application/jsonl": "json lines",
    "application/warc": "warc",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/x-tar": "tar",
    "application/gzip": "compressed",
    "application/x-gzip": "compressed",
    "application/x-bzip2": "compressed",
    "application/x-xz": "compressed",
    "multipart/related": "mhtml",
}
# What servers say of files that they know nothing of.
UNKNOWN_MEDIA_TYPES: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})

# Enough to see a declaration, comments and the first tag.
SNIFFED_BYTES: Final = 2048

_SIGNATURES: Final[tuple[tuple[bytes, Format], ...]] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ\x00", "compressed"),
    (b"WARC/", "warc"),
    (b"filedesc://", "warc"),
)
_TAR_AT: Final = 257
_TAR: Final = b"ustar"

_COMMENT: Final = r"(?:<!--[^>]{0,1000}-->\s*){0,5}"
_HTML_START: Final = re.compile(
    rf"\s*(?:<\?xml[^>]{{0,200}}\?>\s*)?{_COMMENT}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|article|main|div|h1|p)[\s>/]",
    re.IGNORECASE,
)
_XML_START: Final = re.compile(
    rf"\s*(?:<\?xml\s|{_COMMENT}<(?:rss|rdf:RDF|feed|opml|urlset|sitemapindex|nitf|newsML"
    r"|newsItem|newsMessage)[\s>])",
    re.IGNORECASE,
)
_MHTML_START: Final = re.compile(
    r"(?:[A-Za-z-]+:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,20}){0,20}?"
    r"Content-Type:\s{0,20}multipart/related",
    re.IGNORECASE,
)
_JSON_START: Final = re.compile(r'\s*\{\s*"')
# A document rather than a line: an array, an object over several lines, a feed.
_JSON_DOCUMENT_START: Final = re.compile(
    r'\s*(?:\[\s*[\[{"]|\{[ \t\r]*\n\s*"|\{[^\n]{0,200}?https?://jsonfeed\.org/version)'
)


def sniff_format(head: bytes) -> Format:
    """Return the format that the first bytes look like; a text where they look like no other."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return "tar"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = head[:SNIFFED_BYTES].decode("utf-16" if wide else "utf-8-sig", "ignore")
    if _HTML_START.match(start):
        return "html"
    if _XML_START.match(start):
        return "xml"
    if _JSON_DOCUMENT_START.match(start):
        return "json"
    if _JSON_START.match(start):
        return "json lines"
    return "mhtml" if _MHTML_START.match(start) else "text"
