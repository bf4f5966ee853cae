"""What a run over many articles costs, stage by stage, and whether it grows with the record.

Two measurements, since the encoder reads some six articles a second on a core:

- *real*: a few articles are made into a WARC file and a folder of texts, parsed, read by the reader
  that ships, stored and linked; the CPU seconds of each stage.
- *repeated*: thousands of articles, the real ones over and over with most words changed
  (`renamed_records`), go through a whole run (`add_sources`) from a file of rows. Their readings
  are those of the real ones, renamed; parsing, storing, linking, gathering, the journal and the
  database are all real. Figures are told for each tenth of them. Then the real articles are read
  again and added to what is a large record by now.

Linking is who is who; gathering finds copies and stories; quotations are the index of the same
words. Storing is all else that writing an article takes, its commit among it.

All seconds are of the CPU of one process. Other work on the machine makes them longer all the same,
so growth is told beside a reference in the same run: renaming a reading, which is the same work for
each article, however large the record is.
"""

import argparse
import io
import json
import math
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, astuple, dataclass, replace
from html import escape
from pathlib import Path
from typing import Final

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.reading_speed import read_texts
from benchmarks.renamed_records import OtherWords, RealRecord
from benchmarks.timed_book import Spent, TimedBook
from onrecord.pipeline import (
    Reader,
    add_sources,
    find_sources,
    load,
    read_articles,
)
from onrecord.pipeline.run import RECORDED_AT_ONCE
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Standing

PUBLISHED: Final = "2016-06-01"
ASKED_SHARE: Final = 0.25
IN_DOUBT: Final = "names in doubt at the end"
ALL_ELSE: Final = "parsing rows, journal, all else"
_MB: Final = 1_000_000
_LIMITS: Final = IntakeLimits()
_MOST_PARSED: Final = 200


@dataclass(frozen=True, slots=True)
class Stages:
    """CPU seconds an article, of the real articles."""

    articles: int
    parsing_warc: float
    parsing_text: float
    reading: float
    storing: float
    linking: float
    gathering: float
    quotations: float

    @property
    def writing(self) -> float:
        """What all but parsing and reading takes."""
        return self.storing + self.linking + self.gathering + self.quotations

    def beside_reading(self, parsing: float) -> float:
        """Return what all but reading takes, as a share of reading."""
        return (parsing + self.writing) / self.reading

    def asked_share(self, parsing: float) -> float:
        """Return what parsing, storing and linking take, as a share of reading."""
        return (parsing + self.storing + self.linking) / self.reading


@dataclass(frozen=True, slots=True)
class Tenth:
    """A tenth of the repeated articles: CPU milliseconds an article, memory and file at its end."""

    articles: int
    storing_ms: float
    linking_ms: float
    gathering_ms: float
    quotations_ms: float
    reference_ms: float
    memory_mb: float
    file_mb: float


@dataclass(frozen=True, slots=True)
class Late:
    """CPU milliseconds an article, of real articles added to a large record."""

    reading_ms: float
    writing: Spent

    def beside_reading(self, parsing_ms: float) -> float:
        """Return what all but reading takes, as a share of reading."""
        writing: float = sum(astuple(self.writing))
        return (parsing_ms + writing) / self.reading_ms

    def asked_share(self, parsing_ms: float) -> float:
        """Return what parsing, storing and linking take, as a share of reading."""
        return (parsing_ms + self.writing.storing + self.writing.linking) / self.reading_ms


class RepeatedReader:
    """Gives the readings of the real articles for those made of them."""

    known_dates = ()

    def __init__(self, real: Sequence[RealRecord]) -> None:
        """Keep the real readings."""
        self._real = real
        self.seconds = 0.0

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:  # noqa: ARG002
        """Return the reading of a made article."""
        began = time.process_time()
        number = int(article.name)
        record = self._real[number % len(self._real)].renamed(article, number)
        self.seconds += time.process_time() - began
        return record


def page_of(text: str) -> bytes:
    """Return a page as a site of news would have it, with what stands around an article."""
    paragraphs = "".join(f"<p>{escape(one)}</p>\n" for one in text.splitlines() if one.strip())
    links = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
    return (
        '<!doctype html><html lang="en"><head><title>News</title>'
        f'<meta property="article:published_time" content="{PUBLISHED}T08:00:00Z">'
        f"<script>{'var tracked = 1;' * 400}</script></head><body><nav><ul>{links}</ul></nav>"
        f"<main><article>{paragraphs}</article></main><footer><ul>{links}</ul></footer>"
        "</body></html>"
    ).encode()


