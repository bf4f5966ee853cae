"""Adding as a program of its own, without the encoder: quick, to be killed and held to limits.

    python -m tests.faults.program RECORD PAUSE INPUT...

It prints a JSON object for each article and for the end, as `onrecord add --json` does.
"""

import json
import re
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.pipeline import add_sources, find_sources, open_book
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.record import ArticleRecord
from tests.store.samples import make_entity, make_mention, make_record, make_statement

_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")


class PlainReader:
    """Takes the first name of a text for the speaker, and its last line for what is said."""

    model = "plain"
    known_dates = ()

    def __init__(self, pause: float = 0.0) -> None:
        """Read each article in so many seconds."""
        self._pause = pause

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        """Read one article."""
        time.sleep(self._pause)
        found = _NAME.search(article.text)
        words = article.text.strip().splitlines()[-1]
        if found is None:
            return make_record(article, make_statement(article, words, id="s1"))
        return make_record(
            article,
            make_statement(article, words, id="s1", speaker="e1"),
            entities=(make_entity("e1", found.group()),),
            mentions=(make_mention(article, found.group(), "e1"),),
        )


def main(record: str, pause: str, *inputs: str) -> int:
    """Add the inputs, tell of each, and tell what stopped it where something did."""
    counts: Counter[str] = Counter()
    stopped = None
    try:
        with open_book(Path(record)) as book:
            adding = add_sources(
                book,
                PlainReader(float(pause)),  # type: ignore[arg-type]
                find_sources(inputs),
                IntakeLimits(),
            )
            with closing(adding):
                for added in adding:
                    counts[added.outcome] += added.count
                    told = {"where": added.where, "outcome": added.outcome, "why": added.reason}
                    print(json.dumps(told), flush=True)
    except OnRecordError as error:
        stopped = str(error)
    print(json.dumps({"counts": counts, "stopped": stopped}), flush=True)
    return 1 if stopped else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
