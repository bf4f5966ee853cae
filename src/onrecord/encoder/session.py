"""The door to onnxruntime: word pieces in, the heads' outputs for each word out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.encoder.labels import HAPPENING_OUTPUTS, HEAD_OUTPUTS
from onrecord.encoder.manifest import GRAPH_FILE
from onrecord.encoder.tokenization import END_PIECE, START_PIECE, TokenizedText
from onrecord.encoder.windows import Window, plan_windows
from onrecord.errors import ModelError

Floats = npt.NDArray[np.float32]

# Heads of exclusive classes, whose logits become log-probabilities.
_EXCLUSIVE: Final = frozenset(
    "tags inner names mentions commitments absences encounters actions".split()
)
# What graphs may be without that put out all else of what happened.
_LEARNED_LATER: Final = frozenset({"grounds"})


@dataclass(frozen=True, slots=True, eq=False)
class HappeningEmissions:
    """The outputs of the heads of what happened, a row for each word.

    Attributes:
        stance_words: what each word is to the layers that tell stances, ``[words, width]``.
        stance_told: keys and values that it has for targets, a round of them beside another,
            ``[words, rounds * 2 * width]``.
        speech_acts: logits of the act of the unit that a word is of, ``[words, SPEECH_ACTS]``.
        commitments, absences: log-probabilities of tags, ``[words, COMMITMENT_TAGS]`` and
            ``[words, ABSENCE_TAGS]``.
        encounters, actions: log-probabilities of telling of one, ``[words, ENCOUNTER_CLASSES]``
            and ``[words, ACTION_CLASSES]``.
        statuses: logits of whether what the word tells of came about, ``[words, STATUSES]``.
        triggers, parties: projections as what tells of something and as a word that may belong to
            it, ``[words, width]``.
        actors, recipients: projections as who does something and as whom it is done to,
            ``[words, width]``.
        deed_keys, deed_values: projections as a word that tells of what is done,
            ``[words, width]``.
        grounds: what the word says for or against an entry, ``[words, GROUNDS]``; None where the
            graph is from before it was learned.
    """

    stance_words: Floats
    stance_told: Floats
    speech_acts: Floats
    commitments: Floats
    absences: Floats
    encounters: Floats
    actions: Floats
    statuses: Floats
    triggers: Floats
    parties: Floats
    actors: Floats
    recipients: Floats
    deed_keys: Floats
    deed_values: Floats
    grounds: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Emissions:
    """The heads' outputs, a row for each word.

    Attributes:
        tags: log-probabilities of attribution tags, ``[words, ATTRIBUTION_TAGS]``.
        inner: log-probabilities of tags of inner attributions, ``[words, INNER_TAGS]``.
        names: log-probabilities of name tags, ``[words, NAME_TAGS]``.
        mentions: log-probabilities of heading a mention, ``[words, MENTION_CLASSES]``.
        polarities: logits of each word as a cue, ``[words, POLARITIES]``.
        cues, words: projections as a cue and as a word near one, ``[words, width]``.
        heads, edges: projections as the head and as an edge of a mention, ``[words, width]``.
        anaphors, antecedents: projections as the head of the later and of the earlier of two
            mentions, ``[words, width]``.
        anaphor_keys, antecedent_keys: projections whose product tells which mentions before a
            mention are worth comparing with it, ``[words, width]``.
        happenings: outputs of the heads of what happened; None where the model has none.
    """

    tags: Floats
    inner: Floats
    names: Floats
    mentions: Floats
    polarities: Floats
    cues: Floats
    words: Floats
    heads: Floats
    edges: Floats
    anaphors: Floats
    antecedents: Floats
    anaphor_keys: Floats
    antecedent_keys: Floats
    happenings: HappeningEmissions | None = None


class EncoderSession:
    """Runs the encoder over texts of any length, a window at a time.

    Each window is a run of its own, without padding, so that a text is read alike alone and in
    company, whatever the number of threads.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        """Load the graph.

        Args:
            folder: the folder of the model files.
            threads: threads to use, at least 1; None for all cores.

        Raises:
            ModelError: the graph cannot be loaded.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or 0
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The graph is fused by hand; more of it makes it slower (see `training/graph.py`).
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH_FILE), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises classes of its own, without a common base
            raise ModelError(f"the model file {GRAPH_FILE} cannot be loaded: {error}") from error
        there = {output.name for output in self._session.get_outputs()}
        told = tuple(name for name in HAPPENING_OUTPUTS if name in there)
        self._happenings = told if {*HAPPENING_OUTPUTS} - {*told} <= _LEARNED_LATER else ()
        self._outputs = HEAD_OUTPUTS + self._happenings

    def emissions(self, tokens: TokenizedText, windows: list[Window] | None = None) -> Emissions:
        """Return the heads' outputs for each word of a text.

        Args:
            tokens: the text.
            windows: the windows to read it in; planned here where None.
        """
        parts = [
            self._window(tokens, window)
            for window in (plan_windows(tokens) if windows is None else windows)
        ]
        joined = [np.concatenate(part) for part in zip(*parts, strict=True)]
        told = {
            name: _log_softmax(output) if name in _EXCLUSIVE else output
            for name, output in zip(self._outputs, joined, strict=True)
        }
        happenings = None
        if self._happenings:
            happenings = HappeningEmissions(**{name: told.pop(name) for name in self._happenings})
        return Emissions(happenings=happenings, **told)

    def _window(self, tokens: TokenizedText, window: Window) -> list[Floats]:
        begin, end = window.pieces
        pieces = np.empty((1, end - begin + 2), dtype=np.int64)
        pieces[0, 0], pieces[0, -1] = START_PIECE, END_PIECE
        pieces[0, 1:-1] = tokens.pieces[begin:end]
        features = np.zeros_like(pieces)
        features[0, 1:-1] = tokens.features[begin:end]
        first, last = window.core
        rows = tokens.first_pieces[first:last] - begin + 1
        outputs: list[Floats] = self._session.run(
            self._outputs, {"pieces": pieces, "features": features, "rows": rows}
        )
        return outputs


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal
