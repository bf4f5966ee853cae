"""Attributions put inside made ones, so that the encoder learns the inner layer.

The corpus annotates one layer. Where a sentence holds whole attributions, a made speaker is set to
report it ("Officials said that ..."): its annotated attributions become the inner ones, the whole
sentence the content of an outer one, and no label is guessed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.encoder.sentences import split_sentences
from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution
from onrecord.evaluation.perturbations import Edit, Edited

Offsets = tuple[int, int]

_SOURCES: Final = (
    "She",
    "He",
    "Officials",
    "The spokeswoman",
    "A spokesman",
    "The senator",
    "The lawyer",
    "Aides",
    "One witness",
    "The report",
    "The mayor",
    "Critics",
    "A person close to the talks",
    "The professor",
    "Two former officials",
    "The company",
    "Police",
    "The chairman",
)
_CUES: Final = (
    "said",
    "told reporters",
    "testified",
    "recalled",
    "added",
    "wrote",
    "claimed",
    "noted",
    "also said",
    "later said",
    "told the newspaper",
    "insisted",
    "acknowledged",
    "explained",
    "reported",
    "pointed out",
)
_AFTER: Final = ("said", "told reporters", "wrote", "recalled", "added", "said in an interview")
_LOWERED: Final = frozenset(
    "the a an he she it they we his her its their this that these those in on at by for from with "
    "but and while when as after before if one some many most several there".split()
)
# Sentences of this many words are wrapped, and so many of them in an article, by chance.
_SHORTEST: Final = 6
_LONGEST: Final = 60
_SHARE: Final = 0.1
_LONGEST_SOURCE: Final = 40


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A sentence that a made speaker reports.

    Attributes:
        sentence: its characters before any edit, the final full stop left out.
        inner: numbers of the attributions in it.
        prefix, suffix: what is put before and behind it; the suffix may be empty.
        source, cue: their characters, counted in the prefix, or the suffix where there is one.
        lead: how many characters of the prefix belong to the content.
        tail: how many characters of the suffix belong to the content.
    """

    sentence: Offsets
    inner: tuple[int, ...]
    prefix: str
    suffix: str
    source: Offsets
    cue: Offsets
    lead: int
    tail: int

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield the edits that make it."""
        start, end = self.sentence
        yield Edit(start, start, self.prefix)
        first = text[start:end].split(maxsplit=1)[0]
        if not self.suffix and first.lower() in _LOWERED:
            yield Edit(start, start + 1, text[start].lower())
        if self.suffix:
            yield Edit(end, end, self.suffix)

    def placed(self, edited: Edited) -> GoldAttribution | None:
        """Return the outer attribution in the edited text, or None where other edits undid it."""
        start, end = edited.move(self.sentence)
        before = start - len(self.prefix)
        if edited.text[before:start] != self.prefix:
            return None
        if edited.text[end : end + len(self.suffix)] != self.suffix:
            return None
        base = end if self.suffix else before
        return GoldAttribution(
            ((base + self.source[0], base + self.source[1]),),
            ((base + self.cue[0], base + self.cue[1]),),
            ((start - self.lead, end + self.tail),),
        )


def draw_wrappings(article: GoldArticle, rng: random.Random) -> list[Wrapping]:
    """Draw the sentences of an article to wrap, and how."""
    text = article.text
    sources = [
        text[s[0] : s[1]]
        for a in article.attributions
        for s in a.source
        if s[1] - s[0] <= _LONGEST_SOURCE and text[s[0]].isupper() and "\n" not in text[s[0] : s[1]]
    ]
    found = []
    for start, end in split_sentences(text):
        if rng.random() >= _SHARE or text[end - 1] != "." or not text[start].isupper():
            continue
        if not _SHORTEST <= len(text[start:end].split()) <= _LONGEST:
            continue
        inner = _whole_within(article, start, end)
        if inner:
            source = rng.choice(sources) if sources and rng.random() < 0.5 else rng.choice(_SOURCES)
            found.append(_wrapping(text, (start, end - 1), inner, source, rng))
    return found


def _whole_within(article: GoldArticle, start: int, end: int) -> tuple[int, ...]:
    """Return the attributions of a sentence, none where one is only partly in it."""
    inner = []
    for number, attribution in enumerate(article.attributions):
        spans = [*attribution.source, *attribution.cue, *attribution.content]
        touching = [s for s in spans if s[0] < end and s[1] > start]
        if not touching:
            continue
        if len(touching) < len(spans) or not attribution.cue:
            return ()
        if any(s[0] < start or s[1] > end for s in spans):
            return ()
        inner.append(number)
    if any(s < end and e > start for s, e in article.discarded):
        return ()
    return tuple(inner)


def _wrapping(
    text: str, sentence: Offsets, inner: tuple[int, ...], source: str, rng: random.Random
) -> Wrapping:
    quoted = any(mark in text[slice(*sentence)] for mark in '“”"')
    if not quoted and rng.random() < 0.4:
        cue = rng.choice(_AFTER)
        lowered = source[0].lower() + source[1:] if source in _SOURCES else source
        suffix = f",” {lowered} {cue}"
        begin = len(",” ")
        middle = begin + len(source)
        length = len(cue.split(" in ")[0])
        return Wrapping(
            sentence, inner, "“", suffix, (begin, middle), (middle + 1, middle + 1 + length), 1, 2
        )
    cue = rng.choice(_CUES)
    joint = " that " if rng.random() < 0.8 else " "
    prefix = f"{source} {cue}{joint}"
    middle = len(source)
    lead = len(joint) - 1
    return Wrapping(
        sentence, inner, prefix, "", (0, middle), (middle + 1, middle + 1 + len(cue)), lead, 0
    )
