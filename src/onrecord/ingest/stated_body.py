"""The text of an article as its page states it for machines: a second witness."""

import html
import re
from typing import Final

from onrecord.ingest.page_furniture import Paragraph

_TAG: Final = re.compile(r"<[^<>]{1,300}>")
_BREAK: Final = re.compile(r"<(?:/?p|br ?/?|/?div|/?h[1-6]|/?li)(?:\s[^<>]{0,300})?>|[\r\n]", re.I)


def stated_paragraphs(body: str) -> list[Paragraph]:
    """Return the paragraphs of an ``articleBody``, which may be plain text or markup.

    Args:
        body: as JSON-LD has it.
    """
    lines = (" ".join(_TAG.sub("", part).split()) for part in _BREAK.split(html.unescape(body)))
    return [Paragraph(line) for line in lines if line]
