"""What `onrecord users` prints, for programs; the shapes load on demand."""

from collections.abc import Iterable

from onrecord.interfaces.cli.machine_output import print_value
from onrecord.schema.accounts import Account, ApiToken, AuditEntry, MadeToken

# ruff: noqa: PLC0415 (each shape is imported by the function that prints it, see above)


def print_accounts_json(accounts: Iterable[Account]) -> None:
    """Print accounts as JSON, one a line."""
    from onrecord.interfaces.exports.account_shapes import user_shape

    for one in accounts:
        print_value(user_shape(one).model_dump(mode="json"))


def print_tokens_json(tokens: Iterable[ApiToken]) -> None:
    """Print tokens as JSON, one a line."""
    from onrecord.interfaces.exports.account_shapes import token_shape

    for one in tokens:
        print_value(token_shape(one).model_dump(mode="json"))


def print_made_token_json(made: MadeToken) -> None:
    """Print a token with its secret as JSON on one line."""
    from onrecord.interfaces.exports.account_shapes import made_token_shape

    print_value(made_token_shape(made).model_dump(mode="json"))


def print_audit_json(entries: Iterable[AuditEntry]) -> None:
    """Print entries of the audit log as JSON, one a line."""
    from onrecord.interfaces.exports.account_shapes import audit_shape

    for one in entries:
        print_value(audit_shape(one).model_dump(mode="json"))
