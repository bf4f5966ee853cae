"""Sources that were cut before what they name."""

from onrecord.encoder.source_words import complete_sources
from onrecord.schema.annotation import AttributionSpans, EntityMention, NamedMention, Offsets


def extent(text: str, words: str) -> Offsets:
    start = text.index(words)
    return start, start + len(words)


def source_of(text: str, source: str, cue: str, mention: str, head: str, *names: str) -> str:
    """Return the whole source of an attribution whose content is all that follows the cue."""
    said = extent(text, cue)
    attribution = AttributionSpans(extent(text, source), said, ((said[1] + 1, len(text)),), 0.9)
    told = EntityMention(*extent(text, mention), extent(text, head), "group", "description", 0.9, 0)
    named = [NamedMention(*extent(text, name), "person", 0.9) for name in names]
    (found,) = complete_sources(text, [attribution], [told], named)
    assert found.source is not None
    return text[slice(*found.source)]


def test_an_article_alone_goes_on_to_what_it_belongs_to() -> None:
    text = "Now the family views it as a gift"
    assert source_of(text, "the", "views", "the family", "family") == "the family"


def test_a_source_ends_before_its_cue() -> None:
    text = "Now an old club backing the mayor met"
    mention = "an old club backing the mayor"
    assert source_of(text, "an", "backing", mention, "club") == "an old club"


def test_what_somebody_owns_says_nothing() -> None:
    text = "Then Lund's claim suggests a fault"
    assert source_of(text, "Lund's", "suggests", "Lund's claim", "claim") == "Lund's"
    text = "Then Lund’s claim suggests a fault"
    assert source_of(text, "Lund’", "suggests", "Lund’s claim", "claim") == "Lund’"
    text = "Then his claim suggests a fault"
    assert source_of(text, "his", "suggests", "his claim", "claim") == "his"


def test_a_name_is_whole() -> None:
    text = "Then Ann Lund looked on, and said it was late"
    mention = "Ann Lund looked on"
    assert source_of(text, "Ann Lund", "said", mention, "looked", "Ann Lund") == "Ann Lund"


def test_a_head_within_the_source_is_enough() -> None:
    text = "Now the family of five views it so"
    assert source_of(text, "the family", "views", "the family of five", "family") == "the family"
