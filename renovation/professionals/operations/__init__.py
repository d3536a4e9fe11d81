"""Writes of the directory."""

from renovation.professionals.operations.importing import accept_drop, advance, ask_import, run_import
from renovation.professionals.operations.loading import generate_demonstration, load_rows
from renovation.professionals.operations.retention import forget_old
from renovation.professionals.operations.settling import settle_label

__all__ = [
    "accept_drop",
    "advance",
    "ask_import",
    "forget_old",
    "generate_demonstration",
    "load_rows",
    "run_import",
    "settle_label",
]
