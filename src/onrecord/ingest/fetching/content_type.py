"""What a server, or a record of its answer, declares to be its content."""

import re
from dataclasses import dataclass
from typing import Final

_CHARSET: Final = re.compile(r"charset\s{0,10}=\s{0,10}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ContentType:
    """A declared content type.

    Attributes:
        media_type: in lower case, or "".
        charset: the encoding, or None.
    """

    media_type: str
    charset: str | None


def content_type(header: str) -> ContentType:
    """Return what a ``Content-Type`` header declares."""
    charset = _CHARSET.search(header)
    media_type = header.partition(";")[0].strip().lower()
    return ContentType(media_type, charset[1] if charset else None)
