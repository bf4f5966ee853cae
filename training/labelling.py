"""From annotated articles of each corpus to texts with a label a word."""

import random
from dataclasses import replace
from typing import Final

import numpy as np

from onrecord.encoder.labels import (
    ATTRIBUTION_TAGS,
    CIRCUMSTANCES,
    INNER_TAGS,
    LINK_ROLES,
    MENTION_CLASSES,
    MENTION_FORMS,
    MENTION_TYPES,
    NAME_TAGS,
    POLARITIES,
)
from onrecord.encoder.mention_features import MentionFeatures, mention_features
from onrecord.encoder.mentions import MentionWords
from onrecord.encoder.tokenization import Tokenizer
from onrecord.evaluation.corpora.gap import PronounChoice
from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.happening_annotations import ArticleHappenings
from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution
from onrecord.evaluation.corpora.speech_facts import (
    ArticleAnnotations,
    InnerAttribution,
    SpeechFacts,
)
from onrecord.evaluation.corpora.worldwide import NamedArticle
from onrecord.evaluation.perturbations import Edited, Offsets, apply_edits
from onrecord.extraction.polarity import statement_polarity
from training.examples import (
    IGNORED,
    CueExample,
    LabelledText,
    MentionExample,
    PronounExample,
    unlabelled,
    write_tags,
)
from training.happening_labelling import label_happenings
from training.noise import draw_noise
from training.silver import SilverLabels
from training.wrapping import Wrapping, draw_wrappings

# How far labels that rules or an earlier model made are trusted, beside 1 for those of people.
_RULE_WEIGHT: Final = 0.3
_RULE_FOUND_WEIGHT: Final = 0.6
_UNFOUND_WEIGHT: Final = 0.03
_SILVER_WEIGHT: Final = 0.4


def label_attributions(
    article: GoldArticle,
    tokenizer: Tokenizer,
    annotations: ArticleAnnotations | None,
    silver: SilverLabels | None = None,
    happenings: ArticleHappenings | None = None,
    *,
    by_hand: bool,
    headings: list[str],
    rng: random.Random | None,
) -> LabelledText:
    """Tokenize an article and label it; with ``rng`` noise and wrappings are added first.

    Args:
        article: the article, as the corpus annotates it.
        tokenizer: cuts it.
        annotations: the project's annotations of it.
        silver: names and mentions that a first network found in it.
        happenings: what is annotated to have happened in it.
        by_hand: whether these were made by hand.
        headings: headings to run into it.
        rng: decides noise and wrappings.
    """
    wrappings = draw_wrappings(article, rng) if rng else []
    edits = draw_noise(article.text, headings, rng) if rng else []
    edits += [edit for wrapping in wrappings for edit in wrapping.edits(article.text)]
    work = _Labelling(article, apply_edits(article.text, edits), tokenizer)
    wrapped = work.label_outer(wrappings, annotations, by_hand=by_hand)
    work.label_inner(annotations, wrapped, by_hand=by_hand)
    text = work.labelled()
    if happenings:
        text = work.with_happenings(text, happenings)
    return work.with_silver(text, silver) if silver else text


