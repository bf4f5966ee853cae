"""Things to add: texts, rows, crawls, archives; some of them damaged."""

import io
import json
import zipfile
from pathlib import Path

from tests.ingest.archives.test_warc import PAGE, Crawl

PROSE = (
    "The mayor said that the bridge would close on Monday, and that nobody had been told.\n\n"
    "Dana Marsh, who leads the council, was asked about it after the meeting.\n\n"
    "We will rebuild bridge number {number} before the winter comes\n"
)


def text(number: int) -> str:
    """Return an article that is not like any other."""
    return PROSE.format(number=number)


def write_rows(path: Path, count: int) -> Path:
    """Write a file of rows, and return its path."""
    rows = ({"id": f"row-{n}", "text": text(n)} for n in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def write_texts(folder: Path, count: int) -> Path:
    """Write a folder of texts, and return its path."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"text-{number:04}.txt").write_text(text(number), encoding="utf-8")
    return folder


def crawled(count: int) -> bytes:
    """Return a compressed WARC file of so many pages."""
    crawl = Crawl()
    for number in range(count):
        page = PAGE.replace("</article>", f"<p>{text(number)}</p></article>")
        crawl.answer(f"https://herald.example/bridge/{number}", page.encode())
    return crawl.out.getvalue()


def zipped(count: int) -> bytes:
    """Return a ZIP archive of so many texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"member-{number:03}.txt", text(number) * 3)
    return out.getvalue()
