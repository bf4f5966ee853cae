"""Settings: the only reader of the environment."""

import getpass
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from onrecord.schema.intake import IntakeLimits

RECORD_VARIABLE: Final = "ONRECORD_RECORD"
THREADS_VARIABLE: Final = "ONRECORD_THREADS"
JOBS_VARIABLE: Final = "ONRECORD_JOBS"
DECIDED_BY_VARIABLE: Final = "ONRECORD_DECIDED_BY"
# Set by `onrecord serve` for the processes that it starts, and by nobody else.
ROOM_VARIABLE: Final = "ONRECORD_ROOM"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set.

    Attributes:
        record: path of the record.
        threads: threads of the encoder; None for all cores.
        jobs: processes to read in; None for as many as there are cores.
        limits: bounds on what is read.
        decided_by: who decides what is kept as somebody's verdict; None where nobody is named.
    """

    record: Path
    threads: int | None = None
    jobs: int | None = None
    limits: IntakeLimits = field(default_factory=IntakeLimits)
    decided_by: str | None = None


def default_record() -> Path:
    """Return the record's path where none is given: ``$ONRECORD_RECORD``, else the user's data."""
    named = os.environ.get(RECORD_VARIABLE)
    return Path(named) if named else user_data_path("onrecord") / "record.db"


def load_settings() -> Settings:
    """Return the settings that the environment makes."""
    return Settings(
        record=default_record(),
        threads=_count(THREADS_VARIABLE),
        jobs=_count(JOBS_VARIABLE),
        decided_by=os.environ.get(DECIDED_BY_VARIABLE) or None,
    )


def system_user() -> str:
    """Return the name of who runs this program on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as containers have
        return "local"


def hand_over_room(settings: str) -> None:
    """Leave the settings of a reading room to the processes that this one starts."""
    os.environ[ROOM_VARIABLE] = settings


def handed_over_room() -> str:
    """Return what `hand_over_room` left; empty where nothing was left."""
    return os.environ.get(ROOM_VARIABLE, "")


def _count(variable: str) -> int | None:
    value = os.environ.get(variable, "")
    return int(value) if value.isdecimal() and int(value) > 0 else None
