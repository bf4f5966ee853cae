"""The door to onnxruntime: word pieces in, the heads' outputs for each word out."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

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
        names: log-probabilities of name tags, ``[words, NAME_TAGS]``.
        cues: projections as a cue, ``[words, width]``.
        words: projections as a word near a cue, ``[words, width]``.
    """

    tags: Floats
    names: Floats
    cues: Floats
    words: Floats


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
        tags, names, cues, words = (
            np.concatenate([part[head] for part in parts]) for head in range(4)
        )
        return Emissions(_log_softmax(tags), _log_softmax(names), cues, words)

    def _window(self, tokens: TokenizedText, window: Window) -> list[Floats]:
        begin, end = window.pieces
        pieces = np.empty((1, end - begin + 2), dtype=np.int64)
        pieces[0, 0], pieces[0, -1] = START_PIECE, END_PIECE
        pieces[0, 1:-1] = tokens.pieces[begin:end]
        features = np.zeros_like(pieces)
        features[0, 1:-1] = tokens.features[begin:end]
        outputs = self._session.run(None, {"pieces": pieces, "features": features})
        first, last = window.core
        rows = tokens.first_pieces[first:last] - begin + 1
        return [output[0, rows] for output in outputs]


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal
