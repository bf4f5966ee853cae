"""Accounts, tokens and the audit log, line by line."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.schema.accounts import Account, ApiToken, AuditEntry

_NEVER: Final = "never"
_MINUTE: Final = len("2026-03-02T09:30")


def print_accounts(console: Console, accounts: Iterable[Account]) -> None:
    """Print accounts with their roles."""
    _print(
        console,
        ("name", "role", "made", "last login"),
        ((one.name, one.role, _time(one.made_at), _time(one.seen_at)) for one in accounts),
    )


def print_tokens(console: Console, tokens: Iterable[ApiToken]) -> None:
    """Print tokens; nothing here opens anything."""
    _print(
        console,
        ("id", "user", "label", "role", "made", "last used"),
        (
            (one.id, one.account.name, one.label, one.role, _time(one.made_at), _time(one.used_at))
            for one in tokens
        ),
    )


def print_audit(console: Console, entries: Iterable[AuditEntry]) -> None:
    """Print entries of the audit log in the order given."""
    _print(
        console,
        ("when (UTC)", "who", "what", "of what", "from"),
        ((_time(one.at), one.who, one.act, one.subject, one.address) for one in entries),
    )


def _print(console: Console, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(*heads, box=box.SIMPLE, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(flatten(cell)) for cell in row))
    console.print(table)


def _time(moment: str | None) -> str:
    return moment[:_MINUTE].replace("T", " ") if moment else _NEVER
