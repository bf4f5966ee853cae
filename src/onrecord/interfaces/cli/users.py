"""`onrecord users`: who may come into a reading room, and what was done there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.accounts.contract import Accounts
from onrecord.config import system_user
from onrecord.errors import AccountsUnavailable
from onrecord.interfaces.cli.accounts_output import (
    print_accounts_json,
    print_audit_json,
    print_made_token_json,
    print_tokens_json,
)
from onrecord.interfaces.cli.desk import Desk, desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.listing_group import ListingGroup
from onrecord.interfaces.cli.options import AccountsOption, JsonOption, RecordOption, YesOption
from onrecord.interfaces.cli.records import record_path
from onrecord.interfaces.terminal.accounts_view import print_accounts, print_audit, print_tokens
from onrecord.interfaces.terminal.consoles import notices, results
from onrecord.schema.accounts import Actor

# One screen of the log.
_USUAL_LIMIT: Final = 40
_LONGEST_PASSWORD_LINE: Final = 4096


class RoleChoice(StrEnum):
    """Roles, as `--role` takes them."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name of the account.")]
PasswordStdinOption = Annotated[
    bool,
    typer.Option("--password-stdin", help="Take the password from standard input, one line."),
]

app = typer.Typer(
    cls=ListingGroup,
    help="Who may come into a reading room (`onrecord serve`), their tokens, and what was done. "
    "Readers read, editors correct too, admins keep accounts too.",
    epilog=examples(
        "onrecord users add ada --role admin",
        "onrecord users",
        "onrecord users token ada --label 'nightly export'",
        "onrecord users audit",
    ),
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """Accounts, and who changes them."""

    accounts: Accounts
    by: Actor


@contextmanager
def _opened(desk: Desk, record: Path | None, given: Path | None) -> Iterator[_Opened]:
    from onrecord.interfaces.web.settings import accounts_beside  # noqa: PLC0415 (for rooms)

    path = given or accounts_beside(record_path(desk, record))
    accounts = desk.open_accounts(path)
    try:
        yield _Opened(accounts, Actor(desk.settings.decided_by or system_user(), "terminal"))
    finally:
        accounts.close()


@contextmanager
def _existing(desk: Desk, record: Path | None, given: Path | None) -> Iterator[_Opened]:
    """Open accounts that are there: asking must not make an empty file.

    Raises:
        AccountsUnavailable: there are none, or they cannot be opened.
    """
    from onrecord.interfaces.web.settings import accounts_beside  # noqa: PLC0415 (for rooms)

    path = given or accounts_beside(record_path(desk, record))
    if not path.exists():
        raise AccountsUnavailable(
            f"there are no accounts at {path}; `onrecord users add NAME --role admin` makes some"
        )
    with _opened(desk, record, given) as opened:
        yield opened


@app.command("list", epilog=examples("onrecord users list", "onrecord users list --json"))
def list_users(
    context: typer.Context,
    record: RecordOption = None,
    accounts: AccountsOption = None,
    as_json: JsonOption = False,
) -> None:
    """List accounts with their roles."""
    with _existing(desk_of(context), record, accounts) as opened:
        found = opened.accounts.accounts()
    if as_json:
        print_accounts_json(found)
    else:
        print_accounts(results(), found)


@app.command(
    "add",
    epilog=examples(
        "onrecord users add ada --role admin",
        "pass show onrecord/ed | onrecord users add ed --role editor --password-stdin",
    ),
)
def add(
    context: typer.Context,
    name: NameArgument,
    role: Annotated[
        RoleChoice, typer.Option("--role", help="What they may do.")
    ] = RoleChoice.READER,
    password_stdin: PasswordStdinOption = False,
    record: RecordOption = None,
    accounts: AccountsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make an account; the password is asked for twice, and never shown."""
    password = _password(from_stdin=password_stdin)
    with _opened(desk_of(context), record, accounts) as opened:
        made = opened.accounts.add(name, password, role.value, by=opened.by)
    if as_json:
        print_accounts_json([made])
    else:
        _tell(f"{made.name} may come in as {made.role}.")


@app.command(
    "remove", epilog=examples("onrecord users remove ed", "onrecord users remove ed --yes")
)
def remove(
    context: typer.Context,
    name: NameArgument,
    yes: YesOption = False,
    record: RecordOption = None,
    accounts: AccountsOption = None,
) -> None:
    """Remove an account; its sessions and tokens end at once. What it did stays in the log."""
    with _existing(desk_of(context), record, accounts) as opened:
        if not yes and not typer.confirm(f"Remove the account {name}?"):
            raise typer.Exit(1)
        opened.accounts.remove(name, by=opened.by)
    _tell(f"{name} may not come in any more.")


@app.command("role", epilog=examples("onrecord users role ed admin"))
def change_role(
    context: typer.Context,
    name: NameArgument,
    role: Annotated[RoleChoice, typer.Argument(help="What they may do from now on.")],
    record: RecordOption = None,
    accounts: AccountsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change what an account may do, from its next request on."""
    with _existing(desk_of(context), record, accounts) as opened:
        changed = opened.accounts.set_role(name, role.value, by=opened.by)
    if as_json:
        print_accounts_json([changed])
    else:
        _tell(f"{changed.name} is {changed.role} now.")


@app.command(
    "password",
    epilog=examples(
        "onrecord users password ed", "onrecord users password ed --password-stdin < new.txt"
    ),
)
def change_password(
    context: typer.Context,
    name: NameArgument,
    password_stdin: PasswordStdinOption = False,
    record: RecordOption = None,
    accounts: AccountsOption = None,
) -> None:
    """Give an account another password; all its sessions end."""
    password = _password(from_stdin=password_stdin)
    with _existing(desk_of(context), record, accounts) as opened:
        opened.accounts.set_password(name, password, by=opened.by)
    _tell(f"{name} has another password, and is logged out everywhere.")


@app.command(
    "token",
    epilog=examples(
        "onrecord users token ada",
        "onrecord users token ada --label 'review export' --role editor",
    ),
)
def make_token(
    context: typer.Context,
    name: NameArgument,
    label: Annotated[
        str, typer.Option("--label", metavar="WORDS", help="What it is for.")
    ] = "made at the terminal",
    role: Annotated[
        RoleChoice, typer.Option("--role", help="What it may do; never more than its account.")
    ] = RoleChoice.READER,
    record: RecordOption = None,
    accounts: AccountsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a token for the API in somebody's name, and print it: it is never shown again."""
    with _existing(desk_of(context), record, accounts) as opened:
        made = opened.accounts.make_token(name, label, role.value, by=opened.by)
    if as_json:
        print_made_token_json(made)
        return
    results().print(Text(made.secret), soft_wrap=True)
    told = f"Token {made.token.id} of {name} may do what a {made.token.role} may; keep it secret."
    notices().print(Text(told), soft_wrap=True)


@app.command("tokens", epilog=examples("onrecord users tokens", "onrecord users tokens ada --json"))
def list_tokens(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Only those of this account.")
    ] = None,
    record: RecordOption = None,
    accounts: AccountsOption = None,
    as_json: JsonOption = False,
) -> None:
    """List tokens with the ids that `revoke` takes."""
    with _existing(desk_of(context), record, accounts) as opened:
        found = opened.accounts.tokens(name)
    if as_json:
        print_tokens_json(found)
    else:
        print_tokens(results(), found)


@app.command("revoke", epilog=examples("onrecord users revoke 9f2d41c07be3"))
def revoke(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a token; `users tokens` lists.")],
    record: RecordOption = None,
    accounts: AccountsOption = None,
) -> None:
    """Revoke a token: it opens nothing any more."""
    with _existing(desk_of(context), record, accounts) as opened:
        opened.accounts.revoke(id, by=opened.by)
    _tell(f"Token {id} opens nothing any more.")


@app.command(
    "audit", epilog=examples("onrecord users audit", "onrecord users audit --limit 1000 --json")
)
def show_audit(
    context: typer.Context,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=1000, help="The most to show.")
    ] = _USUAL_LIMIT,
    before: Annotated[
        int | None,
        typer.Option("--before", min=1, max=2**63 - 1, help="Only entries before this number."),
    ] = None,
    record: RecordOption = None,
    accounts: AccountsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the audit log, newest first: logins, changes of accounts, forms that were sent."""
    with _existing(desk_of(context), record, accounts) as opened:
        found = opened.accounts.audit(before=before, size=limit)
    if as_json:
        print_audit_json(found)
    else:
        print_audit(results(), found)


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline(_LONGEST_PASSWORD_LINE).rstrip("\r\n")
    typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return typed


def _tell(sentence: str) -> None:
    results().print(Text(sentence), soft_wrap=True)
