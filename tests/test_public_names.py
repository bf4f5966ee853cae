import subprocess
import sys
from typing import get_type_hints

import pytest

import onrecord
from onrecord import pipeline


def test_the_public_names_are_sorted_and_each_once() -> None:
    assert onrecord.__all__ == sorted(set(onrecord.__all__))


@pytest.mark.parametrize("name", onrecord.__all__)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    assert (getattr(onrecord, name).__doc__ or "").strip()


def test_load_and_open_are_those_of_the_pipeline() -> None:
    assert onrecord.load is pipeline.load
    assert onrecord.open is pipeline.open_book
    assert onrecord.Reader is pipeline.Reader


def test_what_the_public_functions_take_and_return_has_types() -> None:
    for function in (onrecord.load, onrecord.open, onrecord.Reader.read):
        assert "return" in get_type_hints(function)


def test_another_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'unheard_of'"):
        onrecord.unheard_of  # noqa: B018


def test_importing_the_package_loads_neither_model_nor_database() -> None:
    heavy = ("onnxruntime", "sqlalchemy", "trafilatura", "numpy")
    script = f"import sys, onrecord; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
