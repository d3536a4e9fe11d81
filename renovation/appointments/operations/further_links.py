"""Links that only mails hold: whoever opens one has read the household's mailbox."""

from renovation.appointments.enums import LinkKind
from renovation.appointments.models import Appointment, AppointmentLink
from renovation.platforms.rules.tokens import new_token, token_hash

MOST_LINKS = 30


def new_link(appointment: Appointment, *, kind: LinkKind = LinkKind.MANAGE) -> str:
    """A further personal link, for a mail; the token, of which only the hash is kept."""
    token = new_token()
    if appointment.links.count() >= MOST_LINKS:
        oldest = appointment.links.order_by("created_at").values_list("pk", flat=True)[0]
        AppointmentLink.objects.filter(pk=oldest).delete()
    AppointmentLink.objects.create(token_hash=token_hash(token), appointment=appointment, kind=kind)
    return token
