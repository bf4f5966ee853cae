"""The audit log: who did what, when and from where; it only grows."""

from typing import Final

from sqlalchemy import Connection, select

from onrecord.accounts.tables import audit
from onrecord.schema.accounts import Actor, AuditAct, AuditEntry

_LONGEST: Final = 300
_LARGEST_PART: Final = 1000


def note(connection: Connection, act: AuditAct, *, by: Actor, subject: str, at: str) -> None:
    """Put an entry into the log."""
    connection.execute(
        audit.insert().values(
            at=at,
            who=by.name[:_LONGEST],
            act=act,
            subject=subject[:_LONGEST],
            address=by.address[:_LONGEST],
        )
    )


def read_audit(connection: Connection, before: int | None, size: int) -> list[AuditEntry]:
    """Return entries, newest first."""
    columns = (audit.c[name] for name in ("number", "at", "who", "act", "subject", "address"))
    query = select(*columns).order_by(audit.c.number.desc())
    if before is not None:
        query = query.where(audit.c.number < before)
    found = connection.execute(query.limit(min(max(size, 1), _LARGEST_PART)))
    return [AuditEntry(*row) for row in found]
