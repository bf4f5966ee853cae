"""The readers of a cross-validation: each reads what it did not learn from."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from onrecord.errors import UnreadableInput
from onrecord.pipeline import Reader

HELD_OUT_FILE: Final = "held_out.txt"
MODEL_SUBFOLDER: Final = "model"
"""What a fold's folder holds: names of the texts that its model may read, and the model."""

ReaderOf = Callable[[str], Reader | None]
"""Returns the reader for the text of a name, None where none may read it."""


def readers_of_folds(folder: Path, make_reader: Callable[[Path], Reader]) -> ReaderOf:
    """Return the readers of a cross-validation, each for the texts that it did not learn from.

    Args:
        folder: a folder for each fold, as the modules `training.*_folds` write it.
        make_reader: makes a reader of a folder of model files.

    Raises:
        UnreadableInput: the folder holds no fold.
    """
    listings = sorted(folder.glob(f"*/{HELD_OUT_FILE}"))
    if not listings:
        raise UnreadableInput(f"there are no folds in {folder}; training.*_folds make them")
    readers: dict[str, Reader] = {}
    for listing in listings:
        reader = make_reader(listing.parent / MODEL_SUBFOLDER)
        readers |= dict.fromkeys(listing.read_text(encoding="utf-8").split(), reader)
    return readers.get
