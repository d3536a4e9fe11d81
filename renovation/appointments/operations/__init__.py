"""Writes about time, by subject."""

from renovation.appointments.operations.absences import (
    Decision,
    Outcome,
    give,
    note_absence,
    remove_absence,
    settle,
)
from renovation.appointments.operations.booking import (
    Details,
    book,
)
from renovation.appointments.operations.calendars import (
    link_calendar,
    read_calendar,
    unlink_calendar,
    upload_calendar,
)
from renovation.appointments.operations.changes import (
    NextStep,
    cancel,
    close,
    confirm_coming,
    mark,
    move,
)
from renovation.appointments.operations.feeds import (
    create_feed,
    revoke_feed,
)
from renovation.appointments.operations.first_contact import (
    ContactGiven,
    ask_callback,
    ask_question,
    request_appointment,
)
from renovation.appointments.operations.holding import (
    hold_slot,
    purge_holds,
    release_hold,
)
from renovation.appointments.operations.hours import (
    Reception,
    close_hours,
    open_hours,
    open_rule,
)
from renovation.appointments.operations.inviting import (
    book_by_invitation,
    invite_to_book,
)
from renovation.appointments.operations.joining import (
    request_seat,
    request_waiting,
)
from renovation.appointments.operations.lost_links import (
    ask_links,
)
from renovation.appointments.operations.measuring import (
    measure_delays,
)
from renovation.appointments.operations.offering import decline_offer, offer_freed_seat, offer_freed_slot
from renovation.appointments.operations.personal_link import (
    add_document,
    add_question,
    replace_link,
    send_links,
)
from renovation.appointments.operations.reminding import (
    send_due_messages,
)
from renovation.appointments.operations.rule_changes import (
    NewHours,
    change_rule,
    end_rule,
    exclude_day,
)
from renovation.appointments.operations.seats import MOST_SEATS, book_seat, hold_seat
from renovation.appointments.operations.seeds import (
    seed_agenda,
)
from renovation.appointments.operations.sessions import (
    SessionPlan,
    cancel_session,
    note_attendance,
    plan_session,
)
from renovation.appointments.operations.settings import (
    delete_reminder_rule,
    delete_sector,
    save_adviser_settings,
    save_agenda_settings,
    save_place,
    save_reminder_rule,
    save_room,
    save_sector,
    save_type,
)
from renovation.appointments.operations.survey import (
    answer_survey,
)
from renovation.appointments.operations.waiting import (
    accept_offer,
    join_waiting_list,
    leave_waiting_list,
)
from renovation.appointments.operations.wishes import Wish
from renovation.appointments.refusals import (
    AddressNeeded,
    AnswersRefused,
    AppointmentRefused,
    CalendarRefused,
    DecisionsNeeded,
    NotAllowed,
    SessionFull,
    SlotTaken,
    TooLate,
)

__all__ = [
    "MOST_SEATS",
    "AddressNeeded",
    "AnswersRefused",
    "AppointmentRefused",
    "CalendarRefused",
    "ContactGiven",
    "Decision",
    "DecisionsNeeded",
    "Details",
    "NewHours",
    "NextStep",
    "NotAllowed",
    "Outcome",
    "Reception",
    "SessionFull",
    "SessionPlan",
    "SlotTaken",
    "TooLate",
    "Wish",
    "accept_offer",
    "add_document",
    "add_question",
    "answer_survey",
    "ask_callback",
    "ask_links",
    "ask_question",
    "book",
    "book_by_invitation",
    "book_seat",
    "cancel",
    "cancel_session",
    "change_rule",
    "close",
    "close_hours",
    "confirm_coming",
    "create_feed",
    "decline_offer",
    "delete_reminder_rule",
    "delete_sector",
    "end_rule",
    "exclude_day",
    "give",
    "hold_seat",
    "hold_slot",
    "invite_to_book",
    "join_waiting_list",
    "leave_waiting_list",
    "link_calendar",
    "mark",
    "measure_delays",
    "move",
    "note_absence",
    "note_attendance",
    "offer_freed_seat",
    "offer_freed_slot",
    "open_hours",
    "open_rule",
    "plan_session",
    "purge_holds",
    "read_calendar",
    "release_hold",
    "remove_absence",
    "replace_link",
    "request_appointment",
    "request_seat",
    "request_waiting",
    "revoke_feed",
    "save_adviser_settings",
    "save_agenda_settings",
    "save_place",
    "save_reminder_rule",
    "save_room",
    "save_sector",
    "save_type",
    "seed_agenda",
    "send_due_messages",
    "send_links",
    "settle",
    "unlink_calendar",
    "upload_calendar",
]
