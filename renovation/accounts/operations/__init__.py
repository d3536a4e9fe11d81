"""Writes about accounts and their second factor."""

from renovation.accounts.operations.accounts import (
    confirm_email,
    create_account,
    disable_account,
    enable_account,
    end_sessions,
    set_password,
)
from renovation.accounts.operations.retention import purge_unconfirmed
from renovation.accounts.operations.second_factor import (
    enrol_totp,
    forget_second_factor,
    new_recovery_codes,
    reencrypt_seeds,
    verify_second_factor,
)

__all__ = [
    "confirm_email",
    "create_account",
    "disable_account",
    "enable_account",
    "end_sessions",
    "enrol_totp",
    "forget_second_factor",
    "new_recovery_codes",
    "purge_unconfirmed",
    "reencrypt_seeds",
    "set_password",
    "verify_second_factor",
]
