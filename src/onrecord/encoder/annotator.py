"""From a text to annotations: the encoder's stage as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from onrecord.encoder.comparers import HappeningWeights, read_comparers
from onrecord.encoder.confidence import confidence
from onrecord.encoder.coreference import link_mentions
from onrecord.encoder.decoding import TaggedSpan, tagged_spans
from onrecord.encoder.happenings import HappeningFinder
from onrecord.encoder.labels import (
    INNER_ROLES,
    MENTION_FORMS,
    MENTION_TYPES,
    NAME_TYPES,
    ROLES,
)
from onrecord.encoder.linking import LinkedAttribution, link_attributions
from onrecord.encoder.manifest import (
    MODEL_FOLDER,
    TOKENIZER_FILE,
    Calibration,
    read_manifest,
)
from onrecord.encoder.markup_leftovers import read_through
from onrecord.encoder.mention_features import features_of_mentions
from onrecord.encoder.mentions import MentionWords, find_mentions
from onrecord.encoder.relative_clauses import fold_relative_clauses
from onrecord.encoder.run_in_headings import find_run_in_headings, keep_out, merge_headings
from onrecord.encoder.sentences import split_sentences
from onrecord.encoder.session import Emissions, EncoderSession, Floats
from onrecord.encoder.source_words import complete_sources
from onrecord.encoder.speech_facts import SpeechFacts, speech_facts
from onrecord.encoder.tokenization import TokenizedText, Tokenizer
from onrecord.encoder.windows import Window
from onrecord.errors import ModelError
from onrecord.schema.annotation import (
    Annotations,
    AttributionSpans,
    EntityMention,
    NamedMention,
    Offsets,
)
from onrecord.schema.grounds import Grounds

# Log-odds taken from a word's being part of no attribution, so that more are found; those that are
# likelier wrong are then left out by their confidence. Set on dev, together.
LENIENCE: Final = 1.0
LEAST_CONFIDENCE: Final = 0.27
# A statement inside another is taken only where it is likelier right than wrong.
_INNER_CONFIDENCE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the heads say of a text, in words.

    Attributes:
        attributions: those of the outer layer, in order of their first content.
        inner: those of the inner layer, wherever they stand.
        names: names.
        mentions: mentions, in order of their heads.
        headings: headings run into the text or on lines of their own.
    """

    attributions: tuple[LinkedAttribution, ...]
    inner: tuple[LinkedAttribution, ...]
    names: tuple[TaggedSpan, ...]
    mentions: tuple[MentionWords, ...]
    headings: tuple[TaggedSpan, ...]


class Annotator:
    """Finds attributions, names, headings, quotations and sentences in texts."""

    def __init__(
        self,
        folder: Path = MODEL_FOLDER,
        threads: int | None = None,
        session: EncoderSession | None = None,
        *,
        lenience: float = LENIENCE,
        least_confidence: float = LEAST_CONFIDENCE,
    ) -> None:
        """Load the model files.

        Args:
            folder: the folder they lie in; the shipped ones by default.
            threads: threads to use, at least 1; None for all cores.
            session: runs the encoder; made of the model files where None.
            lenience: log-odds taken from a word's being part of no attribution.
            least_confidence: attributions less sure than this are left out, 0 to 1.

        Raises:
            ModelError: a model file is missing or damaged.
        """
        self.manifest = read_manifest(folder)
        self._lenience = lenience
        self._least_confidence = least_confidence
        self._comparers = read_comparers(folder)
        try:
            self._tokenizer = Tokenizer(folder / TOKENIZER_FILE)
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(f"the vocabulary cannot be loaded: {error}") from error
        self._session = session or EncoderSession(folder, threads)

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
        sentences = split_sentences(read_through(text)[0])
        if not len(tokens):
            return Annotations((), (), (), (), (), sentences, self.manifest.version)
        emissions = self._session.emissions(tokens, windows)
        decoded = self.decode(emissions, tokens, sentences)
        tagged = [_offsets(tokens, span.first, span.last) for span in decoded.headings]
        headings = merge_headings(tagged, find_run_in_headings(text))
        found = self._layers(tokens, emissions, decoded)
        kept = keep_out(text, found, headings)
        mentions = self._mentions(text, tokens, emissions, decoded.mentions)
        folded = fold_relative_clauses(text, kept, sentences)
        names = tuple(_named_mention(tokens, span) for span in decoded.names)
        annotations = Annotations(
            attributions=complete_sources(text, folded, mentions, names),
            names=names,
            mentions=mentions,
            headings=headings,
            quotations=tokens.quotations,
            sentences=sentences,
            model=self.manifest.version,
        )
        return self._with_happenings(annotations, tokens, emissions, decoded.mentions)

    def emissions(self, tokens: TokenizedText, windows: list[Window] | None = None) -> Emissions:
        """Return the heads' outputs for each word; training fits the confidences on them."""
        return self._session.emissions(tokens, windows)

    def decode(
        self, emissions: Emissions, tokens: TokenizedText, sentences: Sequence[Offsets] = ()
    ) -> Decoded:
        """Decode the heads' outputs into linked attributions, names, mentions and headings.

        Args:
            emissions: the heads' outputs.
            tokens: the text.
            sentences: extents of its sentences, in order; mentions lie within them.
        """
        tags = emissions.tags.copy()
        tags[:, 0] -= self._lenience
        begins = np.array([start for start, _ in sentences], dtype=np.int64)
        sentence_of_words = np.searchsorted(begins, tokens.starts, side="right")
        spans = tagged_spans(tags)
        inner = tagged_spans(emissions.inner)
        return Decoded(
            self._linked(emissions, tokens, spans, ROLES),
            self._linked(emissions, tokens, inner, INNER_ROLES),
            tuple(tagged_spans(emissions.names)),
            tuple(find_mentions(emissions, self._comparers.edges, sentence_of_words)),
            tuple(span for span in spans if ROLES[span.type] == "heading"),
        )

    @property
    def happening_weights(self) -> HappeningWeights:
        """The weights that compare parties.

        Raises:
            ModelError: the model has none.
        """
        if self._comparers.happenings is None:
            raise ModelError(f"the model {self.manifest.version} has not learned what happened")
        return self._comparers.happenings

    def _with_happenings(
        self,
        annotations: Annotations,
        tokens: TokenizedText,
        emissions: Emissions,
        mentions: Sequence[MentionWords],
    ) -> Annotations:
        """Add what happened, as far as the model has learned it."""
        told, tasks = emissions.happenings, self.manifest.tasks
        if told is None or not tasks:
            return annotations
        finder = HappeningFinder(told, tokens, self.happening_weights, tasks)
        return replace(
            annotations,
            stances=tuple(finder.stances(mentions, annotations.sentences, _said(annotations))),
            commitments=tuple(finder.commitments()),
            absences=tuple(finder.absences()),
            encounters=tuple(finder.encounters()),
            actions=tuple(finder.actions(annotations.sentences)),
            grounds=_grounds(tokens, told.grounds) if "grounds" in tasks else None,
        )

    def _linked(
        self,
        emissions: Emissions,
        tokens: TokenizedText,
        spans: Sequence[TaggedSpan],
        roles: tuple[str, ...],
    ) -> tuple[LinkedAttribution, ...]:
        sources, cues, contents = (
            [span for span in spans if roles[span.type] == role]
            for role in ("source", "cue", "content")
        )
        links = self._comparers.links
        return tuple(
            link_attributions(emissions, tokens.paragraphs, sources, cues, contents, links)
        )

    def _layers(
        self, tokens: TokenizedText, emissions: Emissions, decoded: Decoded
    ) -> tuple[AttributionSpans, ...]:
        """Return the attributions of both layers, each inner one after the one that reports it."""
        found: list[AttributionSpans] = []
        manifest = self.manifest
        inner = [
            (_extent(one), one, probability)
            for one, probability in _likely(
                decoded.inner, manifest.inner_calibration, _INNER_CONFIDENCE
            )
            if one.cue is not None
        ]
        likely = _likely(decoded.attributions, manifest.calibration, self._least_confidence)
        for attribution, probability in likely:
            outer = len(found)
            found.append(self._spans(tokens, emissions, attribution, probability))
            found.extend(
                replace(self._spans(tokens, emissions, one, its_probability), outer=outer)
                for extent, one, its_probability in inner
                if _lies_in(extent, attribution)
            )
        return tuple(found)

    def _spans(
        self,
        tokens: TokenizedText,
        emissions: Emissions,
        attribution: LinkedAttribution,
        probability: float,
    ) -> AttributionSpans:
        def offsets(words: tuple[int, int] | None) -> Offsets | None:
            return _offsets(tokens, *words) if words else None

        source, cue = attribution.source, attribution.cue
        facts = (
            speech_facts(emissions, tokens.paragraphs, cue, self._comparers.links)
            if cue
            else SpeechFacts()
        )
        return AttributionSpans(
            source=_offsets(tokens, source.first, source.last) if source else None,
            cue=_offsets(tokens, cue.first, cue.last) if cue else None,
            content=tuple(_offsets(tokens, c.first, c.last) for c in attribution.contents),
            confidence=probability,
            polarity=facts.polarity,
            channel=offsets(facts.channel),
            addressee=offsets(facts.addressee),
        )

    def _mentions(
        self,
        text: str,
        tokens: TokenizedText,
        emissions: Emissions,
        mentions: Sequence[MentionWords],
    ) -> tuple[EntityMention, ...]:
        features = features_of_mentions(text, tokens, mentions)
        links = link_mentions(features, emissions, self._comparers.pairs)
        starts, ends = tokens.starts.tolist(), tokens.ends.tolist()
        return tuple(
            EntityMention(
                starts[mention.first],
                ends[mention.last - 1],
                head=(starts[mention.head], ends[mention.head]),
                type=MENTION_TYPES[mention.type],
                form=MENTION_FORMS[mention.form],
                confidence=mention.confidence,
                entity=link.cluster,
                antecedents=link.antecedents,
                antecedent_odds=link.odds,
            )
            for mention, link in zip(mentions, links, strict=True)
        )


