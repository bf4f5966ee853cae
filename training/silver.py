"""Names and mentions of the attributed articles, as a first network reads them.

The corpus of attributions annotates neither, and a network that learns all corpora side by side
unlearns the names that only the articles with attributions hold: nothing tells it to keep them. So
a first network learns names and mentions alone (`training.first_network`), and what it is sure of
in those articles is learned along with their attributions (self-training).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class SilverLabels:
    """Labels of an article, one a word, ``IGNORED`` where the first network is not sure.

    Attributes:
        extents: first character of each word, and the one after its last, ``[words, 2]``.
        names: index in ``NAME_TAGS``.
        mentions: index in ``MENTION_CLASSES``.
    """

    extents: Integers
    names: Integers
    mentions: Integers


def save_silver(labels: dict[str, SilverLabels], path: Path) -> None:
    """Write labels, whole or not at all."""
    partial = path.with_suffix(".partial.npz")
    arrays = {
        f"{name}/{part}": getattr(one, part)
        for name, one in labels.items()
        for part in ("extents", "names", "mentions")
    }
    np.savez_compressed(partial, allow_pickle=False, **arrays)
    partial.replace(path)


def read_saved(path: Path) -> dict[str, SilverLabels]:
    """Read what `save_silver` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        names = dict.fromkeys(key.rpartition("/")[0] for key in arrays.files)
        return {
            name: SilverLabels(*(arrays[f"{name}/{p}"] for p in ("extents", "names", "mentions")))
            for name in names
        }
