"""Settings: the only reader of the environment."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from onrecord.schema.intake import IntakeLimits

RECORD_VARIABLE: Final = "ONRECORD_RECORD"
THREADS_VARIABLE: Final = "ONRECORD_THREADS"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    Attributes:
        record: path of the record.
        threads: threads of the encoder; None for all cores.
        limits: bounds on what is read.
    """

    record: Path
    threads: int | None = None
    limits: IntakeLimits = field(default_factory=IntakeLimits)


def default_record() -> Path:
    """Return the record's path where none is given: ``$ONRECORD_RECORD``, else the user's data."""
    named = os.environ.get(RECORD_VARIABLE)
    return Path(named) if named else user_data_path("onrecord") / "record.db"


def load_settings() -> Settings:
    """Return the settings that the environment makes."""
    threads = os.environ.get(THREADS_VARIABLE, "")
    return Settings(
        record=default_record(),
        threads=int(threads) if threads.isdecimal() and int(threads) > 0 else None,
    )
