"""What advisers are written about their appointments: never a name nor a word of the household, only where to look."""

from renovation.appointments.models import Appointment
from renovation.platforms.mail import send_mail


def tell_adviser(appointment: Appointment, template: str, *, key: str) -> None:
    """One mail to the adviser of an appointment, if the account still works."""
    if appointment.adviser.is_active and appointment.adviser.email:
        send_mail(
            platform=appointment.platform,
            template=template,
            recipient=appointment.adviser.email,
            context={"appointment": appointment},
            key=f"{template}:{key}",
        )
