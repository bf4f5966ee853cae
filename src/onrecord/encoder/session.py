"""The door to onnxruntime: word pieces in, the heads' outputs for each word out."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.encoder.labels import HEAD_OUTPUTS
from onrecord.encoder.manifest import GRAPH_FILE
from onrecord.encoder.tokenization import END_PIECE, START_PIECE, TokenizedText
from onrecord.encoder.windows import Window, plan_windows
from onrecord.errors import ModelError

Floats = npt.NDArray[np.float32]


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
        found = [
            np.concatenate([part[head] for part in parts]) for head in range(len(HEAD_OUTPUTS))
        ]
        return Emissions(*(_log_softmax(logits) for logits in found[:4]), *found[4:])

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
            None, {"pieces": pieces, "features": features, "rows": rows}
        )
        return outputs


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal
