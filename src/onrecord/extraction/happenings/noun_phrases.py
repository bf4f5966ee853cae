"""The phrases of an article that name or describe parties, and how they stand to other words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import EntityMention, MentionForm, Offsets
from onrecord.schema.happenings import Party
from onrecord.schema.record import EntityType, Mention
from onrecord.schema.span import Span

# Mentions that the encoder is less sure of are often no parties.
_LEAST_CONFIDENCE: Final = 0.45
_POSSESSIVES: Final = frozenset({"his", "their", "its", "my", "our", "your", "mine", "theirs"})
# A word after "her" that makes it hers and not her: no preposition, adverb or verb.
_THING_NEXT: Final = re.compile(
    r"\s(?!(?:to|of|in|at|by|for|with|from|on|about|against|and|or|but|as|than|that|who|which|when"
    r"|while|if|is|was|has|had|will|would|because|after|before|over|into|out|off|up|down|last|this"
    r"|next|during|since|until|again|not|also|then|so|back|away|too|alone|instead|\w+ly|\w+day)\b)[a-z]"
)
_AND: Final = re.compile(r"\band\b")
_RELATIVE: Final = re.compile(r",?\s(?:who|which|that|whom|whose)\s")
_POSSESSIVE: Final = re.compile(r"[’']s?(?=\s)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names, describes or stands for a party.

    Attributes:
        start, end: its characters.
        head_end: where its head word ends.
        entity: id of the entity that it stands for, or None.
        type: what that is.
        form: name, description or pronoun.
        names_some: whether names stand in it, as in "Ruiz and Menon", which no entity stands for.
    """

    start: int
    end: int
    head_end: int
    entity: str | None
    type: EntityType
    form: MentionForm
    names_some: bool = False


class NounPhrases:
    """All phrases of one article, those of the encoder and those of resolution, asked by place."""

    def __init__(self, scene: Scene) -> None:
        """Join both layers."""
        self._scene = scene
        self.text = scene.text
        self._phrases = _joined(scene)
        self._starts = [phrase.start for phrase in self._phrases]

    def before(self, extent: Offsets) -> list[Phrase]:
        """Return the outermost phrases whose heads stand in an extent; what reaches out is cut."""
        found: list[Phrase] = []
        for phrase in self._within(extent):
            if phrase.head_end > extent[1]:
                continue
            if found and phrase.end <= found[-1].end:
                continue
            found.append(_cut(phrase, extent[1], self.text))
        return found

    def after(self, extent: Offsets) -> list[Phrase]:
        """Return the outermost phrases that begin in an extent, in order."""
        found: list[Phrase] = []
        for phrase in self._within(extent):
            if not (found and phrase.end <= found[-1].end):
                found.append(phrase)
        return found

    def inside(self, extent: Offsets) -> list[Phrase]:
        """Return all phrases that lie wholly in an extent, those inside others too, in order."""
        return [phrase for phrase in self._within(extent) if phrase.end <= extent[1]]

    def is_possessor(self, phrase: Phrase) -> bool:
        """Whether a possessive ending, or the phrase itself ("his"), makes it an owner."""
        words = self.text[phrase.start : phrase.end].lower()
        if words == "her":
            return bool(_THING_NEXT.match(self.text, phrase.end))
        return words in _POSSESSIVES or bool(_POSSESSIVE.match(self.text, phrase.end))

    def party(self, phrase: Phrase) -> Party:
        """Return a phrase as a party."""
        return Party(self._span(phrase), phrase.entity)

    def _span(self, phrase: Phrase) -> Span:
        return self._scene.span((phrase.start, phrase.end))

    def _within(self, extent: Offsets) -> Sequence[Phrase]:
        first = bisect_left(self._starts, extent[0])
        return self._phrases[first : bisect_left(self._starts, extent[1])]


def _cut(phrase: Phrase, end: int, text: str) -> Phrase:
    """Return a phrase up to where it ends, or to the clause in it that reaches further."""
    if phrase.end <= end:
        return phrase
    relative = _RELATIVE.search(text, phrase.head_end, end)
    stop = relative.start() if relative else end
    cut = phrase.start + len(text[phrase.start : stop].rstrip(" ,"))
    return replace(phrase, end=cut)


def _joined(scene: Scene) -> list[Phrase]:
    """Return one phrase for each extent: the encoder's, with the entity that resolution knows."""
    mentions = scene.resolved.mentions
    starts = [mention.span.start for mention in mentions]
    types = {entity.id: entity.type for entity in scene.resolved.entities}
    phrases: dict[Offsets, Phrase] = {}
    for mention in mentions:
        if _is_inset(scene.text, mention):
            continue
        extent = (mention.span.start, mention.span.end)
        # Of a plural that stands for two and for their group, the group is meant.
        if extent not in phrases or types[mention.entity] == "group":
            entity = mention.entity if scene.is_certain(mention) else None
            phrases[extent] = Phrase(
                *extent, extent[1], entity, types[mention.entity], mention.form
            )
    for found in scene.annotations.mentions:
        if found.type == "thing" or found.confidence < _LEAST_CONFIDENCE:
            continue
        if scene.text[max(0, found.start - 1) : found.start] == "-":
            continue
        known = _known(found, mentions, starts)
        kind: EntityType = types[known.entity] if known else found.type
        extent = (found.start, found.end)
        if extent not in phrases or _names_person(found, phrases[extent]):
            phrases[extent] = Phrase(
                *extent,
                found.head[1],
                known.entity if known and scene.is_certain(known) else None,
                kind,
                found.form,
                _is_list(scene, extent),
            )
    return sorted(phrases.values(), key=lambda one: (one.start, -one.end))


def _names_person(found: EntityMention, known: Phrase) -> bool:
    """Whether a person is named at the end of what else describes: "GOP nominee Ann Ito"."""
    is_person = found.type == "person" and found.form == "name"
    return is_person and known.type != "person" and found.head[0] >= known.head_end


def _is_inset(text: str, mention: Mention) -> bool:
    """Whether a name is only part of a word, or of a dateline: "pro-Harlow", "(UPI)"."""
    before, after = text[max(0, mention.span.start - 1) : mention.span.start], mention.span.end
    return before == "-" or (before == "(" and text[after : after + 2].startswith((")", ".)")))


def _is_list(scene: Scene, extent: Offsets) -> bool:
    """Whether names are joined in a phrase: "Ruiz and Menon"."""
    names = [one for one in scene.around.mentions(extent) if one.form == "name"]
    return len(names) > 1 and _AND.search(scene.text, *extent) is not None


def _known(
    found: EntityMention, mentions: Sequence[Mention], starts: Sequence[int]
) -> Mention | None:
    """Return the mention of resolution that holds the head of one of the encoder's, or None."""
    first = bisect_left(starts, found.start)
    for mention in mentions[first : bisect_left(starts, found.end)]:
        if mention.span.end <= found.end and mention.span.start <= found.head[0] < mention.span.end:
            return mention
    return None
