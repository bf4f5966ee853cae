"""Places that match a search."""

from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.interfaces.safe_text import clean
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.said_view import speaker_of
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.stored import SearchHit

_INDENT: Final = 2


def print_hits(console: Console, hits: Sequence[SearchHit]) -> None:
    """Print the places found, the words that match marked."""
    for hit in hits:
        console.print(reference(hit.article))
        excerpt = Text(clean(hit.excerpt.text).replace("\n", " "))
        first = hit.excerpt.start
        for start, end in hit.matches:
            excerpt.stylize(styles.MATCH, max(start - first, 0), max(end - first, 0))
        line = Text()
        if hit.statement:
            line.append(speaker_of(hit.statement), styles.SOURCE).append(": ")
        line.append_text(excerpt)
        if hit.statement:
            line.append(f" · {hit.statement.statement.id}", styles.LABEL)
        console.print(Padding(line, (0, 0, 1, _INDENT)))
    console.print(Text(f"{counted(len(hits), 'place')}."))
