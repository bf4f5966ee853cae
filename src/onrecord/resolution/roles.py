"""The roles of the people of one article, each with the words that state it.

A role stands before a name (`role_titles`), after it between commas or brackets, after "who was"
and the like, or in a description that stands for the person. What else is told of an office
("as secretary of state") is not read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.resolution.drafts import DraftMention, EntityDraft
from onrecord.resolution.offices import OFFICE_ADJECTIVES, plain_office
from onrecord.resolution.role_heads import Kinds, StatedRole
from onrecord.resolution.role_phrases import read_phrase
from onrecord.resolution.role_repetition import without_repetition
from onrecord.resolution.role_surroundings import CAPITALS, around
from onrecord.resolution.role_titles import before_name, is_for_many
from onrecord.schema.annotation import NameType, Offsets
from onrecord.schema.article import Article
from onrecord.schema.record import Role

_LIST_JOINT: Final = re.compile(
    rf"(?:\s(?:of|from)\s(?:the\s)?{CAPITALS})?(?:\s?\([^()\n]{{1,20}}\))?(?:,\s|,?\s(?:and|&)\s)"
)
# Words that tell an office as won or held: "Calloway’s mayoral election victory".
_HELD: Final = re.compile(
    rf"[’']s?\s(?:\w+\s)?(?P<office>{'|'.join(OFFICE_ADJECTIVES)})\s(?:\w+\s)?"
    r"(?:victory|win|inauguration|term|administration|tenure|office|transition)\b"
)
# A description's role is its person's where it is this likely that they are meant; below it, only
# where the article tells the office of them otherwise. Set by hand.
_SURE: Final = 0.6


def find_roles(article: Article, drafts: Sequence[EntityDraft]) -> dict[EntityDraft, list[Role]]:
    """Find the roles of the people of an article.

    Args:
        article: the article.
        drafts: its entities, with their mentions.

    Returns:
        The roles of each person, in order of the text, without repetition.
    """
    text = article.text
    names = _Names(text, drafts)
    stated: dict[EntityDraft, list[StatedRole]] = defaultdict(list)
    shared: tuple[int, StatedRole] | None = None
    for mention, draft in names.in_order:
        if draft.type != "person":
            continue
        titles = before_name(text, mention.start, names.kind)
        if not titles and shared and _LIST_JOINT.fullmatch(text, shared[0], mention.start):
            titles = (shared[1],)
        many = [role for role in titles if is_for_many(text, role)]
        shared = (mention.end, replace(many[0], place=None, party=None)) if many else None
        stated[draft] += around(text, mention, titles, names.kind)
    for draft in drafts:
        if draft.type == "person" and draft.is_named:
            stated[draft] += _described(text, draft, stated[draft], names.kind)
    return {
        draft: [_role(article, role) for role in without_repetition(text, roles)]
        for draft, roles in stated.items()
    }


class _Names:
    """The names of an article, asked what they name."""

    def __init__(self, text: str, drafts: Iterable[EntityDraft]) -> None:
        self._text = text
        pairs = [(m, draft) for draft in drafts for m in draft.mentions if m.form == "name"]
        self.in_order: list[tuple[DraftMention, EntityDraft]] = sorted(
            pairs, key=lambda pair: (pair[0].start, pair[0].end)
        )
        self._of_people = {
            word
            for draft in drafts
            if draft.type == "person"
            for name in draft.names
            for word in name.split()
            if word[0].isupper() and len(name.split()) > 1
        }
        self._types: dict[int, NameType] = {}
        for mention, draft in self.in_order:
            self._types |= dict.fromkeys(range(mention.start, mention.end), draft.type)

    def kind(self, start: int, end: int) -> NameType | None:
        """Return the type of the last name within ``[start, end)``, or None.

        What is made of the words of people's names is a person's, where the encoder missed it.
        """
        for position in range(end - 1, start - 1, -1):
            if position in self._types:
                return self._types[position]
        words = self._text[start:end].split()
        return "person" if words and self._of_people.issuperset(words) else None


def _described(
    text: str, draft: EntityDraft, known: Sequence[StatedRole], kinds: Kinds
) -> Iterator[StatedRole]:
    """Yield roles from descriptions that stand for a person: "the new mayor of New York City".

    A bare "the mayor" is one only where the office is told otherwise: "her mayoral victory".
    """
    told = {_office(text, role) for role in known} | {
        OFFICE_ADJECTIVES[held["office"]]
        for m in draft.mentions
        if m.form == "name" and (held := _HELD.match(text, m.end))
    }
    for mention in draft.mentions:
        if mention.form != "description":
            continue
        phrase = read_phrase(text, mention.start, kinds, mention.end)
        if phrase is None or phrase.end != mention.end or len(phrase.roles) > 1:
            continue
        role = phrase.roles[0]
        if role.title is None or is_for_many(text, role):
            continue
        is_told = _office(text, role) in told
        if is_told or (role.is_of_something and mention.confidence >= _SURE):
            yield role


def _office(text: str, role: StatedRole) -> str | None:
    if role.title is None:
        return None
    return plain_office(text[slice(*role.title)].rsplit(maxsplit=1)[-1])


def _role(article: Article, role: StatedRole) -> Role:
    def words(at: Offsets | None) -> str | None:
        return article.text[slice(*at)] if at else None

    return Role(
        words=article.span(*role.words),
        title=words(role.title),
        organization=words(role.organization),
        place=words(role.place),
        party=words(role.party),
        is_former=role.is_former,
        is_self_described=role.is_self_described,
        since=role.since,
        until=role.until,
    )
