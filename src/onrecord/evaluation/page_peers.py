"""Other libraries that read pages: run as a program of its own, by an interpreter that has them.

It is given the name of a library, and pages as JSON Lines on standard input (``html`` in base64,
``address``). It answers each with a line: ``text``, ``date``, ``title``, ``authors``, and the
``seconds`` of processor time that the page took. Nothing of onrecord imports it.
"""

import base64
import contextlib
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

Found = dict[str, str | None]


def trafilatura_with_its_defaults() -> Callable[[bytes, str], Found]:
    """Return trafilatura, as it is called without knowing better; comments are no article."""
    import trafilatura  # noqa: PLC0415

    def read(html: bytes, address: str) -> Found:
        page: Any = trafilatura.bare_extraction(
            html, url=address, with_metadata=True, include_comments=False
        )
        if page is None:
            return {}
        return {"text": page.text, "date": page.date, "title": page.title, "authors": page.author}

    return read


def newspaper4k() -> Callable[[bytes, str], Found]:
    """Return newspaper4k."""
    import newspaper  # noqa: PLC0415

    def read(html: bytes, address: str) -> Found:
        page = newspaper.article(
            address,
            input_html=html.decode("utf-8", "replace"),
            language="en",
            # It would ask the network for pictures.
            fetch_images=False,
        )
        date = str(page.publish_date)[:10] if page.publish_date else None
        authors = ", ".join(page.authors)
        return {"text": page.text, "date": date, "title": page.title, "authors": authors}

    return read


def htmldate() -> Callable[[bytes, str], Found]:
    """Return htmldate, asked for the first publication."""
    from htmldate import find_date  # noqa: PLC0415

    def read(html: bytes, address: str) -> Found:
        page = html.decode("utf-8", "replace")
        return {"date": find_date(page, url=address, original_date=True)}

    return read


LIBRARIES = {
    "trafilatura": trafilatura_with_its_defaults,
    "newspaper4k": newspaper4k,
    "htmldate": htmldate,
}


def main() -> None:
    """Answer each page on standard input with what the library reads of it."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    answers = sys.stdout
    # What a library prints must not stand between the answers.
    with contextlib.redirect_stdout(sys.stderr):
        read = LIBRARIES[sys.argv[1]]()
        for line in sys.stdin:
            page = json.loads(line)
            html = base64.b64decode(page["html"])
            started = time.process_time()
            try:
                found = read(html, page["address"])
            except Exception as error:
                print(repr(error), file=sys.stderr)
                found = {}
            seconds = time.process_time() - started
            print(json.dumps({**found, "seconds": seconds}), file=answers, flush=True)


if __name__ == "__main__":
    main()
