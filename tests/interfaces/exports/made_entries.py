"""Entries of made articles, for properties that hold of any text."""

from dataclasses import replace

from hypothesis import strategies as st

from onrecord.interfaces.exports.entries import Entry, EntryParty
from onrecord.schema.article import Detail
from tests.interfaces.newsroom import make_article

# Any text that a record can hold: no halves of surrogate pairs, and no null character.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@st.composite
def made_entries(draw: st.DrawFn) -> Entry:
    """Return an entry with one or two spans of a text, and a party of any name."""
    parts = draw(st.lists(texts.filter(bool), min_size=3, max_size=5))
    article = make_article("".join(parts))
    if draw(st.booleans()):
        article = replace(article, url=Detail(draw(texts), "given"))
    starts = [sum(map(len, parts[:at])) for at in range(len(parts))]
    chosen = draw(st.lists(st.sampled_from(range(len(parts))), min_size=1, max_size=2))
    spans = tuple(article.span(starts[at], starts[at] + len(parts[at])) for at in chosen)
    name = draw(texts.filter(bool))
    return Entry(
        kind=draw(st.sampled_from(["statement", "commitment", "absence", "action", "encounter"])),
        id="s1",
        type=draw(st.sampled_from(["direct", "indirect", "meeting"])),
        status=draw(st.sampled_from([None, "asserted", "denied", "cancelled"])),
        article=article,
        spans=spans,
        by=(EntryParty(name, draw(st.sampled_from(["person", "place", None])), None),),
        towards=(),
        day=None,
        confidence=0.5,
    )
