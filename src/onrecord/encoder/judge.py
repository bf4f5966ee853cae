"""The encoder, asked about given words: stances, deeds, promises."""

from collections.abc import Sequence

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.judgements import commitment_log_odds, deed_probabilities
from onrecord.encoder.labels import CODED_ROOTS, STANCES
from onrecord.encoder.session import HappeningEmissions
from onrecord.encoder.stance_layers import StanceTarget, stance_probabilities
from onrecord.encoder.tokenization import TokenizedText
from onrecord.errors import ModelError
from onrecord.schema.annotation import Offsets


class Judge:
    """Says of words that it is given what the reader makes of them."""

    def __init__(self, annotator: Annotator) -> None:
        """Ask this annotator's model."""
        self._annotator = annotator

    def stances(self, text: str, targets: Sequence[Offsets]) -> list[dict[str, float]]:
        """Return the probabilities of the stances of a text towards what words in it name.

        Args:
            text: a sentence.
            targets: the words, each set of them within the text.

        Raises:
            ModelError: the model has not learned stances.
        """
        tokens = self._annotator.tokenize(text)
        told = self._told("stances", tokens)
        asked = [
            StanceTarget(tokens.words_within(*target), range(len(tokens))) for target in targets
        ]
        weights = self._annotator.happening_weights.stances
        stances = stance_probabilities(told, asked, weights)
        return [dict(zip(STANCES, shares, strict=True)) for shares in stances.tolist()]

    def deeds(
        self, text: str, pairs: Sequence[tuple[Offsets | None, Offsets | None]]
    ) -> list[dict[str, float]]:
        """Return the probabilities of what the first of two parties does to the second.

        That it does something is taken for certain.

        Args:
            text: a sentence.
            pairs: the words for whoever does it and for whom it is done to, None where the
                sentence does not say.

        Raises:
            ModelError: the model has not learned deeds.
        """
        tokens = self._annotator.tokenize(text)
        told = self._told("deeds", tokens)
        found: list[dict[str, float]] = []
        for pair in pairs:
            actor, recipient = (tokens.words_within(*p) if p else range(0) for p in pair)
            deeds = deed_probabilities(
                told, actor, recipient, range(len(tokens)), self._annotator.happening_weights.deeds
            )[1:]
            shares = (deeds / deeds.sum()).tolist()
            found.append(dict(zip(CODED_ROOTS, shares, strict=True)))
        return found

    def commissives(self, text: str, units: Sequence[Offsets]) -> list[float]:
        """Return the log-odds that parts of a text commit somebody to do something.

        Args:
            text: a text.
            units: parts of it, such as sentences, each with a word in it.

        Raises:
            ModelError: the model has not learned commitments of campaigns.
        """
        tokens = self._annotator.tokenize(text)
        told = self._told("commissives", tokens)
        return [commitment_log_odds(told, tokens.words_within(*unit)) for unit in units]

    def _told(self, task: str, tokens: TokenizedText) -> HappeningEmissions:
        manifest = self._annotator.manifest
        told = self._annotator.emissions(tokens).happenings if len(tokens) else None
        if told is None or task not in manifest.tasks:
            raise ModelError(f"the model {manifest.version} has not learned {task}")
        return told
