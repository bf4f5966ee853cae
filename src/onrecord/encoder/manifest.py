"""What the model files are, and the figures that were fitted together with them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.errors import ModelError

MODEL_FOLDER: Final = Path(__file__).parent / "model"
GRAPH_FILE: Final = "encoder.onnx"
COMPARERS_FILE: Final = "comparers.npz"
TOKENIZER_FILE: Final = "tokenizer.json"
MANIFEST_FILE: Final = "manifest.json"


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
        products: multiply-adds of the encoder's weights for each word piece.
        calibration: makes confidences of the heads' evidence for an attribution.
        inner_calibration: the same for attributions inside others.
        tasks: what the model has learned of what happened, of ``TASKS``; nothing where the file
            does not say, as in models from before there were such heads.
    """

    version: str
    sizes: dict[str, int]
    digests: dict[str, str]
    products: int
    calibration: Calibration
    inner_calibration: Calibration
    tasks: frozenset[str] = frozenset()


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
            products=int(data["products"]),
            calibration=_calibration(data["calibration"]),
            inner_calibration=_calibration(data["inner_calibration"]),
            tasks=frozenset(str(task) for task in data.get("tasks", ())),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"the model's manifest cannot be read: {error}") from error
    for name, size in manifest.sizes.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise ModelError(f"the model file {name} is missing or damaged; reinstall onrecord")
    return manifest


def _calibration(data: dict[str, Any]) -> Calibration:
    return Calibration(tuple(float(w) for w in data["weights"]), float(data["intercept"]))
