"""Values of strangers' JSON, asked for by type: what is of another type is not there."""

from collections.abc import Mapping


def string(value: Mapping[str, object], key: str) -> str:
    """Return a string, or a number as one; "" where there is none."""
    found = value.get(key)
    if isinstance(found, str):
        return found
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def first_string(value: Mapping[str, object], *keys: str) -> str:
    """Return the first string under these keys that is not empty, or ""."""
    return next((found for key in keys if (found := string(value, key))), "")


def mappings(value: object) -> list[Mapping[str, object]]:
    """Return the objects in an array; none where it is no array."""
    if not isinstance(value, list):
        return []
    return [one for one in value if isinstance(one, Mapping)]