class _Labelling:
    """The work on one article."""

    def __init__(self, article: GoldArticle, edited: Edited, tokenizer: Tokenizer) -> None:
        self._article = article
        self._edited = edited
        self._tokens = tokenizer.tokenize(edited.text)
        count = len(self._tokens)
        self._tags = np.zeros(count, dtype=np.int64)
        self._inner = np.zeros(count, dtype=np.int64)
        self._weights = np.ones(count, dtype=np.float32)
        self._cues: list[CueExample] = []

    def labelled(self) -> LabelledText:
        """Return what was labelled."""
        for heading in self._edited.headings:
            run = self._tokens.words_within(*heading)
            write_tags(self._tags, run, "heading", ATTRIBUTION_TAGS)
        for span in self._article.discarded:
            run = self._words(span)
            self._tags[run.start : run.stop] = IGNORED
            self._inner[run.start : run.stop] = IGNORED
        return replace(
            unlabelled(self._tokens),
            tags=self._tags,
            inner=self._inner,
            inner_weights=self._weights,
            cues=tuple(self._cues),
        )

    def with_happenings(self, text: LabelledText, happenings: ArticleHappenings) -> LabelledText:
        """Add what happened; headings that noise put in tell nothing."""
        labels = label_happenings(happenings, self._tokens, self._edited.move)
        return replace(text, happenings=labels)

    def with_silver(self, text: LabelledText, silver: SilverLabels) -> LabelledText:
        """Add the names and mentions of a first network, where their words still stand."""
        names = np.full(len(self._tokens), IGNORED)
        mentions = np.full(len(self._tokens), IGNORED)
        for number, (start, end) in enumerate(silver.extents.tolist()):
            run = self._words((start, end))
            if len(run) == 1:
                names[run.start] = silver.names[number]
                mentions[run.start] = silver.mentions[number]
        return replace(text, names=names, mentions=mentions, trust=_SILVER_WEIGHT)

    def label_outer(
        self,
        wrappings: list[Wrapping],
        annotations: ArticleAnnotations | None,
        *,
        by_hand: bool,
    ) -> frozenset[int]:
        """Label the corpus's attributions; return those that were put inside a made one."""
        placed = [(w, w.placed(self._edited)) for w in wrappings]
        wrapped = frozenset(n for w, outer in placed if outer for n in w.inner)
        for number, attribution in enumerate(self._article.attributions):
            tags, alphabet = (
                (self._inner, INNER_TAGS) if number in wrapped else (self._tags, ATTRIBUTION_TAGS)
            )
            facts, weight = self._facts(number, attribution, annotations, by_hand=by_hand)
            spans = {
                "source": [self._words(s) for s in attribution.source],
                "cue": [self._words(s) for s in attribution.cue],
                "content": [self._words(s) for s in attribution.content],
            }
            self._label(spans, tags, alphabet, facts, weight)
        for _, outer in placed:
            if outer is not None:
                spans = {
                    role: [self._tokens.words_within(*s) for s in getattr(outer, role)]
                    for role in ("content", "source", "cue")
                }
                self._label(spans, self._tags, ATTRIBUTION_TAGS, SpeechFacts(), 0.0)
        return wrapped

    def label_inner(
        self, annotations: ArticleAnnotations | None, wrapped: frozenset[int], *, by_hand: bool
    ) -> None:
        """Label what the project annotated inside the corpus's attributions."""
        if not by_hand:
            # What an earlier model did not find inside a content may be there all the same.
            free = self._inner == 0
            inside = self._tags == ATTRIBUTION_TAGS.index("I-content")
            self._weights[free] = _RULE_WEIGHT
            self._weights[free & inside] = _UNFOUND_WEIGHT
        for attribution in annotations.inner if annotations else ():
            if attribution.outer not in wrapped:
                self._label_one_inner(attribution, by_hand=by_hand)

    def _label_one_inner(self, attribution: InnerAttribution, *, by_hand: bool) -> None:
        spans = {
            "source": [self._words(attribution.source)] if attribution.source else [],
            "cue": [self._words(attribution.cue)],
            "content": [self._words(s) for s in attribution.content],
        }
        runs = [run for role in spans.values() for run in role]
        taken = any((self._inner[run.start : run.stop] > 0).any() for run in runs)
        weight = 1.0 if by_hand else 0.0
        self._label(
            spans,
            None if taken else self._inner,
            INNER_TAGS,
            self._moved(attribution.facts),
            weight,
        )
        for run in runs:
            self._weights[run.start : run.stop] = 1.0 if by_hand else _RULE_FOUND_WEIGHT

    def _label(
        self,
        spans: dict[str, list[range]],
        tags: np.ndarray | None,
        alphabet: tuple[str, ...],
        facts: SpeechFacts,
        weight: float,
    ) -> None:
        count = len(self._tokens)
        roles = np.zeros(count, dtype=np.int64)
        for role in ("content", "source", "cue"):
            for run in spans[role]:
                if tags is not None:
                    write_tags(tags, run, role, alphabet)
                if role != "cue":
                    roles[run.start : run.stop] = LINK_ROLES.index(role)
        cue = [word for run in spans["cue"] for word in run]
        if not cue:
            return
        circumstances = np.zeros((count, len(CIRCUMSTANCES)), dtype=np.float32)
        # Rules find some circumstances, and their finding none says little.
        told = 1.0 if weight == 1.0 or facts.channel or facts.addressee else 0.0
        for column, extent in enumerate((facts.channel, facts.addressee)):
            if extent:
                run = self._tokens.words_within(*extent)
                circumstances[run.start : run.stop, column] = 1
        polarity = POLARITIES.index(facts.polarity)
        self._cues.append(
            CueExample(np.array(sorted(cue)), roles, polarity, circumstances, weight, weight * told)
        )

    def _facts(
        self,
        number: int,
        attribution: GoldAttribution,
        annotations: ArticleAnnotations | None,
        *,
        by_hand: bool,
    ) -> tuple[SpeechFacts, float]:
        facts = annotations.facts.get(number, SpeechFacts()) if annotations else SpeechFacts()
        if by_hand:
            return self._moved(facts), 1.0
        if attribution.cue and attribution.content:
            cue = (attribution.cue[0][0], attribution.cue[-1][1])
            polarity = statement_polarity(self._article.text, cue, attribution.content)
            facts = replace(facts, polarity=polarity)
        return self._moved(facts), _RULE_WEIGHT

    def _moved(self, facts: SpeechFacts) -> SpeechFacts:
        move = self._edited.move
        return SpeechFacts(
            facts.polarity,
            move(facts.channel) if facts.channel else None,
            move(facts.addressee) if facts.addressee else None,
        )

    def _words(self, span: Offsets) -> range:
        return self._tokens.words_within(*self._edited.move(span))


