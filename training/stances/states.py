"""What layers of the shipped encoder make of words, before any head."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import TensorProto, helper

from onrecord.encoder.manifest import GRAPH_FILE
from onrecord.encoder.tokenization import END_PIECE, START_PIECE, TokenizedText
from onrecord.encoder.windows import Window, plan_windows
from training.examples import LONGEST_WINDOW
from training.stances.layers import STANCE_STATES

Floats = npt.NDArray[np.float32]
HalfFloats = npt.NDArray[np.float16]


class StateReader:
    """Reads the states of texts with the graph of model files."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Load the graph in a folder of model files, and have it put out its layers.

        Args:
            folder: the folder.
            threads: threads to use; 0 for all cores.
        """
        model = onnx.load(str(folder / GRAPH_FILE))
        self._layers = [f"layer{layer}.normed" for layer in STANCE_STATES]
        model.graph.output.extend(
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "length", "hidden"])
            for name in self._layers
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )

    def states(self, tokens: TokenizedText) -> Floats:
        """Return the states of the words of a text, ``[words, layers * hidden]``.

        Of a text that is longer than a window, words after it are left out.
        """
        count = min(len(tokens.pieces), LONGEST_WINDOW)
        return self._window(tokens, Window((0, count), (0, words_read(tokens))))

    def whole(self, tokens: TokenizedText) -> Floats:
        """Return the states of all words of a text of any length, ``[words, layers * hidden]``."""
        return np.concatenate([self._window(tokens, window) for window in plan_windows(tokens)])

    def _window(self, tokens: TokenizedText, window: Window) -> Floats:
        begin, end = window.pieces
        pieces = np.array([[START_PIECE, *tokens.pieces[begin:end], END_PIECE]], dtype=np.int64)
        features = np.zeros_like(pieces)
        features[0, 1:-1] = tokens.features[begin:end]
        rows = tokens.first_pieces[slice(*window.core)].astype(np.int64) - begin + 1
        asked = {"pieces": pieces, "features": features, "rows": rows}
        layers = self._session.run(self._layers, asked)
        return np.concatenate([states[0][rows] for states in layers], axis=1)

    def kept(self, texts: Sequence[TokenizedText], path: Path) -> HalfFloats:
        """Return the states of the words of texts, one text after another, kept in a file.

        They may be more than memory holds. Where the file is there already, it is taken.

        Args:
            texts: the texts, in the same order each time.
            path: the file.
        """
        if not path.exists():
            partial = path.with_suffix(".partial")
            with partial.open("wb") as file:
                for number, tokens in enumerate(texts):
                    if number % 5000 == 0:
                        print(f"states: {number} of {len(texts)} sentences read", flush=True)
                    file.write(self.states(tokens).astype(np.float16).tobytes())
            partial.replace(path)
        return np.memmap(path, np.float16, "r").reshape(sum(map(words_read, texts)), -1)


def words_read(tokens: TokenizedText) -> int:
    """Return how many words of a text have states."""
    return int((tokens.first_pieces < LONGEST_WINDOW).sum())
