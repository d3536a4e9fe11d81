"""Writes about time, by subject."""

from renovation.appointments.operations.booking import Details, book
from renovation.appointments.operations.changes import (
    NextStep,
    cancel,
    carry_to_case,
    close,
    confirm_coming,
    mark,
    move,
)
from renovation.appointments.operations.first_contact import (
    ContactGiven,
    ask_callback,
    ask_question,
    request_appointment,
)
from renovation.appointments.operations.holding import hold_slot, purge_holds, release_hold
from renovation.appointments.operations.hours import Reception, close_hours, open_hours, open_rule
from renovation.appointments.operations.seeds import seed_agenda
from renovation.appointments.operations.waiting import (
    Wish,
    accept_offer,
    decline_offer,
    join_waiting_list,
    leave_waiting_list,
    offer_freed_slot,
)
from renovation.appointments.refusals import (
    AnswersRefused,
    AppointmentRefused,
    DecisionsNeeded,
    NotAllowed,
    SessionFull,
    SlotTaken,
    TooLate,
)

__all__ = [
    "AnswersRefused",
    "AppointmentRefused",
    "ContactGiven",
    "DecisionsNeeded",
    "Details",
    "NextStep",
    "NotAllowed",
    "Reception",
    "SessionFull",
    "SlotTaken",
    "TooLate",
    "Wish",
    "accept_offer",
    "ask_callback",
    "ask_question",
    "book",
    "cancel",
    "carry_to_case",
    "close",
    "close_hours",
    "confirm_coming",
    "decline_offer",
    "hold_slot",
    "join_waiting_list",
    "leave_waiting_list",
    "mark",
    "move",
    "offer_freed_slot",
    "open_hours",
    "open_rule",
    "purge_holds",
    "release_hold",
    "request_appointment",
    "seed_agenda",
]
