"""The versions of the tables. Alembic is imported only where a record is new or behind."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection

# The newest revision in `versions`; a test keeps it so.
HEAD: Final = "0016"


def migrate(connection: Connection) -> None:
    """Bring the tables to `HEAD`, in the transaction that the connection is in."""
    # A record that is up to date, as most are, must not wait for this import.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    # Alembic reads percent signs in the path as interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
