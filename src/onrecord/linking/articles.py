"""The entities of an article's record, as they are compared with those of others."""

from collections import defaultdict

from onrecord.linking.blocking import LINKED_TYPES
from onrecord.schema.identity import ArticleEntity
from onrecord.schema.record import ArticleRecord


def article_entities(record: ArticleRecord) -> list[ArticleEntity]:
    """Return the people and organizations of an article, with what is compared of them.

    Those without a name are left out.

    Args:
        record: what was read in the article.
    """
    described = defaultdict(set)
    for mention in record.mentions:
        if mention.form == "description":
            described[mention.entity].add(mention.span.text)
    kept = [entity for entity in record.entities if entity.type in LINKED_TYPES]
    published = record.article.published
    day = first_day(published.day) if published else None
    entities = [
        ArticleEntity(
            article=record.article.id,
            id=entity.id,
            type=entity.type,
            name=entity.name,
            names=tuple(n for n in entity.names if n not in described[entity.id]),
            roles=tuple(role.words.text for role in entity.roles),
            company=tuple(dict.fromkeys(o.name for o in kept if o.id != entity.id)),
            published=day,
        )
        for entity in kept
    ]
    return [entity for entity in entities if entity.names]


def first_day(day: str) -> str:
    """Return the first day that a date, a month or a year may mean, ISO 8601."""
    return day + "-01" * (2 - day.count("-"))
