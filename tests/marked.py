"""Articles with their annotations marked in the text, so that a test reads as what it tests.

    {S:Mayor Dana Calloway} {C:said} {Q:the plan is ready}

S, C and Q are source, cue and content of the attribution whose number follows (1 by default);
P, O, L and G are names of people, organizations, places and groups; H is a heading.
"""

import re
from dataclasses import dataclass, field

from onrecord.encoder.quotation_marks import find_quotations
from onrecord.encoder.sentences import split_sentences
from onrecord.schema.annotation import (
    Annotations,
    AttributionSpans,
    NamedMention,
    NameType,
    Offsets,
)
from onrecord.schema.article import Article, PublicationDate, article_id
from onrecord.schema.span import text_version

_MARK = re.compile(r"\{(?P<kind>[SCQPOLGH])(?P<number>\d?)(?:<(?P<outer>\d))?:|\}")
_NAMES: dict[str, NameType] = {"P": "person", "O": "organization", "L": "place", "G": "group"}


@dataclass
class _Attribution:
    source: Offsets | None = None
    cue: Offsets | None = None
    content: list[Offsets] = field(default_factory=list)
    outer: int | None = None


def marked(text: str, published: str | None = "2025-09-18") -> tuple[Article, Annotations]:
    """Return the article and the annotations that ``text`` marks.

    ``{Q2<1:...}`` says that attribution 2 is reported by attribution 1.
    """
    plain, attributions, names, headings = _parse(text)
    article = Article(
        id=article_id(plain),
        key=text_version(plain),
        name="test",
        text=plain,
        version=text_version(plain),
        published=PublicationDate(published, "given") if published else None,
    )
    numbers = sorted(attributions)
    spans = tuple(
        AttributionSpans(
            a.source,
            a.cue,
            tuple(sorted(a.content)),
            0.9,
            numbers.index(a.outer) if a.outer is not None else None,
        )
        for a in (attributions[number] for number in numbers)
    )
    return article, Annotations(
        spans,
        tuple(sorted(names, key=lambda name: name.start)),
        (),
        tuple(headings),
        tuple(find_quotations(plain)),
        split_sentences(plain),
        "test",
    )


def _parse(
    text: str,
) -> tuple[str, dict[int, _Attribution], list[NamedMention], list[Offsets]]:
    plain = ""
    attributions: dict[int, _Attribution] = {}
    names: list[NamedMention] = []
    headings: list[Offsets] = []
    open_marks: list[tuple[re.Match[str], int]] = []
    position = 0
    for match in _MARK.finditer(text):
        plain += text[position : match.start()]
        position = match.end()
        if match["kind"]:
            open_marks.append((match, len(plain)))
            continue
        opened, start = open_marks.pop()
        extent = (start, len(plain))
        if opened["kind"] in _NAMES:
            names.append(NamedMention(*extent, _NAMES[opened["kind"]], 0.95))
        elif opened["kind"] == "H":
            headings.append(extent)
        else:
            _place(attributions, opened, extent)
    return plain + text[position:], attributions, names, headings


def _place(attributions: dict[int, _Attribution], opened: re.Match[str], extent: Offsets) -> None:
    attribution = attributions.setdefault(int(opened["number"] or 1), _Attribution())
    if opened["outer"]:
        attribution.outer = int(opened["outer"])
    if opened["kind"] == "S":
        attribution.source = extent
    elif opened["kind"] == "C":
        attribution.cue = extent
    else:
        attribution.content.append(extent)
