"""The appointment that a survey is about."""

from renovation.appointments.enums import LinkKind
from renovation.appointments.models import Appointment, AppointmentLink
from renovation.platforms.rules.tokens import token_hash


def appointment_to_survey(token: str) -> Appointment | None:
    """The appointment that a survey's link is about; that link opens nothing else."""
    link = AppointmentLink.objects.filter(token_hash=token_hash(token), kind=LinkKind.SURVEY)
    found = link.select_related("appointment__platform", "appointment__kind").first()
    return found.appointment if found is not None else None
