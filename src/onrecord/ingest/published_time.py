"""Dates and times as feeds, wires and mail write them, into ISO 8601."""

import re
from email.utils import parsedate_to_datetime
from typing import Final

from onrecord.ingest.publication import parse_publication

_LONGEST: Final = 60
# A day with a zone, as NITF has it, is a day.
_DAY_WITH_ZONE: Final = re.compile(r"(\d{8})[+-]\d{4}")


def parse_time(value: str) -> str | None:
    """Return a time in ISO 8601, as precise as it was given, or None where it is none.

    Takes ISO 8601, in its basic form too, which NewsML has, and the dates of mail (RFC 5322),
    which RSS has. A time of mail without a zone keeps none.
    """
    value = value.strip()
    if not value or len(value) > _LONGEST:
        return None
    day = _DAY_WITH_ZONE.fullmatch(value)
    if parsed := parse_publication(day[1] if day else value):
        return parsed
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
