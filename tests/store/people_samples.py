"""Articles that only name people, for tests of who is who."""

from onrecord.schema.article import Article, PublicationDate, article_id
from onrecord.schema.record import ArticleRecord, Entity, Statement
from onrecord.schema.span import text_version
from tests.store.samples import (
    make_entity,
    make_mention,
    make_record,
    make_statement,
    with_roles_of,
)

WORDS = "that the pier would stay open"


def naming(
    key: str,
    *entities: Entity,
    day: str = "2026-02-26",
    more: str = "",
    speaks: bool = False,
    model: str = "model-1",
) -> ArticleRecord:
    """Return an article in which these are named, by each of their names; the first may speak."""
    named = [name for entity in entities for name in entity.names]
    roles = [role.words.text for entity in entities for role in entity.roles]
    text = f"{'. '.join((*named, *roles))}. Said {WORDS}.{more}"
    article = Article(
        id=article_id(key),
        key=key,
        name=key,
        text=text,
        version=text_version(text),
        published=PublicationDate(day, "given"),
    )
    mentions = tuple(
        make_mention(article, name, entity.id) for entity in entities for name in entity.names
    )
    statements: tuple[Statement, ...] = ()
    if speaks:
        statements = (make_statement(article, WORDS, id=f"s-{key}", speaker=entities[0].id),)
    return make_record(
        article,
        *statements,
        entities=tuple(with_roles_of(article, one) for one in entities),
        mentions=mentions,
        model=model,
    )


def dana(*others: str, name: str = "Dana Marsh", roles: tuple[str, ...] = ("mayor",)) -> Entity:
    return make_entity(_slug(name), name, *others, roles=roles)


def tobias(name: str = "Tobias Wren") -> Entity:
    return make_entity(_slug(name), name, roles=("harbour master",))


def council(name: str = "Vellmar Council") -> Entity:
    return make_entity(_slug(name), name, type="organization")


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace(".", "")
