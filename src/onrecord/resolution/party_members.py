"""People who are told of by their party and where they come from: "the Ohio Republican".

The encoder takes such words for the name of a body. They describe somebody who holds an office, one
of those that the article names, and no entity of their own is made of them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.resolution.drafts import EntityDraft, MentionIndex, TakenCharacters
from onrecord.resolution.names import Name
from onrecord.resolution.offices import plain_office
from onrecord.resolution.references import Reference
from onrecord.resolution.role_vocabulary import PARTY_MEMBERS
from onrecord.schema.annotation import Annotations, Offsets

_ONE: Final = "|".join(sorted(noun for noun in PARTY_MEMBERS if not noun.endswith("s")))
_MEMBER: Final = re.compile(rf"the\s(?P<place>[^,;:()]{{2,40}})\s(?:{_ONE})", re.IGNORECASE)
# Characters between a reference and whoever it stands for.
_REACH: Final = 2000
_LONGEST_PLACE: Final = 3
_MARKS: Final = ".,;:()"
# News calls so whoever a state has elected, or who wants to be.
_ELECTED: Final = frozenset(
    map(
        plain_office,
        """
        senator representative congressman congresswoman congressmember governor speaker leader
        whip chairman chairwoman chair lawmaker legislator assemblyman assemblywoman mayor
        """.split(),
    )
)


def party_members(text: str, annotations: Annotations) -> frozenset[Offsets]:
    """Return the heads of mentions that tell of somebody by a place and a party.

    Args:
        text: the text.
        annotations: what the encoder found in it.
    """
    places = {(name.start, name.end) for name in annotations.names if name.type == "place"}
    found = (
        (mention.head, _MEMBER.fullmatch(text, mention.start, mention.head[1]))
        for mention in annotations.mentions
    )
    return frozenset(head for head, match in found if match and match.span("place") in places)


def as_descriptions(annotations: Annotations, members: frozenset[Offsets]) -> Annotations:
    """Return annotations in which the mentions with these heads describe people."""
    if not members:
        return annotations
    mentions = (
        replace(one, type="person", form="description") if one.head in members else one
        for one in annotations.mentions
    )
    return replace(annotations, mentions=tuple(mentions))


def without_members(names: Sequence[Name], members: frozenset[Offsets]) -> list[Name]:
    """Return the names that hold none of these heads."""
    taken = TakenCharacters(members)
    return [name for name in names if not taken.overlap(name.start, name.end)]


def meant_member(
    text: str, reference: Reference, mentions: MentionIndex, places: Collection[str]
) -> EntityDraft | None:
    """Return whom a reference by place and party stands for, or None where nothing tells.

    The name that it explains ("Dana Voss, the Ohio Republican"), else whoever was named last of
    those who hold an office and are not said to be of another place.

    Args:
        text: the text.
        reference: the reference.
        mentions: the mentions of the article.
        places: names of places.
    """
    found = _MEMBER.match(text, reference.start, reference.end)
    home = found["place"] if found else ""
    near = mentions.beginning_in(max(0, reference.start - _REACH), reference.start)
    for mention, draft in reversed(list(near)):
        if draft.type != "person" or mention.form != "name":
            continue
        if text[mention.end : reference.start] == ", ":
            return draft
        if _is_elected(draft) and not any(
            place not in home for role in draft.roles for place in _places_in(role, places)
        ):
            return draft
    return None


def _places_in(role: str, places: Collection[str]) -> Iterator[str]:
    """Yield the places that a role names, such as "Ohio" of "Ohio Senator"."""
    words = [word.strip(_MARKS).removesuffix("’s").removesuffix("'s") for word in role.split()]
    for first in range(len(words)):
        for last in range(first + 1, min(first + _LONGEST_PLACE, len(words)) + 1):
            if (place := " ".join(words[first:last])) in places:
                yield place


def _is_elected(draft: EntityDraft) -> bool:
    # "Representative of" says little, but in a title.
    return bool(draft.offices & (_ELECTED if draft.roles else _ELECTED - {"representative"}))