def write_warc(path: Path, texts: Iterable[str]) -> None:
    """Write the pages of articles as a crawler does."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number, text in enumerate(texts):
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            record = writer.create_warc_record(
                f"https://news.example/{number}",
                "response",
                payload=io.BytesIO(page_of(text)),
                http_headers=headers,
            )
            writer.write_record(record)


def write_rows(path: Path, real: Sequence[RealRecord], count: int) -> None:
    """Write so many made articles, a row each."""
    others = OtherWords(one.record.article.text for one in real)
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            one, turn = real[number % len(real)], number // len(real)
            text = one.renaming(number).text(others.text(one, number, turn))
            row = {"id": str(number), "text": text, "published": PUBLISHED}
            out.write(json.dumps(row) + "\n")


def measure_stages(
    reader: Reader, texts: Sequence[str], folder: Path
) -> tuple[list[RealRecord], Stages]:
    """Time the real articles, and return their records too."""
    parsed = texts[:_MOST_PARSED]
    warc, written = folder / "crawl.warc.gz", folder / "texts"
    write_warc(warc, parsed)
    written.mkdir()
    for number, text in enumerate(parsed):
        (written / f"{number:05}.txt").write_text(text, encoding="utf-8")
    parsing_warc, parsing_text = (_parsing(path, len(parsed)) for path in (warc, written))
    reader.read(texts[0], published=PUBLISHED)
    began = time.process_time()
    records = [reader.read(text, published=PUBLISHED) for text in texts]
    reading = (time.process_time() - began) / len(texts)
    with closing(TimedBook(folder / "real.db")) as book:
        _add_together(book, records)
    stages = Stages(
        len(texts),
        parsing_warc,
        parsing_text,
        reading,
        *(seconds / len(texts) for seconds in astuple(book.spent)),
    )
    return list(map(RealRecord, records)), stages


def _parsing(path: Path, count: int) -> float:
    """Return the CPU seconds that parsing takes an article; the second time, as all is loaded."""
    seconds = 0.0
    for _ in range(2):
        began = time.process_time()
        sources = find_sources([str(path)])
        found = [one for source in sources for one in read_articles(source, _LIMITS)]
        seconds = time.process_time() - began
        if sum(isinstance(one, Article) for one in found) != count:
            sys.exit(f"of {count} articles in {path} not all were parsed")
    return seconds / count


def measure_run(
    real: Sequence[RealRecord], real_reader: Reader, count: int, folder: Path, *, seconds: float
) -> tuple[list[Tenth], dict[str, float], Late]:
    """Run over so many made articles.

    Args:
        real: what they are made of.
        real_reader: reads the real ones again at the end.
        count: how many, at least 10.
        folder: for the files.
        seconds: the longest that articles are added; the rest is left then.

    Returns:
        The tenths, CPU milliseconds of the whole, and what the real articles take at the end.
    """
    rows, path = folder / "rows.jsonl", folder / "repeated.db"
    write_rows(rows, real, count)
    reader = RepeatedReader(real)
    tenths: list[Tenth] = []
    step = max(1, count // 10)
    with TimedBook(path) as book:
        began, wall = time.process_time(), time.perf_counter()
        spent, referred, done = replace(book.spent), 0.0, 0
        sources = find_sources([str(rows)])
        for added in add_sources(book, reader, sources, _LIMITS):  # type: ignore[arg-type]
            if added.outcome != "added":
                sys.exit(f"an article was not added: {added}")
            done += 1
            if time.perf_counter() - wall > seconds:
                print(f"stopped by --minutes after {done} of {count} articles")
                break
            if done % step:
                continue
            reference = 1000 * (reader.seconds - referred) / step
            tenths.append(_tenth(done, book.spent.since(spent, step), reference, path))
            _print_tenth(tenths[-1])
            spent, referred = replace(book.spent), reader.seconds
        if done < count:
            book.relink()
        whole, elapsed = time.process_time() - began, time.perf_counter() - wall
        rest = whole - book.adding - book.relinking - reader.seconds
        all_spent = replace(book.spent)
        size = path.stat().st_size / done / 1000
        late = _measure_late(book, real_reader, [one.record.article.text for one in real])
    milliseconds = {
        **asdict(all_spent),
        IN_DOUBT: book.relinking,
        ALL_ELSE: rest,
        "renaming, for this benchmark alone": reader.seconds,
    }
    told = {name: 1000 * seconds / done for name, seconds in milliseconds.items()}
    return tenths, {**told, "kB in the database": size, "wall": elapsed}, late


def _measure_late(book: TimedBook, reader: Reader, texts: Sequence[str]) -> Late:
    spent = replace(book.spent)
    began = time.process_time()
    records = [reader.read(text, published=PUBLISHED) for text in texts]
    seconds = time.process_time() - began
    if set(_add_together(book, records)) != {"new"}:
        sys.exit("a real article was in the record of made ones already")
    return Late(1000 * seconds / len(texts), book.spent.since(spent, len(texts)))


def _add_together(book: TimedBook, records: Sequence[ArticleRecord]) -> list[Standing]:
    """Add records as a run does, a few in each transaction."""
    standings: list[Standing] = []
    for at in range(0, len(records), RECORDED_AT_ONCE):
        standings += book.add_all(records[at : at + RECORDED_AT_ONCE])
    return standings


def _tenth(done: int, each: Spent, reference: float, path: Path) -> Tenth:
    size = sum(one.stat().st_size for one in path.parent.glob(f"{path.name}*"))
    parts = (each.storing, each.linking, each.gathering, each.quotations)
    return Tenth(done, *parts, reference, memory_mb(), size / _MB)


def memory_mb() -> float:
    """Return the memory that this process has now; where that is not told, the most it had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / _MB


