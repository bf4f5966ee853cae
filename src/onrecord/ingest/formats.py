"""The formats that articles come in, and how they are told apart."""

import re
from typing import Final, Literal

Format = Literal["text", "markdown", "html", "json lines"]

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
}

# Enough to see a declaration, comments and the first tag.
SNIFFED_BYTES: Final = 2048

_COMMENT: Final = r"(?:<!--[^>]{0,1000}-->\s*){0,5}"
_HTML_START: Final = re.compile(
    rf"\s*(?:<\?xml[^>]{{0,200}}\?>\s*)?{_COMMENT}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|article|main|div|h1|p)[\s>/]",
    re.IGNORECASE,
)
_JSON_START: Final = re.compile(r'\s*\{\s*"')


def sniff_format(head: bytes) -> Format:
    """Return the format that the first bytes look like: HTML, JSON Lines, else text."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = head[:SNIFFED_BYTES].decode("utf-16" if wide else "utf-8-sig", "ignore")
    if _HTML_START.match(start):
        return "html"
    return "json lines" if _JSON_START.match(start) else "text"
