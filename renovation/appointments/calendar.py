"""An appointment as a calendar file (RFC 5545), for the phone of the household."""

from datetime import datetime

from icalendar import Calendar, Event, vCalAddress, vText

from renovation.appointments.enums import AppointmentState, Modality
from renovation.appointments.models import Appointment
from renovation.appointments.rules.ics_writing import PRODUCT


def calendar_file(appointment: Appointment, *, stamped_at: datetime, is_mailed: bool) -> bytes:
    """The file; its UID never changes, so that a cancellation takes the first one out of the calendar.

    Only the mail of the household is an invitation, which names its address: a link may be in other hands (G4).
    """
    cancelled = appointment.state == AppointmentState.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", ("CANCEL" if cancelled else "REQUEST") if is_mailed else "PUBLISH")
    event = Event()
    event.add("uid", f"rendez-vous-{appointment.pk}@{appointment.platform.slug}")
    event.add("dtstamp", stamped_at)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.ends_at)
    event.add("summary", f"Rendez-vous avec {appointment.platform.name}")
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("sequence", appointment.sequence)
    event.add("location", _place(appointment))
    organiser = vCalAddress(f"mailto:{appointment.platform.email}")
    organiser.params["cn"] = vText(appointment.platform.name)
    event.add("organizer", organiser)
    if is_mailed and appointment.household.email:
        attendee = vCalAddress(f"mailto:{appointment.household.email}")
        attendee.params["partstat"] = vText("ACCEPTED")
        attendee.params["rsvp"] = vText("FALSE")
        event.add("attendee", attendee)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _place(appointment: Appointment) -> str:
    if appointment.modality in Modality.at_a_place():
        return appointment.place or appointment.platform.address
    if appointment.modality == Modality.VIDEO:
        return appointment.video_url or Modality.VIDEO.label
    return Modality(appointment.modality).label
