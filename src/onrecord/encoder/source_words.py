"""Sources that were cut before what they name: "the" of "the family views it as".

The tags of a source and the mention that begins with it are read by heads of their own. Where the
source ends before the head of that mention it is no phrase yet; what its owner says stands apart
("Lund's proposal" is Lund's, whatever "proposal" heads).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.schema.annotation import AttributionSpans, EntityMention, NamedMention, Offsets

_OWNERS: Final = frozenset("my your his her its our their whose".split())
# A source may be cut at its apostrophe.
_APOSTROPHES: Final = ("'s", "’s", "'", "’")
_MARKS: Final = ' ,.;:!?"“”'
# What is missing of a source is a word or a few.
_LONGEST_REST: Final = 40


def complete_sources(
    text: str,
    attributions: Sequence[AttributionSpans],
    mentions: Sequence[EntityMention],
    names: Sequence[NamedMention],
) -> tuple[AttributionSpans, ...]:
    """Let sources that end before the head of what they name go on to the end of its words.

    Args:
        text: the text.
        attributions: its attributions.
        mentions: its mentions.
        names: its names; a source that ends with one is whole.

    Returns:
        As many attributions, in the same order.
    """
    by_start: dict[int, list[EntityMention]] = {}
    for mention in mentions:
        by_start.setdefault(mention.start, []).append(mention)
    named = {name.end for name in names}
    return tuple(
        one
        if one.source is None or one.source[1] in named or _is_owner(text[slice(*one.source)])
        else replace(one, source=_whole(text, one.source, one, by_start))
        for one in attributions
    )


def _whole(
    text: str,
    source: Offsets,
    attribution: AttributionSpans,
    by_start: dict[int, list[EntityMention]],
) -> Offsets:
    """Return a source with the rest of the shortest mention whose head it lacks."""
    start, end = source
    ends = [
        stop
        for mention in by_start.get(start, ())
        if end <= mention.head[0] < end + _LONGEST_REST
        and (stop := _free_end(mention, attribution)) is not None
    ]
    return (start, start + len(text[start : min(ends)].rstrip(_MARKS))) if ends else source


def _free_end(mention: EntityMention, attribution: AttributionSpans) -> int | None:
    """Return where a mention ends, at the latest before cue and content; None without its head."""
    others: list[Offsets] = [*attribution.content]
    if attribution.cue is not None:
        others.append(attribution.cue)
    end = min((start for start, stop in others if stop > mention.start), default=mention.end)
    return min(end, mention.end) if end >= mention.head[1] else None


def _is_owner(words: str) -> bool:
    """Whether what follows is somebody's: "his", "Lund’s"."""
    words = words.strip(_MARKS)
    return words.endswith(_APOSTROPHES) or words.rpartition(" ")[2].lower() in _OWNERS
