"""Ordering a printed document, making it in a job, and not keeping it longer than needed."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from renovation.documents.enums import PrintState
from renovation.documents.models import Printout
from renovation.documents.printing.makers import maker_named
from renovation.outbox.operations import enqueue
from renovation.platforms.models import Platform

PRINT = "documents.print"


@transaction.atomic
def order_printout(*, platform: Platform, maker: str, source_id: UUID, version: str, title: str) -> Printout:
    """Ask for the PDF of something in its present state; asked twice for one state, it is made once.

    `maker` is the name under which `printing.makers` knows the function that makes it; `version` tells the states
    of the source apart (a date of change, a number), so that what changed is printed anew.
    """
    maker_named(maker)
    now = timezone.now()
    defaults = {"platform": platform, "title": title, "expires_at": now + timedelta(days=settings.PRINTOUT_DAYS)}
    found, is_new = Printout.objects.get_or_create(maker=maker, source_id=source_id, version=version, defaults=defaults)
    if is_new or found.is_late(now):
        # An order whose job was given up is made again, once a quarter of an hour at most.
        turn = int(now.timestamp()) // 900
        enqueue(kind=PRINT, key=f"{PRINT}:{found.pk}:{turn}", payload={"printout": str(found.pk)})
    return found


def make_printout(*, printout_id: UUID) -> Printout:
    """Make the PDF of an order. A second call finds it made."""
    order = Printout.objects.select_related("platform").get(pk=printout_id)
    if order.state == PrintState.READY:
        return order
    content = maker_named(order.maker)(order.source_id)
    order.file.save(f"printouts/{order.pk.hex[:2]}/{order.pk}.pdf", ContentFile(content), save=False)
    order.state, order.ready_at, order.size_bytes = PrintState.READY, timezone.now(), len(content)
    order.save(update_fields=["file", "state", "ready_at", "size_bytes"])
    return order


def purge_printouts(*, now: datetime) -> int:
    """Delete what was printed and may be printed again; tells how many."""
    gone = list(Printout.objects.filter(expires_at__lte=now))
    for printout in gone:
        if printout.file:
            printout.file.delete(save=False)
        printout.delete()
    return len(gone)
