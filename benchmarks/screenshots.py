"""Pictures of the reading room for the documentation: ten pages, light and dark.

The record is one of ``samples/``, read anew, with what a newsroom would add to it: titles and
outlets of the texts, a second version of one, a verdict and a correction. A real `onrecord serve`
shows it to a headless Chromium.
"""

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.pipeline import Reader, find_sources, load, open_book, read_articles
from onrecord.schema.article import Article, Detail
from onrecord.schema.intake import IntakeLimits
from onrecord.store.repository import Book

ROOT: Final = Path(__file__).parents[1]
SAMPLES: Final = ROOT / "samples"
OUT: Final = ROOT / "docs" / "screenshots"
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
WIDTH: Final = 1280
TALLEST: Final = 1300
# The commonest colours, kept as they are: enough for text on plain ground, and small files.
COLOURS: Final = 192
# Names of the texts begin with their outlet's; their titles are their first lines.
OUTLETS: Final = {
    "calder-courier": "The Calder Courier",
    "channel-6": "Channel 6",
    "eastmoor-gazette": "The Eastmoor Gazette",
    "lakeland-press": "Lakeland Press",
    "northern-ledger": "The Northern Ledger",
}
# "Each time", as it is printed.
MISQUOTED: Final = (
    "We came back with three different proposals on Sunday night "
    "and every time we were told to wait"
)
PASTED: Final = """Ferry to stop for a month while its piers are mended

“We will not put people on a pier that moves,” Harbour Master Ines Valdry said at a hearing on \
Thursday. She promised to reopen the ferry by June 30.

Valdry met the owner of the boats, Piet Okonjo, at the Customs House on Monday. Okonjo, who has \
called the closure “a gift to the bridge lobby”, did not respond to a request for comment.

The council’s budget officer, Hanne Brekke, said the repair would cost $2.3 million, twice what \
Valdry told the council in March.
"""


# --- the record -------------------------------------------------------------------------------


def make_record(path: Path, reader: Reader) -> None:
    """Make the record that is shown."""
    with open_book(path) as book:
        for article in sample_articles():
            book.add(reader.read(article))
        book.relink()
        change(book, reader)
        decide(book)


def sample_articles() -> Iterator[Article]:
    """Yield the samples, the texts among them with a title and an outlet."""
    for source in find_sources([str(SAMPLES)]):
        for article in read_articles(source, IntakeLimits()):
            if isinstance(article, Article):
                yield article if article.publisher else described(article)


def described(article: Article) -> Article:
    """Return an article with the title and the outlet that its file tells of."""
    outlet = next(told for name, told in OUTLETS.items() if article.name.startswith(name))
    first = article.text.partition("\n")[0]
    title = first if len(first) < 100 and not first.endswith(".") else None
    return replace(
        article,
        title=article.title or (Detail(title, "given") if title else None),
        publisher=Detail(outlet, "given"),
    )


def change(book: Book, reader: Reader) -> None:
    """Add a second version of an article, as an outlet corrects one."""
    before = book.record(book.article("calder-courier-mayors-week").article.id).article
    text = before.text.replace("$90 million", "$92 million", 1)
    after = reader.read(text)
    book.add(replace(after, article=replace(before, text=text, version=after.article.version)))


def decide(book: Book) -> None:
    """Decide what an editor would, of a promise that was kept."""
    promised = book.promised()
    vote = next(one for one in promised if "vote on the bonds" in one.found.happening.wording.text)
    book.judge(
        vote.found.happening.id,
        "kept",
        because="The council voted 7-2 on October 28.",
        decided_by="desk",
        evidence=["calder-courier-bond-vote"],
    )


# --- the pages --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shot:
    """A picture of a page.

    Attributes:
        name: of its file, without the scheme.
        address: of the page.
        then: what is done there first.
    """

    name: str
    address: str
    then: Callable[[Page], None] = lambda _: None


