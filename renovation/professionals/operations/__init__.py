"""Writes of the directory."""

from renovation.professionals.operations.additions import forget_additions
from renovation.professionals.operations.charter import Settings, end_charter, save_settings, sign_charter
from renovation.professionals.operations.claims import (
    Claimant,
    Proof,
    ask_claim,
    decide_claim,
    end_claim,
    forget_unproven,
    prove_claim,
    send_link_again,
)
from renovation.professionals.operations.importing import accept_drop, advance, ask_import, run_import
from renovation.professionals.operations.loading import generate_demonstration, load_rows
from renovation.professionals.operations.mailing import mail_selection
from renovation.professionals.operations.moderation import (
    Words,
    moderate_photo,
    moderate_words,
    propose_photo,
    propose_words,
    remove_photo,
    remove_words,
    withdraw,
)
from renovation.professionals.operations.requests import (
    Asked,
    forget_requests,
    hide_entry,
    receive_request,
    show_entry_again,
    treat_request,
)
from renovation.professionals.operations.retention import forget_old
from renovation.professionals.operations.settling import settle_label

__all__ = [
    "Asked",
    "Claimant",
    "Proof",
    "Settings",
    "Words",
    "accept_drop",
    "advance",
    "ask_claim",
    "ask_import",
    "decide_claim",
    "end_charter",
    "end_claim",
    "forget_additions",
    "forget_old",
    "forget_requests",
    "forget_unproven",
    "generate_demonstration",
    "hide_entry",
    "load_rows",
    "mail_selection",
    "moderate_photo",
    "moderate_words",
    "propose_photo",
    "propose_words",
    "prove_claim",
    "receive_request",
    "remove_photo",
    "remove_words",
    "run_import",
    "save_settings",
    "send_link_again",
    "settle_label",
    "show_entry_again",
    "sign_charter",
    "treat_request",
    "withdraw",
]
