"""How long linking takes: the people and organizations of 10,000 made articles, and of one more.

Names are spread as in news: few are in very many articles, most in one. The time is that of
linking alone, with identities kept in memory; reading articles and writing records are left out.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from onrecord.evaluation.identity_memory import IdentityMemory
from onrecord.schema.identity import ArticleEntity
from onrecord.schema.record import EntityType

SYLLABLES = (
    "ba cor dal el fen gar hol im jor kel lan mor nev or pel quin ros sal tor ul ven wex".split()
)
GIVEN = "Ann Ben Carla Dan Eve Frank Gina Hugh Iris Jack Karen Luke Mary Ned Olga Paul Ruth".split()
OFFICES = "mayor senator coach editor judge director spokeswoman professor analyst".split()
ENTITIES = 12
# As steep as names in a corpus of news: the most named person is in every fifth article or so.
STEEPNESS = 1.05


def make_people(count: int, random_source: random.Random) -> list[tuple[str, str]]:
    """Return names with an office each; family names repeat, and so do some full names."""
    families = ["".join(random_source.choices(SYLLABLES, k=3)).title() for _ in range(count // 4)]
    weights = [1 / (n + 1) ** 0.5 for n in range(len(families))]
    chosen = random_source.choices(families, weights, k=count)
    rare = ["".join(random_source.choices(SYLLABLES, k=2)).title() for _ in range(200)]
    return [
        (f"{random_source.choice(GIVEN + rare)} {family}", random_source.choice(OFFICES))
        for family in chosen
    ]


def make_articles(count: int, seed: int) -> Iterator[list[ArticleEntity]]:
    """Yield the entities of articles, one article a list."""
    source = random.Random(seed)
    people = make_people(count * 3, source)
    weights = [1 / (n + 1) ** STEEPNESS for n in range(len(people))]
    day = date(2020, 1, 1)
    for number in range(count):
        named = dict.fromkeys(source.choices(people, weights, k=ENTITIES))
        published = (day + timedelta(days=number // 20)).isoformat()
        yield list(_entities(f"a{number}", list(named), published, source))


def _entities(
    article: str, named: Sequence[tuple[str, str]], published: str, source: random.Random
) -> Iterator[ArticleEntity]:
    full = [name for name, _ in named]
    for number, (name, office) in enumerate(named):
        kind: EntityType = "organization" if number % 4 == 3 else "person"
        family = name.split()[-1]
        # One in ten is given by the family name alone.
        names = (family,) if source.random() < 0.1 else (name, family)
        if kind == "organization":
            names = (f"{name} Company",)
        yield ArticleEntity(
            article=article,
            id=f"e{number}",
            type=kind,
            name=names[0],
            names=names,
            roles=(office,) if source.random() < 0.5 else (),
            company=tuple(other for other in full if other != name),
            published=published,
        )


def main() -> None:
    """Read the arguments, link, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=200, help="articles linked one by one after")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    arguments = parser.parse_args()
    articles = list(make_articles(arguments.articles + arguments.more, arguments.seed))
    memory = IdentityMemory()
    started = time.process_time()
    for entities in articles[: arguments.articles]:
        memory.add(entities)
    linked = time.process_time() - started
    memory.relink()
    relinked = time.process_time() - started - linked
    each = []
    for entities in articles[arguments.articles :]:
        begun = time.process_time()
        memory.add(entities)
        each.append(time.process_time() - begun)
    figures = {
        "articles": arguments.articles,
        "entities": sum(map(len, articles[: arguments.articles])),
        "identities": len(memory.profiles()),
        "link_seconds": linked,
        "relink_seconds": relinked,
        "one_more_ms": 1000 * sum(each) / len(each),
        "slowest_more_ms": 1000 * max(each),
    }
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):18}{value:10.1f}")
    if arguments.json is not None:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
