"""Accounts, tokens and the audit log as JSON, as `onrecord users` prints them with `--json`."""

from typing import Literal

from pydantic import Field

from onrecord.interfaces.exports.shapes import Shape
from onrecord.schema.accounts import Account, ApiToken, AuditAct, AuditEntry, MadeToken, Role

AccountName = Literal["user", "token", "audit"]


class UserShape(Shape):
    """Somebody who may log in."""

    name: str
    role: Role
    made_at: str = Field(description="ISO 8601, UTC.")
    seen_at: str | None = Field(description="The last login; null where there was none.")


class TokenShape(Shape):
    """A token with which a program asks the API in somebody's name."""

    id: str
    user: str
    label: str
    role: Role = Field(description="What it may do; never more than its user.")
    made_at: str = Field(description="ISO 8601, UTC.")
    used_at: str | None = Field(description="The last use, to the minute; null where never.")
    secret: str | None = Field(description="What opens; told once, when it is made.")


class AuditShape(Shape):
    """An entry of the audit log."""

    number: int
    at: str = Field(description="ISO 8601, UTC.")
    who: str | None = Field(description="The account that acted; null where it is not known.")
    act: AuditAct
    subject: str | None
    address: str = Field(description='A network address, or "terminal".')


def user_shape(account: Account) -> UserShape:
    """Return the shape of an account."""
    return UserShape(
        name=account.name, role=account.role, made_at=account.made_at, seen_at=account.seen_at
    )


def token_shape(token: ApiToken, secret: str | None = None) -> TokenShape:
    """Return the shape of a token, with its secret where that was made just now."""
    return TokenShape(
        id=token.id,
        user=token.account.name,
        label=token.label,
        role=token.role,
        made_at=token.made_at,
        used_at=token.used_at,
        secret=secret,
    )


def made_token_shape(made: MadeToken) -> TokenShape:
    """Return the shape of a token that was made just now."""
    return token_shape(made.token, made.secret)


def audit_shape(entry: AuditEntry) -> AuditShape:
    """Return the shape of an entry of the audit log."""
    return AuditShape(
        number=entry.number,
        at=entry.at,
        who=entry.who or None,
        act=entry.act,
        subject=entry.subject or None,
        address=entry.address,
    )


def account_schema(name: AccountName) -> dict[str, object]:
    """Return the JSON Schema of one of the shapes."""
    shapes: dict[AccountName, type[Shape]] = {
        "user": UserShape,
        "token": TokenShape,
        "audit": AuditShape,
    }
    return shapes[name].model_json_schema()