def _likely(
    attributions: Sequence[LinkedAttribution], calibration: Calibration, least: float
) -> list[tuple[LinkedAttribution, float]]:
    """Return the attributions that are sure enough, each with its confidence."""
    rated = ((attribution, confidence(attribution, calibration)) for attribution in attributions)
    return [
        (attribution, probability) for attribution, probability in rated if probability >= least
    ]


def _said(annotations: Annotations) -> list[Offsets]:
    """Return what anybody says, quotations that go on without an attribution too, each word once.

    Returns:
        The extents in order, those that touch joined.
    """
    contents = (content for one in annotations.attributions for content in one.content)
    joined: list[Offsets] = []
    for start, end in sorted((*contents, *annotations.quotations)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _extent(attribution: LinkedAttribution) -> Offsets:
    """Return the words from the first to the last of a cue and its contents."""
    spans = [*attribution.contents, *([attribution.cue] if attribution.cue else [])]
    return min(span.first for span in spans), max(span.last for span in spans)


def _lies_in(inner: Offsets, outer: LinkedAttribution) -> bool:
    """Whether the words of an attribution stand within a content of another one."""
    first, last = inner
    return any(content.first <= first and last <= content.last for content in outer.contents)


def _grounds(tokens: TokenizedText, told: Floats | None) -> Grounds | None:
    if told is None:
        return None
    weights = tuple(map(tuple, told.T.tolist()))
    return Grounds(tuple(tokens.starts.tolist()), tuple(tokens.ends.tolist()), weights)


def _offsets(tokens: TokenizedText, first: int, last: int) -> Offsets:
    return int(tokens.starts[first]), int(tokens.ends[last - 1])


def _named_mention(tokens: TokenizedText, span: TaggedSpan) -> NamedMention:
    start, end = _offsets(tokens, span.first, span.last)
    return NamedMention(start, end, NAME_TYPES[span.type], span.confidence)
