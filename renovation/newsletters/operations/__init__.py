"""Writes of the newsletter: subscribing, leaving, letters and their batches."""

from renovation.newsletters.operations.exporting import export_subscribers
from renovation.newsletters.operations.letters import (
    AlreadyAsked,
    ask_sending,
    keep_letter,
    send_batch,
    try_letter,
    withdraw_letters,
)
from renovation.newsletters.operations.subscribing import (
    ask_subscription,
    confirm_subscription,
    end_subscription,
    forget_unconfirmed,
    leave,
    withdraw_agreement,
)

__all__ = [
    "AlreadyAsked",
    "ask_sending",
    "ask_subscription",
    "confirm_subscription",
    "end_subscription",
    "export_subscribers",
    "forget_unconfirmed",
    "keep_letter",
    "leave",
    "send_batch",
    "try_letter",
    "withdraw_agreement",
    "withdraw_letters",
]
