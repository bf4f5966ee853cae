"""From a text to annotations: the encoder's stage as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from onrecord.encoder.confidence import confidence
from onrecord.encoder.decoding import TaggedSpan, tagged_spans
from onrecord.encoder.labels import NAME_TYPES, ROLES
from onrecord.encoder.linking import LinkedAttribution, link_attributions
from onrecord.encoder.manifest import (
    MODEL_FOLDER,
    TOKENIZER_FILE,
    read_link_weights,
    read_manifest,
)
from onrecord.encoder.relative_clauses import fold_relative_clauses
from onrecord.encoder.run_in_headings import find_run_in_headings, keep_out, merge_headings
from onrecord.encoder.sentences import split_sentences
from onrecord.encoder.session import Emissions, EncoderSession
from onrecord.encoder.tokenization import TokenizedText, Tokenizer
from onrecord.encoder.windows import Window
from onrecord.errors import ModelError
from onrecord.schema.annotation import (
    Annotations,
    AttributionSpans,
    NamedMention,
    Offsets,
)

# A content of fewer words is not searched for a statement inside it.
_SHORTEST_OUTER: Final = 5
# A statement inside another is taken only where it is likelier right than wrong.
_INNER_CONFIDENCE: Final = 0.5
# An inner content over this share of its outer one repeats it rather than lies inside it.
_INNER_SHARE: Final = 0.97


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the heads say of a text, in words."""

    attributions: tuple[LinkedAttribution, ...]
    names: tuple[TaggedSpan, ...]
    headings: tuple[TaggedSpan, ...]


class Annotator:
    """Finds attributions, names, headings, quotations and sentences in texts."""

    def __init__(self, folder: Path = MODEL_FOLDER, threads: int | None = None) -> None:
        """Load the model files.

        Args:
            folder: the folder they lie in; the shipped ones by default.
            threads: threads to use, at least 1; None for all cores.

        Raises:
            ModelError: a model file is missing or damaged.
        """
        self.manifest = read_manifest(folder)
        self._links = read_link_weights(folder)
        try:
            self._tokenizer = Tokenizer(folder / TOKENIZER_FILE)
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(f"the vocabulary cannot be loaded: {error}") from error
        self._session = EncoderSession(folder, threads)

    def tokenize(self, text: str) -> TokenizedText:
        """Cut a text into words and word pieces."""
        return self._tokenizer.tokenize(text)

    def annotate(self, text: str, windows: list[Window] | None = None) -> Annotations:
        """Annotate a text of any length.

        Args:
            text: the text.
            windows: the windows to read it in; planned by the session where None.
        """
        tokens = self.tokenize(text)
        sentences = split_sentences(text)
        if not len(tokens):
            return Annotations((), (), (), (), sentences, self.manifest.version)
        decoded = self.decode(self._session.emissions(tokens, windows), tokens)
        tagged = [_offsets(tokens, span) for span in decoded.headings]
        headings = merge_headings(tagged, find_run_in_headings(text))
        found = self._with_inner(text, tokens, decoded.attributions)
        kept = keep_out(text, found, headings)
        return Annotations(
            attributions=fold_relative_clauses(text, kept, sentences),
            names=tuple(_named_mention(tokens, span) for span in decoded.names),
            headings=headings,
            quotations=tokens.quotations,
            sentences=sentences,
            model=self.manifest.version,
        )

    def emissions(self, tokens: TokenizedText, windows: list[Window] | None = None) -> Emissions:
        """Return the heads' outputs for each word; training fits the confidences on them."""
        return self._session.emissions(tokens, windows)

    def decode(self, emissions: Emissions, tokens: TokenizedText) -> Decoded:
        """Decode the heads' outputs into linked attributions, names and headings."""
        spans = tagged_spans(emissions.tags)
        by_role = {role: [s for s in spans if ROLES[s.type] == role] for role in ROLES}
        attributions = link_attributions(
            emissions,
            tokens.paragraphs,
            by_role["source"],
            by_role["cue"],
            by_role["content"],
            self._links,
        )
        names = tagged_spans(emissions.names)
        return Decoded(tuple(attributions), tuple(names), tuple(by_role["heading"]))

    def _with_inner(
        self, text: str, tokens: TokenizedText, attributions: Sequence[LinkedAttribution]
    ) -> tuple[AttributionSpans, ...]:
        """Add the statements that the contents report: each content is read as its own text.

        The corpora annotate one layer, the outer one; read alone, a content shows its own.
        """
        found: list[AttributionSpans] = []
        for attribution in attributions:
            outer = len(found)
            found.append(self._spans(tokens, attribution, shift=0))
            for content in attribution.contents:
                found += self._inner(text, tokens, content, outer)
        return tuple(found)

    def _inner(
        self, text: str, tokens: TokenizedText, content: TaggedSpan, outer: int
    ) -> list[AttributionSpans]:
        if content.last - content.first < _SHORTEST_OUTER:
            return []
        if not self._may_report(text, tokens, content):
            return []
        part = tokens.part(content.first, content.last)
        decoded = self.decode(self._session.emissions(part), part)
        found = []
        for attribution in decoded.attributions:
            words = sum(c.last - c.first for c in attribution.contents)
            if attribution.source is None or words > _INNER_SHARE * len(part):
                continue
            spans = self._spans(tokens, attribution, shift=content.first)
            if spans.confidence >= _INNER_CONFIDENCE:
                found.append(replace(spans, outer=outer))
        return found

    def _may_report(self, text: str, tokens: TokenizedText, content: TaggedSpan) -> bool:
        extents = zip(
            tokens.starts[content.first : content.last].tolist(),
            tokens.ends[content.first : content.last].tolist(),
            strict=True,
        )
        return any(text[s:e].lower() in self.manifest.reporting_words for s, e in extents)

    def _spans(
        self, tokens: TokenizedText, attribution: LinkedAttribution, shift: int
    ) -> AttributionSpans:
        def offsets(span: TaggedSpan) -> Offsets:
            return _offsets(tokens, replace(span, first=span.first + shift, last=span.last + shift))

        return AttributionSpans(
            source=offsets(attribution.source) if attribution.source else None,
            cue=offsets(attribution.cue) if attribution.cue else None,
            content=tuple(offsets(content) for content in attribution.contents),
            confidence=confidence(attribution, self.manifest.calibration),
        )


def _offsets(tokens: TokenizedText, span: TaggedSpan) -> Offsets:
    return int(tokens.starts[span.first]), int(tokens.ends[span.last - 1])


def _named_mention(tokens: TokenizedText, span: TaggedSpan) -> NamedMention:
    start, end = _offsets(tokens, span)
    return NamedMention(start, end, NAME_TYPES[span.type], span.confidence)
