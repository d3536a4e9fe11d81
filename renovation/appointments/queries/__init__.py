"""Reads about time, by subject."""

from renovation.appointments.queries.agenda import (
    appointment_by_token,
    appointment_of_household_user,
    appointments_of_adviser,
    appointments_of_case,
    appointments_of_lead,
    last_met_on,
    openings_between,
    readable_appointment,
    readable_opening,
    upcoming_of_household_user,
)
from renovation.appointments.queries.free import first_by_place, free_times, next_free_slots
from renovation.appointments.queries.search import Search, agenda_of, zone_of
from renovation.appointments.queries.types import bookable_types, default_type, readable_type, type_by_code, types_of

__all__ = [
    "Search",
    "agenda_of",
    "appointment_by_token",
    "appointment_of_household_user",
    "appointments_of_adviser",
    "appointments_of_case",
    "appointments_of_lead",
    "bookable_types",
    "default_type",
    "first_by_place",
    "free_times",
    "last_met_on",
    "next_free_slots",
    "openings_between",
    "readable_appointment",
    "readable_opening",
    "readable_type",
    "type_by_code",
    "types_of",
    "upcoming_of_household_user",
    "zone_of",
]
