"""Writes about events: what the site announces, who comes, what is forgotten."""

from renovation.events.operations.announcing import announce, withdraw_missing
from renovation.events.operations.exporting import export_registrations
from renovation.events.operations.forgetting import forget_registrations
from renovation.events.operations.registering import RegistrationRefused, cancel_registration, register

__all__ = [
    "RegistrationRefused",
    "announce",
    "cancel_registration",
    "export_registrations",
    "forget_registrations",
    "register",
    "withdraw_missing",
]
