from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.random import default_rng

from onrecord.encoder.comparers import (
    Comparers,
    DeedWeights,
    EdgeWeights,
    HappeningWeights,
    LinkWeights,
    PairWeights,
    PartyWeights,
    StanceWeights,
    read_comparers,
    write_comparers,
)
from onrecord.encoder.manifest import COMPARERS_FILE
from onrecord.errors import ModelError
from tests.encoder.synthetic import Floats, weights_of
from tests.encoder.synthetic_happenings import happening_weights

Weights = LinkWeights | EdgeWeights | PairWeights | PartyWeights | DeedWeights | StanceWeights


def _arrays(comparers: Comparers) -> list[Floats]:
    groups: list[Weights] = [comparers.links, comparers.edges, comparers.pairs]
    if comparers.happenings:
        told = comparers.happenings
        groups += [told.parties, told.deeds, told.stances]
    return [getattr(group, field.name) for group in groups for field in fields(group)]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The file of weights that tell nothing."""
    write_comparers(weights_of(), tmp_path)
    return tmp_path / COMPARERS_FILE


@pytest.mark.parametrize("happenings", [None, happening_weights()])
def test_weights_are_read_as_they_were_written(
    tmp_path: Path, happenings: HappeningWeights | None
) -> None:
    comparers, chance = replace(weights_of(), happenings=happenings), default_rng(7)
    for array in _arrays(comparers):
        array[:] = chance.random(array.shape)
    write_comparers(comparers, tmp_path)
    for before, after in zip(_arrays(comparers), _arrays(read_comparers(tmp_path)), strict=True):
        np.testing.assert_array_equal(before, after)


def test_a_damaged_byte_is_told_of_where_it_counts(written: Path) -> None:
    whole = written.read_bytes()
    refused = 0
    for place in range(0, len(whole), 29):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        written.write_bytes(damaged)
        # A byte that no reader looks at may be wrong; one that counts is told of as a ModelError.
        try:
            read_comparers(written.parent)
        except ModelError as error:
            assert COMPARERS_FILE in str(error)  # noqa: PT017
            refused += 1
    assert refused


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.99])
def test_a_file_that_was_cut_short_is_refused(written: Path, share: float) -> None:
    whole = written.read_bytes()
    written.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(ModelError, match=COMPARERS_FILE):
        read_comparers(written.parent)


@pytest.mark.parametrize("content", [b"no archive", b"\x93NUMPY", b"PK\x03\x04"])
def test_another_kind_of_file_is_refused(written: Path, content: bytes) -> None:
    written.write_bytes(content)
    with pytest.raises(ModelError, match=COMPARERS_FILE):
        read_comparers(written.parent)


def test_a_single_array_is_refused(written: Path) -> None:
    with written.open("wb") as stream:
        np.save(stream, np.zeros(3))
    with pytest.raises(ModelError, match=COMPARERS_FILE):
        read_comparers(written.parent)


def test_an_archive_without_one_of_the_weights_is_refused(written: Path) -> None:
    with np.load(written) as arrays:
        kept = {name: arrays[name] for name in arrays.files if name != "pair_table"}
    np.savez(written, allow_pickle=False, **kept)
    with pytest.raises(ModelError, match="pair_table"):
        read_comparers(written.parent)


def test_an_archive_of_pickled_objects_is_refused(written: Path) -> None:
    with np.load(written) as arrays:
        kept = {name: arrays[name] for name in arrays.files}
    kept["pair_table"] = np.array([{"a": 1}], dtype=object)
    np.savez(written, allow_pickle=True, **kept)
    with pytest.raises(ModelError, match=COMPARERS_FILE):
        read_comparers(written.parent)


def test_a_folder_without_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=COMPARERS_FILE):
        read_comparers(tmp_path)
