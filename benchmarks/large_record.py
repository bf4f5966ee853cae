"""A record of 100,000 statements, made of real articles with changed names, for the reading room.

The readings are those of real articles, renamed (`renamed_records`); the people who speak most in
them keep their names, so that each is in a hundred articles, and some of them are merged into one
who has thousands of statements. Days are spread over some years, articles over made outlets. It is
made once, and used again while it is there.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks.reading_speed import read_texts
from benchmarks.renamed_records import RealRecord
from onrecord.pipeline import load, open_book
from onrecord.schema.article import Article, Detail, PublicationDate, article_id
from onrecord.schema.record import ArticleRecord
from onrecord.schema.span import text_version

REAL: Final = 60
_PUBLISHED: Final = date(2016, 6, 1)
_DAYS: Final = 2_000
_OUTLETS: Final = 40
# Of those who speak in most articles so many become one person.
_MERGED: Final = 12
_REPORTED: Final = 500


def real_records(polnear: Path, most: int = REAL) -> list[RealRecord]:
    """Return what the reader reads in real articles."""
    reader = load(threads=1)
    published = _PUBLISHED.isoformat()
    texts = read_texts(polnear, most)
    return [_with_speaker_kept(reader.read(text, published=published)) for text in texts]


def made_records(real: list[RealRecord], first: int = 0) -> Iterator[ArticleRecord]:
    """Yield records of made articles, without end.

    Args:
        real: what they are made of.
        first: number of the first one.
    """
    for number in count(first):
        one = real[number % len(real)]
        # Most come in the order of time, as they do; some are older.
        days = number % _DAYS if number % 7 == 0 else min(number // 3, _DAYS)
        renaming = one.renaming(number, days)
        text = renaming.text(one.record.article.text)
        key = f"https://news{number % _OUTLETS}.example/{number}"
        article = Article(
            id=article_id(key),
            key=key,
            name=str(number),
            text=text,
            version=text_version(text),
            title=Detail(text.strip().splitlines()[0][:90], "given"),
            publisher=Detail(f"The Daily {number * number % _OUTLETS}", "given"),
            url=Detail(key, "given"),
            published=PublicationDate((_PUBLISHED + timedelta(days=days)).isoformat(), "given"),
        )
        yield one.renamed(article, number, days)


def make_record(path: Path, polnear: Path, statements: int) -> None:
    """Make a record of so many statements, or leave one that is there as it is."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    began = time.perf_counter()
    real = real_records(polnear)
    print(f"{len(real)} articles read in {time.perf_counter() - began:.0f} s", flush=True)
    said = 0
    with open_book(part) as book:
        for number, record in enumerate(made_records(real)):
            book.add(record)
            said += len(record.statements)
            if number % _REPORTED == 0:
                elapsed = time.perf_counter() - began
                print(f"{number} articles, {said} statements, {elapsed:.0f} s", flush=True)
            if said >= statements:
                break
        most = _speaking_most(path=part)
        book.merge(*most)
    part.rename(path)
    print(f"made in {time.perf_counter() - began:.0f} s", flush=True)


def _speaking_most(path: Path) -> list[str]:
    """Return people who make most statements, those of all articles first."""
    with open_book(path) as book:
        listed = [one for one in book.find_people(size=200).items if one.type == "person"]
    listed.sort(key=lambda one: -one.statements)
    return [one.id for one in listed[:_MERGED]]


def _with_speaker_kept(record: ArticleRecord) -> RealRecord:
    said = Counter(one.speaker for one in record.statements if one.speaker)
    speakers = [one for one, _ in said.most_common() if _is_person(record, one)]
    most = record.entity(speakers[0]) if speakers else None
    words = (word for name in most.names for word in name.split()) if most else ()
    return RealRecord(record, frozenset(words))


def _is_person(record: ArticleRecord, entity: str) -> bool:
    found = record.entity(entity)
    return found is not None and found.type == "person"


def main() -> None:
    """Make the record that is named, of real articles in a folder."""
    path, polnear, statements = sys.argv[1:]
    make_record(Path(path), Path(polnear), int(statements))


if __name__ == "__main__":
    main()
