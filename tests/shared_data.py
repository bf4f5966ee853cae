"""Corpora and referees that lie beside the repository and are not ours to ship."""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).parents[1] / ".." / "shared"


def shared_data(*parts: str) -> Path:
    """Return a file or folder of the shared data, or skip the test that needs it."""
    root = Path(os.environ.get("ONRECORD_SHARED") or _BESIDE)
    path = root.joinpath(*parts).resolve()
    if not path.exists():
        pytest.skip("needs the shared data: set ONRECORD_SHARED")
    return path
