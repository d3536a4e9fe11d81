"""Tables of the agenda."""

from renovation.appointments.models.appointment import (
    Appointment,
    AppointmentDocument,
    AppointmentLink,
    AppointmentQuestion,
)
from renovation.appointments.models.availability import Absence, ExternalBusy, ExternalCalendar, Opening, OpeningRule
from renovation.appointments.models.feeds import CalendarFeed
from renovation.appointments.models.followup import FirstSlotDelay, Reminder, ReminderRule, SurveyAnswer, TextMessage
from renovation.appointments.models.places import Place, Room, Sector
from renovation.appointments.models.sessions import CollectiveSession
from renovation.appointments.models.taken import Hold, TakenTime
from renovation.appointments.models.types import AdviserSettings, AgendaSettings, AppointmentType
from renovation.appointments.models.waiting import BookingInvitation, WaitingEntry, WaitingOffer

__all__ = [
    "Absence",
    "AdviserSettings",
    "AgendaSettings",
    "Appointment",
    "AppointmentDocument",
    "AppointmentLink",
    "AppointmentQuestion",
    "AppointmentType",
    "BookingInvitation",
    "CalendarFeed",
    "CollectiveSession",
    "ExternalBusy",
    "ExternalCalendar",
    "FirstSlotDelay",
    "Hold",
    "Opening",
    "OpeningRule",
    "Place",
    "Reminder",
    "ReminderRule",
    "Room",
    "Sector",
    "SurveyAnswer",
    "TakenTime",
    "TextMessage",
    "WaitingEntry",
    "WaitingOffer",
]