def label_names(article: NamedArticle, tokenizer: Tokenizer) -> LabelledText:
    """Tokenize an article and label its named mentions."""
    tokens = tokenizer.tokenize(article.text)
    names = np.zeros(len(tokens), dtype=np.int64)
    for start, end, kind in article.names:
        write_tags(names, tokens.words_within(start, end), kind, NAME_TAGS)
    return replace(unlabelled(tokens), names=names)


def label_mentions(document: GumDocument, tokenizer: Tokenizer, trust: float = 1.0) -> LabelledText:
    """Tokenize a document and label its mentions and what they stand for.

    Args:
        document: the document.
        tokenizer: cuts it.
        trust: how far types and forms of its mentions are trusted, 0 to 1.
    """
    tokens = tokenizer.tokenize(document.text)
    classes = np.zeros(len(tokens), dtype=np.int64)
    spans: dict[int, MentionExample] = {}
    for mention in document.mentions:
        words = tokens.words_within(mention.start, mention.end)
        heads = tokens.words_within(mention.head_start, mention.head_end)
        if not words or not heads:
            continue
        classes[heads.start] = MENTION_CLASSES.index(f"{mention.type} {mention.form}")
        found = MentionWords(
            words.start,
            words.stop,
            heads.start,
            MENTION_TYPES.index(mention.type),
            MENTION_FORMS.index(mention.form),
            1.0,
        )
        features = mention_features(document.text, tokens, found)
        spans[heads.start] = MentionExample(words.start, words.stop - 1, mention.entity, features)
    ordered = tuple(spans[head] for head in sorted(spans))
    return replace(unlabelled(tokens), mentions=classes, spans=ordered, trust=trust)


def label_pronoun(choice: PronounChoice, tokenizer: Tokenizer) -> LabelledText:
    """Tokenize a passage and label whom its pronoun stands for."""
    tokens = tokenizer.tokenize(choice.text)

    def features(extent: Offsets, form: str) -> MentionFeatures:
        words = tokens.words_within(*extent)
        person = MENTION_TYPES.index("person")
        found = MentionWords(
            words.start, words.stop, words.start, person, MENTION_FORMS.index(form), 1.0
        )
        return mention_features(choice.text, tokens, found)

    first, second = choice.names
    meant = choice.meant.index(True) if any(choice.meant) else 2
    pronoun = PronounExample(
        features(choice.pronoun, "pronoun"),
        (features(first, "name"), features(second, "name")),
        meant,
    )
    return replace(unlabelled(tokens), pronoun=pronoun)
