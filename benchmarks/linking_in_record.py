"""How long linking takes in a record: 10,000 made articles, and one more by a program just begun.

The articles are those of `linking_speed`. Their records are written first, without linking, as an
earlier version of onrecord left them; the times are those of linking them, with all that is read
from and written to the database.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.linking_speed import make_articles
from onrecord.pipeline import PeopleLinker, link_articles
from onrecord.schema.article import Article, PublicationDate, article_id
from onrecord.schema.identity import ArticleEntity
from onrecord.schema.record import ArticleRecord, Entity, Role
from onrecord.schema.span import text_version
from onrecord.store.sqlite import SqliteBook


def make_record(key: str, entities: Sequence[ArticleEntity]) -> ArticleRecord:
    """Return the record of an article that names these and says nothing."""
    roles = "; ".join(role for entity in entities for role in entity.roles)
    text = f"Article {key}. {roles}"
    published = entities[0].published
    article = Article(
        id=article_id(key),
        key=key,
        name=key,
        text=text,
        version=text_version(text),
        published=PublicationDate(published, "given") if published else None,
    )
    return ArticleRecord(
        article, tuple(_named(e, article) for e in entities), (), (), (), (), "none"
    )


def _named(entity: ArticleEntity, article: Article) -> Entity:
    starts = {role: article.text.index(role) for role in entity.roles}
    roles = tuple(Role(article.span(at, at + len(role))) for role, at in starts.items())
    return Entity(entity.id, entity.type, entity.name, entity.names, roles)


def link_one(path: Path, record: ArticleRecord) -> tuple[float, float]:
    """Add an article without linking it, open the record anew, and time linking it there."""
    with SqliteBook(path) as book:
        book.add(record)
    with SqliteBook(path, linker=PeopleLinker()) as book:
        begun, began = time.perf_counter(), time.process_time()
        book.link_article(record.article.id)
        return time.perf_counter() - begun, time.process_time() - began


def measure(path: Path, articles: int, more: int, seed: int) -> dict[str, float]:
    """Return the figures of a record of so many articles, made at the path."""
    records = [make_record(e[0].article, e) for e in make_articles(articles + more, seed)]
    with SqliteBook(path) as book:
        for record in records[:articles]:
            book.add(record)
    with SqliteBook(path, linker=PeopleLinker()) as book:
        begun, began = time.perf_counter(), time.process_time()
        link_articles(book)
        linked, busy = time.perf_counter() - begun, time.process_time() - began
        identities = len(book.people())
    each = [link_one(path, record) for record in records[articles:]]
    return {
        "articles": articles,
        "identities": identities,
        "link_seconds": linked,
        "link_cpu_seconds": busy,
        "one_more_ms": 1000 * sum(wall for wall, _ in each) / len(each),
        "one_more_cpu_ms": 1000 * sum(cpu for _, cpu in each) / len(each),
        "slowest_more_cpu_ms": 1000 * max(cpu for _, cpu in each),
    }


def main() -> None:
    """Read the arguments, link, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=20, help="articles linked one by one after")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        figures = measure(path, arguments.articles, arguments.more, arguments.seed)
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):20}{value:10.1f}")
    if arguments.json is not None:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
