"""What a household that is invited to book is written."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.utils import timezone

from renovation.appointments.links import invitation_url
from renovation.appointments.models import BookingInvitation
from renovation.appointments.queries.search import agenda_of
from renovation.appointments.rules.holidays import zone_label
from renovation.appointments.rules.offered import Slot
from renovation.platforms.mail import send_mail


def send_invitation(invitation: BookingInvitation, *, slots: Sequence[Slot], token: str) -> None:
    """The link, the adviser's words, and the slots proposed."""
    agenda = agenda_of(invitation.platform_id)
    with timezone.override(ZoneInfo(agenda.zone)):
        send_mail(
            platform=invitation.platform,
            template="appointment_invitation",
            recipient=invitation.household.email,
            context={
                "invitation": invitation,
                "household": invitation.household,
                "slots": slots,
                "invitation_url": invitation_url(invitation.platform, token),
                "zone_name": zone_label(agenda.zone),
            },
            key=f"appointment_invitation:{invitation.pk}",
            secret=True,
        )
