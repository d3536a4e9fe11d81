"""Writes about quotes, invoices and payments, one function per use case."""

from renovation.contracts.operations.contributing import Contribution, contribute_prices
from renovation.contracts.operations.handing import hand_paper
from renovation.contracts.operations.invoices import decide_invoice, remove_invoice, save_invoice
from renovation.contracts.operations.moving import move_quote, note_dates
from renovation.contracts.operations.payments import record_payment, remove_payment
from renovation.contracts.operations.quotes import note_quote_read, save_quote, start_quote

__all__ = [
    "Contribution",
    "contribute_prices",
    "decide_invoice",
    "hand_paper",
    "move_quote",
    "note_dates",
    "note_quote_read",
    "record_payment",
    "remove_invoice",
    "remove_payment",
    "save_invoice",
    "save_quote",
    "start_quote",
]
