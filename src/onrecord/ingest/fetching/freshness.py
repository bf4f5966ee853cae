"""For how long an answer is fresh, as its server declares (RFC 9111, 4.2.1)."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_DIRECTIVE: Final = re.compile(r"(?:^|,)\s{0,10}max-age\s{0,10}=\s{0,10}\"?(\d{1,10})", re.ASCII)
# Of a header: what is longer is not looked through.
_LONGEST: Final = 2_000


def fresh_seconds(headers: Mapping[str, str]) -> float | None:
    """Return the seconds for which an answer need not be asked for again, or None.

    Args:
        headers: of the answer, by names in lower case or without regard to it.
    """
    control = headers.get("cache-control", "").lower()[:_LONGEST]
    if "no-cache" in control or "no-store" in control:
        return None
    declared = _DIRECTIVE.search(control)
    if declared is not None:
        return max(float(declared[1]) - _age(headers), 0.0)
    expires, sent = _date(headers.get("expires", "")), _date(headers.get("date", ""))
    if expires is None or sent is None:
        return None
    return max((expires - sent).total_seconds() - _age(headers), 0.0)


def _age(headers: Mapping[str, str]) -> float:
    value = headers.get("age", "").strip()
    return float(value) if re.fullmatch(r"\d{1,10}", value, re.ASCII) else 0.0


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value[:_LONGEST])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)
