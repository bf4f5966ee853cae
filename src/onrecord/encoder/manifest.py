"""What the model files are, and the figures that were fitted together with them."""

import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError

Floats = npt.NDArray[np.float32]

MODEL_FOLDER: Final = Path(__file__).parent / "model"
GRAPH_FILE: Final = "encoder.onnx"
LINKS_FILE: Final = "links.npz"
TOKENIZER_FILE: Final = "tokenizer.json"
MANIFEST_FILE: Final = "manifest.json"

# What numpy lets through of a file that is no archive, or one with damaged members.
_BROKEN_ARCHIVE: Final = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression from the evidence for an attribution to a probability.

    Attributes:
        weights: one for each kind of evidence, in the order of `onrecord.encoder.confidence`.
        intercept: added to the weighted sum.
    """

    weights: tuple[float, ...]
    intercept: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """The model's version and fitted figures.

    Attributes:
        version: identifies the weights; findings carry it.
        sizes: bytes of each model file.
        digests: SHA-256 of each model file, in hexadecimal digits.
        reporting_words: lower-case words that head a cue often in the training data.
        calibration: makes confidences of the heads' evidence.
    """

    version: str
    sizes: dict[str, int]
    digests: dict[str, str]
    reporting_words: frozenset[str]
    calibration: Calibration


@dataclass(frozen=True, slots=True, eq=False)
class LinkWeights:
    """The weights that compare a cue with the words around it.

    Attributes:
        distances: a row for each distance in words, ``[DISTANCE_BUCKETS, width]``.
        paragraphs: a row for each distance in paragraphs, ``[PARAGRAPH_BUCKETS, width]``.
        output: ``[width, LINK_ROLES]``.
        bias: ``[LINK_ROLES]``.
    """

    distances: Floats
    paragraphs: Floats
    output: Floats
    bias: Floats


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest and check that the model files are there and whole in size.

    Raises:
        ModelError: a file is missing, cut short, or no manifest.
    """
    try:
        data = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
        manifest = Manifest(
            version=str(data["version"]),
            sizes={str(k): int(v) for k, v in data["sizes"].items()},
            digests={str(k): str(v) for k, v in data["digests"].items()},
            reporting_words=frozenset(data["reporting_words"]),
            calibration=Calibration(
                tuple(float(w) for w in data["calibration"]["weights"]),
                float(data["calibration"]["intercept"]),
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"the model's manifest cannot be read: {error}") from error
    for name, size in manifest.sizes.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise ModelError(f"the model file {name} is missing or damaged; reinstall onrecord")
    return manifest


def read_link_weights(folder: Path) -> LinkWeights:
    """Read the weights of the links.

    Raises:
        ModelError: the file is missing or damaged.
    """
    try:
        with np.load(folder / LINKS_FILE, allow_pickle=False) as arrays:
            return LinkWeights(
                arrays["distances"], arrays["paragraphs"], arrays["output"], arrays["bias"]
            )
    except _BROKEN_ARCHIVE as error:
        raise ModelError(f"the model file {LINKS_FILE} cannot be read: {error}") from error
