"""Words that stand for someone without naming them: pronouns and descriptions.

Pronouns are found by their words, descriptions by the encoder's mentions and, where it has none,
by their nouns ("the mayor", "the council").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.resolution.description_words import plain_words
from onrecord.resolution.descriptions import Description, find_descriptions
from onrecord.resolution.drafts import TakenCharacters
from onrecord.resolution.offices import Gender, gender_in
from onrecord.resolution.phrases import BODY_NOUNS, is_plural
from onrecord.schema.annotation import EntityMention, MentionType

ReferenceKind = Literal["he", "they", "it", "the person", "a person", "the body", "a body"]
Determiner = Literal["the", "this", "possessive", "a", "none"]

_PRONOUN: Final = re.compile(
    r"(?=[hsti])\b(?:(?P<male>he|him|his|himself)|(?P<female>she|her|hers|herself)"
    r"|(?P<many>they|them|their|theirs|themselves)|(?P<thing>it|its|itself))\b",
    re.IGNORECASE,
)
_OBJECTS: Final = frozenset("him her them it".split())
_POSSESSIVES: Final = frozenset("his her its their my our your".split())
_DETERMINERS: Final[dict[str, Determiner]] = {
    "the": "the",
    "this": "this",
    "that": "this",
    "these": "this",
    "those": "this",
    "a": "a",
    "an": "a",
    "one": "a",
    "another": "a",
    "some": "a",
    "several": "a",
    "many": "a",
}
_WORD: Final = re.compile(r"[^\W_](?:[\w.’'&-]*\w)?")
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for someone without naming them.

    Attributes:
        start, end: their characters.
        kind: ``he`` for he and she; descriptions of a person and of a body (an organization or a
            group) are told apart by whether they are definite.
        head: the pronoun, or the head noun, in lower case.
        words: the words of a description in one form, those that tell nothing left out.
        determiner: what opens it.
        gender: the gender that it tells, or None.
        mention: index of the encoder's mention of it, or None.
        description: the description of an office that it is, or None.
        is_plural: whether its head noun is one of several people.
        owner: index of the encoder's mention of the pronoun that a description begins with
            ("his lawyer"), or None.
    """

    start: int
    end: int
    kind: ReferenceKind
    head: str
    words: frozenset[str]
    determiner: Determiner
    gender: Gender | None
    mention: int | None
    description: Description | None = None
    is_plural: bool = False
    owner: int | None = None

    @property
    def office(self) -> str:
        """The office that it tells, in plain form, or ""."""
        return self.description.office if self.description else ""

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun."""
        return self.kind in ("he", "they", "it")

    @property
    def is_indefinite(self) -> bool:
        """Whether it is a description that brings in somebody new, as a rule."""
        return self.kind in ("a person", "a body")

    @property
    def is_object(self) -> bool:
        """Whether it is a pronoun that cannot be a subject."""
        return self.head in _OBJECTS and self.kind == "he"


def find_references(
    text: str, mentions: Sequence[EntityMention], named: TakenCharacters
) -> list[Reference]:
    """Find the references of a text, in order of their first characters.

    Args:
        text: the text.
        mentions: the encoder's mentions.
        named: the characters of names, which are no references.
    """
    offices = {(d.start, d.end): d for d in find_descriptions(text)}
    found = [*_pronouns(text, mentions), *_descriptions(text, mentions, named, offices.values())]
    return sorted(found, key=lambda reference: (reference.start, -reference.end))


def _pronouns(text: str, mentions: Sequence[EntityMention]) -> Iterator[Reference]:
    by_start = {m.start: n for n, m in enumerate(mentions) if m.form == "pronoun"}
    for match in _PRONOUN.finditer(text):
        gender: Gender | None = None
        kind: ReferenceKind = "they" if match["many"] else "it"
        if match["male"] or match["female"]:
            kind, gender = "he", "male" if match["male"] else "female"
        yield Reference(
            match.start(),
            match.end(),
            kind,
            match[0].lower(),
            frozenset(),
            "none",
            gender,
            by_start.get(match.start()),
        )


def _descriptions(
    text: str,
    mentions: Sequence[EntityMention],
    named: TakenCharacters,
    offices: Iterable[Description],
) -> Iterator[Reference]:
    by_start = {d.start: d for d in offices if not named.overlap(d.start, d.end)}
    owners = {m.start: n for n, m in enumerate(mentions) if m.form == "pronoun"}
    for number, mention in enumerate(mentions):
        if mention.form != "description" or mention.type in ("place", "thing"):
            continue
        if mention.end - mention.start > _LONGEST or named.overlap(*mention.head):
            continue
        office = by_start.pop(mention.start, None)
        yield replace(_description(text, mention, number, office), owner=owners.get(mention.start))
    for office in by_start.values():
        yield _of_office(text, office)


def _description(
    text: str, mention: EntityMention, number: int, office: Description | None
) -> Reference:
    words = [word.lower() for word in _WORD.findall(text, mention.start, mention.end)]
    determiner = _determiner(words)
    head = text[slice(*mention.head)].lower()
    # "The group" is no person, whatever the encoder takes it for.
    kind: MentionType = (
        "organization" if mention.type == "person" and head in BODY_NOUNS else mention.type
    )
    return Reference(
        mention.start,
        mention.end,
        _kind(kind, determiner),
        head,
        plain_words(words),
        determiner,
        gender_in(head),
        number,
        office,
        kind == "group" and is_plural(head),
    )


def _of_office(text: str, office: Description) -> Reference:
    words = [word.lower() for word in _WORD.findall(text, office.start, office.end)]
    return Reference(
        office.start,
        office.end,
        "the person",
        words[-1],
        plain_words(words),
        _determiner(words),
        office.gender,
        None,
        office,
    )


def _kind(type: MentionType, determiner: Determiner) -> ReferenceKind:
    is_definite = determiner in ("the", "this", "possessive")
    if type == "person":
        return "the person" if is_definite else "a person"
    return "the body" if is_definite else "a body"


def _determiner(words: Sequence[str]) -> Determiner:
    if not words:
        return "none"
    if words[0] in _POSSESSIVES or words[0].endswith(("’s", "'s")):
        return "possessive"
    return _DETERMINERS.get(words[0], "none")
