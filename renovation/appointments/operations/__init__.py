"""Writes about time, by subject."""

from renovation.appointments.operations.booking import SlotTaken, book
from renovation.appointments.operations.changes import TooLate, cancel, carry_to_case, mark
from renovation.appointments.operations.first_contact import (
    ContactGiven,
    ask_callback,
    ask_question,
    request_appointment,
)
from renovation.appointments.operations.hours import close_hours, open_hours

__all__ = [
    "ContactGiven",
    "SlotTaken",
    "TooLate",
    "ask_callback",
    "ask_question",
    "book",
    "cancel",
    "carry_to_case",
    "close_hours",
    "mark",
    "open_hours",
    "request_appointment",
]
