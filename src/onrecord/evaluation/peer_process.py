"""Another library at work on pages, in a process and an environment of its own."""

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from onrecord.errors import MissingLibrary
from onrecord.evaluation.corpora.article_pages import AnnotatedPage
from onrecord.evaluation.page_scores import ExtractedPage

PEERS: Final = {"trafilatura": "trafilatura", "newspaper4k": "newspaper", "htmldate": "htmldate"}
"""The libraries that are measured beside onrecord, and the module that each is imported as."""

_PROGRAM: Final = Path(__file__).with_name("page_peers.py")


def is_installed(python: str, library: str) -> bool:
    """Whether an interpreter has one of the `PEERS`.

    Raises:
        MissingLibrary: there is no such interpreter.
    """
    asked = f"import importlib.util as u, sys; sys.exit(u.find_spec({PEERS[library]!r}) is None)"
    try:
        run = subprocess.run([python, "-c", asked], check=False, capture_output=True)  # noqa: S603
    except OSError as error:
        raise MissingLibrary(f"{python} cannot be run: {error.strerror}") from error
    return run.returncode == 0


def read_with_peer(
    python: str, library: str, pages: Iterable[AnnotatedPage]
) -> Iterator[tuple[ExtractedPage, float]]:
    """Yield what a library reads of each page, and the seconds of processor time that it took.

    Args:
        python: the interpreter that has it.
        library: one of the `PEERS`.
        pages: the pages, in order.

    Raises:
        MissingLibrary: it ends before it has answered.
    """
    with subprocess.Popen(  # noqa: S603 - the user's interpreter, and a program of ours
        [python, str(_PROGRAM), library],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            for page in pages:
                yield _ask(process, library, page)
        finally:
            process.kill()


def _ask(
    process: "subprocess.Popen[str]", library: str, page: AnnotatedPage
) -> tuple[ExtractedPage, float]:
    if process.stdin is None or process.stdout is None:
        raise MissingLibrary(f"{library} cannot be asked")
    asked = {"html": base64.b64encode(page.html).decode(), "address": page.address}
    try:
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        told = json.loads(process.stdout.readline())
    except (OSError, ValueError) as error:
        raise MissingLibrary(f"{library} ended at page {page.name}") from error
    found = ExtractedPage(
        told.get("text"), told.get("date"), told.get("title"), told.get("authors")
    )
    return found, told["seconds"]
