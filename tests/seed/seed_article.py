"""The seed: one article with the record that it should become."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.pipeline import find_sources, load, read_articles
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.record import ArticleRecord, Entity, Statement
from onrecord.schema.span import Span
from tests.shared_data import shared_data

# How much of the words of two contents must be the same for them to be one statement.
LEAST_SHARED = 0.5


@dataclass(frozen=True)
class Seed:
    """What the seed asks for, and what was read."""

    expected: dict[str, Any]
    record: ArticleRecord

    def entity(self, id: str) -> Entity:
        """Return the entity that was read for an expected one: the one with the same name."""
        names = {self.plain(self.party(id)["name"])}
        (entity,) = [one for one in self.record.entities if self.plain(one.name) in names]
        return entity

    def party(self, id: str) -> dict[str, Any]:
        """Return an expected entity."""
        (party,) = [one for one in self.expected["entities"] if one["id"] == id]
        return dict(party)

    def statement(self, id: str) -> Statement:
        """Return the statement that was read for an expected one: the one with most words of it."""
        wanted = characters(one["span"] for one in self.expected_statement(id)["content"])
        shared = {one.id: _overlap(wanted, one) for one in self.record.statements}
        best = max(self.record.statements, key=lambda one: shared[one.id])
        assert shared[best.id] >= LEAST_SHARED
        return best

    def expected_statement(self, id: str) -> dict[str, Any]:
        """Return an expected statement."""
        (statement,) = [one for one in self.expected["statements"] if one["id"] == id]
        return dict(statement)

    def meant_at(self, start: int, end: int) -> set[str]:
        """Return the ids of the entities that a mention of exactly these characters stands for."""
        return {
            one.entity
            for one in self.record.mentions
            if (one.span.start, one.span.end) == (start, end)
        }

    @staticmethod
    def plain(name: str) -> str:
        """Return a name without its article, in lower case."""
        return name.lower().removeprefix("the ")


def characters(spans: Any) -> set[int]:
    """Return all offsets within spans."""
    return {offset for start, end in spans for offset in range(start, end)}


def _overlap(wanted: set[int], statement: Statement) -> float:
    given = characters((part.start, part.end) for part in statement.content)
    return len(wanted & given) / len(wanted | given)


def span_of(span: Span | None) -> list[int] | None:
    """Return the offsets of a span as the seed writes them."""
    return [span.start, span.end] if span else None


@cache
def seed() -> Seed:
    """Read the seed, or skip where it is not there."""
    path = shared_data("seed", "article.txt")
    expected = json.loads(shared_data("seed", "record.json").read_text(encoding="utf-8"))
    (source,) = find_sources([str(path)])
    (article,) = read_articles(source, IntakeLimits())
    assert isinstance(article, Article)
    return Seed(expected, load(threads=1).read(article))
