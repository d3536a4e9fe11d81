"""The addresses of a platform's subscribers as a file: an export is journalled (J2)."""

from django.db import transaction
from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.newsletters.models import Subscriber
from renovation.platforms.models import Platform

HEADER = ("E-mail", "Demandé depuis", "Demandé le", "Confirmé le")


@transaction.atomic
def export_subscribers(*, platform: Platform) -> list[tuple[str, ...]]:
    """The rows of the file, header first: confirmed addresses only."""
    found = list(Subscriber.objects.confirmed().filter(platform=platform).order_by("email"))
    record(Action.SUBSCRIBERS_EXPORTED, platform_id=platform.pk, detail={"number": len(found)})
    rows = [
        (
            each.email,
            each.source,
            f"{timezone.localtime(each.asked_at):%d/%m/%Y}",
            f"{timezone.localtime(each.confirmed_at):%d/%m/%Y}",
        )
        for each in found
    ]
    return [HEADER, *rows]
