import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.manifest import (
    GRAPH_FILE,
    LINKS_FILE,
    MANIFEST_FILE,
    MODEL_FOLDER,
    TOKENIZER_FILE,
    read_link_weights,
    read_manifest,
)
from onrecord.errors import ModelError

FILES = (GRAPH_FILE, LINKS_FILE, TOKENIZER_FILE)


def _describe(folder: Path) -> None:
    described = {
        "version": "test-1",
        "sizes": {name: (folder / name).stat().st_size for name in FILES},
        "digests": {},
        "reporting_words": ["said"],
        "calibration": {"weights": [1.0], "intercept": 0.5},
    }
    (folder / MANIFEST_FILE).write_text(json.dumps(described), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of model files that are whole, but small and of no use."""
    for name in (GRAPH_FILE, TOKENIZER_FILE):
        (tmp_path / name).write_bytes(b"no model, but as long as the manifest says")
    arrays = {name: np.zeros((2, 2)) for name in ("distances", "paragraphs", "output", "bias")}
    np.savez_compressed(tmp_path / LINKS_FILE, allow_pickle=False, **arrays)
    _describe(tmp_path)
    return tmp_path


def test_a_manifest_says_what_the_files_are(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert manifest.version == "test-1"
    assert manifest.reporting_words == {"said"}
    assert manifest.calibration.weights == (1.0,)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        read_manifest(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_cut_short_is_named(folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:-1])
    with pytest.raises(ModelError, match=name):
        read_manifest(folder)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"version": "test-1"}',
        b'{"version": "1", "sizes": [], "digests": {}, "reporting_words": [],'
        b' "calibration": {"weights": [], "intercept": 0}}',
        b'{"version": "1", "sizes": {}, "digests": {}, "reporting_words": [],'
        b' "calibration": {"weights": ["much"], "intercept": 0}}',
    ],
)
def test_what_is_no_manifest_is_refused(folder: Path, content: bytes) -> None:
    (folder / MANIFEST_FILE).write_bytes(content)
    with pytest.raises(ModelError, match="manifest"):
        read_manifest(folder)


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="manifest"):
        read_manifest(tmp_path)


def test_link_weights_with_a_damaged_byte_are_refused(folder: Path) -> None:
    path = folder / LINKS_FILE
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        path.write_bytes(damaged)
        # A byte that no reader looks at may be wrong; one that counts is told of as a ModelError.
        try:
            read_link_weights(folder)
        except ModelError as error:
            assert LINKS_FILE in str(error)  # noqa: PT017
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError, match=LINKS_FILE):
        read_link_weights(folder)


def test_link_weights_that_are_another_kind_of_file_are_refused(folder: Path) -> None:
    path = folder / LINKS_FILE
    for content in (b"", b"no archive", b"\x93NUMPY"):
        path.write_bytes(content)
        with pytest.raises(ModelError, match=LINKS_FILE):
            read_link_weights(folder)
    with path.open("wb") as stream:
        np.save(stream, np.zeros(3))
    with pytest.raises(ModelError, match=LINKS_FILE):
        read_link_weights(folder)


def test_a_vocabulary_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match="vocabulary"):
        Annotator(folder)


def test_a_graph_that_is_none_is_refused(folder: Path) -> None:
    (folder / TOKENIZER_FILE).write_bytes((MODEL_FOLDER / TOKENIZER_FILE).read_bytes())
    _describe(folder)
    with pytest.raises(ModelError, match=GRAPH_FILE):
        Annotator(folder)