def _print_tenth(tenth: Tenth) -> None:
    print(
        f"{tenth.articles:>8} articles: storing {tenth.storing_ms:5.1f} ms, "
        f"linking {tenth.linking_ms:5.1f} ms, gathering {tenth.gathering_ms:5.1f} ms, "
        f"quotations {tenth.quotations_ms:5.1f} ms, reference {tenth.reference_ms:4.1f} ms, "
        f"memory {tenth.memory_mb:5.0f} MB, file {tenth.file_mb:6.1f} MB",
        flush=True,
    )


def print_stages(stages: Stages) -> None:
    """Print the figures of the real articles."""
    print(f"real: {stages.articles} articles, CPU milliseconds an article, one core")
    for name, seconds in asdict(stages).items():
        if name != "articles":
            print(f"  {name.replace('_', ' '):14}{1000 * seconds:8.1f}")
    for name, parsing in (("WARC", stages.parsing_warc), ("text", stages.parsing_text)):
        whole = parsing + stages.reading + stages.writing
        print(f"  from {name} to record: {1 / whole:.2f} articles a second on a core")
        _print_shares(name, stages.asked_share(parsing), stages.beside_reading(parsing))


def _print_shares(name: str, asked: float, everything: float) -> None:
    print(
        f"  from {name} parsing, storing and linking take {asked:.1%} of reading (asked: at most "
        f"{ASKED_SHARE:.0%}); with copies, stories and the same words {everything:.1%}"
    )


def print_run(tenths: Sequence[Tenth], whole: dict[str, float], stages: Stages) -> None:
    """Print the figures of the repeated articles."""
    print("  CPU milliseconds an article, over all of them:")
    for name, value in whole.items():
        if name != "wall":
            print(f"    {name:36}{value:8.2f}")
    reading = 1000 * stages.reading
    parts = [whole[name] for name in ("storing", "linking", IN_DOUBT, ALL_ELSE)]
    others = [whole[name] for name in ("gathering", "quotations")]
    _print_shares("rows", sum(parts) / reading, sum(parts + others) / reading)
    if len(tenths) < 3:
        return
    first, last = tenths[1], tenths[-1]
    allowed = math.log(last.articles) / math.log(first.articles)
    slower = last.reference_ms / first.reference_ms
    print(
        f"  from the second tenth to the last the articles' logarithm grows {allowed:.2f} times, "
        f"the record {last.articles / first.articles:.0f} times; the reference took {slower:.2f} "
        "times as long"
    )
    for name in ("storing", "linking", "gathering", "quotations", "all_linking"):
        grown = _of(last, name) / _of(first, name)
        told = name.replace("_", " ")
        print(f"    {told}: {grown:.2f} times, {grown / slower:.2f} beside the reference")
    print(
        f"  memory, last tenth to second: {last.memory_mb - first.memory_mb:+.0f} MB "
        f"of {last.memory_mb:.0f} MB"
    )


def print_late(late: Late, stages: Stages) -> None:
    """Print what real articles take in a large record."""
    told = ", ".join(f"{name} {took:.1f}" for name, took in asdict(late.writing).items())
    print(f"real articles added to it, CPU milliseconds: reading {late.reading_ms:.1f}, {told}")
    for name, parsing in (("WARC", stages.parsing_warc), ("text", stages.parsing_text)):
        parsing_ms = 1000 * parsing
        _print_shares(name, late.asked_share(parsing_ms), late.beside_reading(parsing_ms))


def _of(tenth: Tenth, name: str) -> float:
    """Return what a part took; ``all_linking`` is all that looks for other articles."""
    if name == "all_linking":
        return tenth.linking_ms + tenth.gathering_ms + tenth.quotations_ms
    took: float = getattr(tenth, f"{name}_ms")
    return took


def main() -> None:
    """Read the arguments, measure, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear/train"))
    parser.add_argument("--real", type=int, default=40, help="real articles, at least 1")
    parser.add_argument("--articles", type=int, default=20_000, help="repeated ones, at least 10")
    parser.add_argument("--minutes", type=float, default=math.inf, help="longest time of the run")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    arguments = parser.parse_args()
    texts = read_texts(arguments.polnear, arguments.real)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reader = load(threads=1)
        records, stages = measure_stages(reader, texts, folder)
        print_stages(stages)
        print(
            f"repeated: {arguments.articles} articles made of these with most words changed; their "
            "readings are taken over, all else is a real run",
            flush=True,
        )
        tenths, whole, late = measure_run(
            records, reader, arguments.articles, folder, seconds=60 * arguments.minutes
        )
    print_run(tenths, whole, stages)
    print_late(late, stages)
    if arguments.json is not None:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        figures = {
            "stages": asdict(stages),
            "tenths": list(map(asdict, tenths)),
            "run": whole,
            "late": asdict(late),
        }
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