def read_pasted(page: Page) -> None:
    """Paste an article, tell what is known of it, and have it read."""
    page.get_by_label("The text").fill(PASTED)
    page.get_by_text("What you know of it").click()
    page.get_by_label("Title").fill(PASTED.partition("\n")[0])
    page.get_by_label("Outlet").fill("The Harbour Pilot")
    page.get_by_label("Published on").fill("2026-02-27")
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("Read just now, kept nowhere").wait_for()


def shots(book: Book) -> tuple[Shot, ...]:
    """Return what is shown of a record."""
    mayor, authority, farouk = (
        book.people(name)[0].id
        for name in ("Dana Calloway", "Calder Transit Authority", "Nadia Farouk")
    )
    article = book.article("calder-courier-mayors-week").article.id
    talks = book.statements(text="We came back with three different")[0].statement.id
    return (
        Shot("front", "/"),
        Shot("search", "/search?words=strike"),
        Shot("person", f"/people/{mayor}"),
        Shot("pair", f"/pair/{authority}/{farouk}"),
        Shot("statement", f"/statements/{talks}"),
        Shot("article", f"/articles/{article}"),
        Shot("commitments", "/commitments"),
        Shot(
            "check",
            "/check?words=" + "+".join(MISQUOTED.split()),
        ),
        Shot("read", "/read", read_pasted),
        Shot("correct", f"/statements/{talks}/correct"),
    )


def take(browser: Browser, origin: str, all_shots: tuple[Shot, ...], out: Path) -> Iterator[Path]:
    """Take every picture in each scheme, and yield where each is."""
    for scheme in SCHEMES:
        with browser.new_context(
            viewport={"width": WIDTH, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        ) as context:
            page = context.new_page()
            for shot in all_shots:
                answer = page.goto(origin + shot.address)
                if answer is None or not answer.ok:
                    raise SystemExit(f"{shot.address} is not shown")
                shot.then(page)
                path = out / f"{shot.name}-{scheme}.png"
                path.write_bytes(small(page.screenshot(full_page=True)))
                yield path


def small(picture: bytes) -> bytes:
    """Return a picture no taller than it may be, in few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    pixels = np.asarray(image.crop((0, 0, image.width, min(image.height, TALLEST))), np.int64)
    packed = pixels @ np.array((1 << 16, 1 << 8, 1))
    found, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    colours = np.stack((found >> 16, found >> 8 & 255, found & 255), axis=1)
    # What has a hue is there to be told apart; of greys, at the edges of letters, there are many.
    weights = counts * (8 + np.ptp(colours, axis=1))
    kept = colours[np.argsort(-weights)[:COLOURS]]
    nearest = np.abs(colours[:, None] - kept[None]).sum(axis=2).argmin(axis=1)
    few = Image.fromarray(nearest[places].reshape(packed.shape).astype(np.uint8), "P")
    few.putpalette(kept.ravel().tolist())
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Serve a record, and give the address."""
    program = "from onrecord.interfaces.cli.main import run; raise SystemExit(run())"
    room = subprocess.Popen(
        [sys.executable, "-c", program, "serve", "--record", str(record), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "ONRECORD_DECIDED_BY": "desk"},
    )
    try:
        found = re.search(r"http://\S+", room.stdout.readline() if room.stdout else "")
        if found is None:
            raise SystemExit("the reading room does not open")
        yield found[0]
    finally:
        room.terminate()
        room.wait()


def main() -> None:
    """Make the record, show it, and write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the pictures")
    out: Path = parser.parse_args().out
    chromium = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit("there is no Chromium here; install it: apt-get install chromium")
    out.mkdir(parents=True, exist_ok=True)
    options = ["--no-sandbox"] if os.getuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder) / "samples.db"
        make_record(record, load())
        with open_book(record) as book:
            all_shots = shots(book)
        with serving(record) as origin:
            browser = playwright.chromium.launch(executable_path=chromium, args=options)
            for path in take(browser, origin, all_shots, out):
                print(f"{path.name:28} {path.stat().st_size / 1024:6.0f} kB")
            browser.close()


if __name__ == "__main__":
    main()
