"""Whether it is certain enough whom a mention stands for, to say so in an entry."""

import re
from typing import Final

from onrecord.schema.record import Entity, Mention

# Of what resolution is less sure of, more is wrong than right (docs/experiments.md).
_LEAST_OF_PRONOUNS: Final = 0.5
_LEAST_OF_DESCRIPTIONS: Final = 0.6
# Who speaks for somebody is not that somebody, nor somebody else of whom it was not said.
_FOR_ANOTHER: Final = re.compile(
    r"(?P<noun>spokes(?:man|woman|person|people)|aides?|representatives?|advis[eo]rs?|lawyers?"
    r"|attorneys?)\s*$",
    re.IGNORECASE,
)
# Of "he" and "she" that are less sure, half are wrong in what people do and promise.
_LEAST_OF_SINGULAR: Final = 0.7
_SINGULAR: Final = frozenset("he him his himself she her hers herself".split())
_PLURAL: Final = frozenset("they them their theirs themselves".split())
_FIRST_PERSON: Final = frozenset({"i", "me", "my", "mine", "myself"})


def is_certain(mention: Mention, entity: Entity) -> bool:
    """Whether an entry may say that a mention stands for an entity.

    Args:
        mention: the mention.
        entity: the entity that resolution takes it for.
    """
    if mention.form == "name":
        return True
    if mention.form == "pronoun":
        is_other = mention.span.text.lower() in _FIRST_PERSON and entity.type != "person"
        return mention.confidence >= _LEAST_OF_PRONOUNS and not is_other
    if mention.span.text in entity.names[:1] and not _is_name(entity):
        return True
    speaking = _FOR_ANOTHER.search(mention.span.text)
    if speaking and not _is_called(entity, speaking["noun"].lower()):
        return False
    return mention.confidence >= _LEAST_OF_DESCRIPTIONS


def is_plural_pronoun(mention: Mention) -> bool:
    """Whether a mention is "they" or a form of it."""
    return mention.form == "pronoun" and mention.span.text.lower() in _PLURAL


def is_sure_pronoun(mention: Mention) -> bool:
    """Whether a mention is no "he" or "she" that may well stand for somebody else."""
    is_singular = mention.form == "pronoun" and mention.span.text.lower() in _SINGULAR
    return not is_singular or mention.confidence >= _LEAST_OF_SINGULAR


def _is_name(entity: Entity) -> bool:
    return entity.type == "person" and entity.name[:1].isupper()


def _is_called(entity: Entity, noun: str) -> bool:
    """Whether the article calls somebody so, in a role or beside the name."""
    return any(noun in role.words.text.lower() for role in entity.roles)
