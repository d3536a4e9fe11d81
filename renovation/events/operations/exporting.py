"""The list of those who come, to be printed for the day: an export is journalled (J2)."""

from django.db import transaction
from django.utils import timezone

from renovation.events.models import Event
from renovation.events.queries import registrations_of
from renovation.journal.enums import Action
from renovation.journal.operations import record

HEADER = ("Nom", "Prénom", "E-mail", "Téléphone", "Places", "État", "Inscription")


@transaction.atomic
def export_registrations(*, event: Event) -> list[tuple[str, ...]]:
    """The rows of the file, header first; the fact is written in the same transaction."""
    found = [registration for registration in registrations_of(event) if registration.is_standing]
    record(Action.REGISTRATIONS_EXPORTED, subject=event, platform_id=event.platform_id, detail={"number": len(found)})
    rows = [
        (
            each.last_name,
            each.first_name,
            each.email,
            each.phone,
            str(each.seats),
            each.get_state_display(),
            f"{timezone.localtime(each.created_at):%d/%m/%Y %H:%M}",
        )
        for each in found
    ]
    return [HEADER, *rows]
