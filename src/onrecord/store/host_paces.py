"""When hosts may be asked again, kept over restarts. The caller holds the transaction."""

from sqlalchemy import Connection, delete, insert, select

from onrecord.schema.host_pace import PAUSE, HostPace
from onrecord.store.feed_tables import host_paces
from onrecord.store.feeds import time_seconds, time_text


def hosts_kept(connection: Connection) -> dict[str, HostPace]:
    """Return the paces that are kept, by hosts."""
    return {
        row.host: HostPace(row.host, time_seconds(row.not_before), row.failures, row.pause)
        for row in connection.execute(select(host_paces).order_by(host_paces.c.host))
    }


def differs_from_kept(pace: HostPace, kept: HostPace | None) -> bool:
    """Whether a pace is to be kept anew: all others need none but the usual pause."""
    if not _is_worth_keeping(pace):
        return kept is not None
    return kept is None or _row(pace) != _row(kept)


def keep_host(connection: Connection, pace: HostPace) -> None:
    """Keep a pace, or nothing where the usual one will do."""
    connection.execute(delete(host_paces).where(host_paces.c.host == pace.host))
    if _is_worth_keeping(pace):
        connection.execute(insert(host_paces), _row(pace))


def _is_worth_keeping(pace: HostPace) -> bool:
    return bool(pace.failures) or pace.pause != PAUSE


def _row(pace: HostPace) -> dict[str, object]:
    return {
        "host": pace.host,
        "not_before": time_text(pace.not_before),
        "failures": pace.failures,
        "pause": pace.pause,
    }
