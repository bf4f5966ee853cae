import json
from pathlib import Path

import pytest

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.comparers import write_comparers
from onrecord.encoder.manifest import (
    COMPARERS_FILE,
    GRAPH_FILE,
    MANIFEST_FILE,
    MODEL_FOLDER,
    TOKENIZER_FILE,
    Calibration,
    read_manifest,
)
from onrecord.errors import ModelError
from tests.encoder.synthetic import weights_of

FILES = (GRAPH_FILE, COMPARERS_FILE, TOKENIZER_FILE)


def _describe(folder: Path) -> None:
    described = {
        "version": "test-1",
        "sizes": {name: (folder / name).stat().st_size for name in FILES},
        "digests": {},
        "products": 8,
        "calibration": {"weights": [1.0], "intercept": 0.5},
        "inner_calibration": {"weights": [2.0, 3.0], "intercept": -1},
    }
    (folder / MANIFEST_FILE).write_text(json.dumps(described), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of model files that are whole, but small and of no use."""
    for name in (GRAPH_FILE, TOKENIZER_FILE):
        (tmp_path / name).write_bytes(b"no model, but as long as the manifest says")
    write_comparers(weights_of(), tmp_path)
    _describe(tmp_path)
    return tmp_path


def test_a_manifest_says_what_the_files_are(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert manifest.version == "test-1"
    assert manifest.products == 8
    assert manifest.sizes.keys() == set(FILES)
    assert manifest.calibration == Calibration((1.0,), 0.5)
    assert manifest.inner_calibration == Calibration((2.0, 3.0), -1.0)


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


def _manifest(**changed: str | None) -> bytes:
    """Return a manifest in which values are other JSON than they should be, or left out."""
    plain = '{"weights": [], "intercept": 0}'
    values: dict[str, str | None] = {
        "version": '"test-1"',
        "sizes": "{}",
        "digests": "{}",
        "products": "8",
        "calibration": plain,
        "inner_calibration": plain,
    }
    kept = {name: value for name, value in (values | changed).items() if value is not None}
    return ("{" + ", ".join(f'"{name}": {value}' for name, value in kept.items()) + "}").encode()


def test_a_manifest_without_model_files_is_read(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_FILE).write_bytes(_manifest())
    assert read_manifest(tmp_path).version == "test-1"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"version": "test-1"}',
        _manifest(sizes="[]"),
        _manifest(products='"many"'),
        _manifest(products=None),
        _manifest(calibration="3"),
        _manifest(inner_calibration='{"weights": ["much"], "intercept": 0}'),
        _manifest(inner_calibration=None),
    ],
)
def test_what_is_no_manifest_is_refused(folder: Path, content: bytes) -> None:
    (folder / MANIFEST_FILE).write_bytes(content)
    with pytest.raises(ModelError, match="manifest"):
        read_manifest(folder)


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="manifest"):
        read_manifest(tmp_path)


def test_a_vocabulary_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match="vocabulary"):
        Annotator(folder)


def test_a_graph_that_is_none_is_refused(folder: Path) -> None:
    (folder / TOKENIZER_FILE).write_bytes((MODEL_FOLDER / TOKENIZER_FILE).read_bytes())
    _describe(folder)
    with pytest.raises(ModelError, match=GRAPH_FILE):
        Annotator(folder)
