"""Quotations in a list that are signed: “...” ― Dana Calloway.

Each belongs to the name right after it. Where such a list has lost its line breaks, the network
gives a quotation now and then to a name further on: it is given back.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.schema.annotation import AttributionSpans, Offsets

_SIGNATURE: Final = re.compile(
    r"[”\"’']\s{0,2}(?P<dash>[―—–]|--)\s{0,2}"
    r"(?P<name>[A-Z][\w.’'-]*+(?:\s[A-Z][\w.’'-]*+){0,4})(?=\s{0,3}(?:[“”\"\n]|$)|[.]\s)"
)
# One signature may be a mere dash; so many make a list.
_LEAST_SIGNATURES: Final = 3


@dataclass(frozen=True, slots=True)
class _Signature:
    """A dash after a quotation and the name that signs it."""

    dash: Offsets
    name: Offsets


def give_to_signers(
    text: str, attributions: Sequence[AttributionSpans]
) -> tuple[AttributionSpans, ...]:
    """Give the quotations of a list of signed ones each to the name that signs it.

    Args:
        text: the text.
        attributions: its attributions, inner ones after their outer ones.

    Returns:
        The attributions in order of their first content; there may be more than before.
    """
    signatures = [_signature(match) for match in _SIGNATURE.finditer(text)]
    if len(signatures) < _LEAST_SIGNATURES:
        return tuple(attributions)
    by_name = {signature.name[0]: signature for signature in signatures}
    families: list[list[AttributionSpans]] = []
    for attribution in attributions:
        if attribution.outer is not None:
            families[-1].append(attribution)
            continue
        signed = by_name.get(attribution.source[0]) if attribution.source else None
        parts = _parted(attribution, signatures) if signed else [attribution]
        families += [[part] for part in parts]
    return _numbered(_joined(families, by_name.keys()))


def _signature(match: re.Match[str]) -> _Signature:
    start = match.start("name")
    return _Signature(match.span("dash"), (start, start + len(match["name"].rstrip("."))))


def _parted(
    attribution: AttributionSpans, signatures: Sequence[_Signature]
) -> list[AttributionSpans]:
    """Return the attribution for each of the names that sign one of its contents."""
    contents: dict[Offsets, list[Offsets]] = {}
    for content in attribution.content:
        signer = next((s for s in signatures if s.dash[0] >= content[1] - 1), None)
        name = signer.name if signer else attribution.source
        contents.setdefault(name or content, []).append(content)
    if list(contents) == [attribution.source]:
        return [attribution]
    dashes = {signature.name: signature.dash for signature in signatures}
    return [
        replace(attribution, source=name, cue=dashes.get(name, attribution.cue), content=(*found,))
        for name, found in contents.items()
    ]


def _joined(
    families: Sequence[list[AttributionSpans]], signed: Collection[int]
) -> list[list[AttributionSpans]]:
    """Join what one signature signs; ``signed`` are the places where the names begin."""
    found: dict[int, list[AttributionSpans]] = {}
    for number, (outer, *inner) in enumerate(families):
        is_signed = outer.source is not None and outer.source[0] in signed
        key = outer.source[0] if outer.source and is_signed else -1 - number
        known = found.setdefault(key, [])
        content = tuple(sorted({*outer.content, *(known[0].content if known else ())}))
        found[key] = [replace(known[0] if known else outer, content=content), *known[1:], *inner]
    return list(found.values())


def _numbered(families: Sequence[list[AttributionSpans]]) -> tuple[AttributionSpans, ...]:
    """Return all in order of their outer one's first content, inner ones told which it is."""
    found: list[AttributionSpans] = []
    for outer, *inner in sorted(families, key=lambda family: family[0].content[0]):
        number = len(found)
        found += [outer, *(replace(one, outer=number) for one in inner)]
    return tuple(found)
