"""Which onrecord answers."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def own_version() -> str:
    """Return the version of onrecord that answers."""
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "unknown"
