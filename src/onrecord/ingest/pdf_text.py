"""The lines of a PDF, page by page: a program of its own and the only user of pypdf.

It runs in a process of its own, because a PDF can ask for any amount of time and memory; the
process has bounds on both. It reads the file from standard input and writes JSON.
"""

import io
import json
import sys
from typing import Final

MOST_PAGES: Final = 200
# Enough for Python, the library and the largest of files that are read.
_MEMORY: Final = 600_000_000


def main() -> None:
    """Write the pages of the PDF on standard input, or what is wrong with it."""
    _bound_memory()
    try:
        answer = _pages(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"fault": "it takes more memory than any article"}
    except Exception as error:  # over strangers' bytes the library raises what it likes
        answer = {"fault": str(error).partition("\n")[0][:200] or type(error).__name__}
    sys.stdout.write(json.dumps(answer))


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415
    except ImportError:  # not on Windows, where only time is bounded
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _pages(data: bytes) -> dict[str, object]:
    # Slow to load, and no part of the program that starts this one.
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"fault": "it is locked with a password"}
    if len(reader.pages) > MOST_PAGES:
        return {"fault": f"it has more than {MOST_PAGES} pages"}
    title = reader.metadata.title if reader.metadata else None
    pages = [page.extract_text() for page in reader.pages]
    return {"title": str(title or ""), "pages": pages}


if __name__ == "__main__":
    main()
