"""What those who wait for a slot are written."""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from renovation.appointments.links import offer_url, waiting_url
from renovation.appointments.models import WaitingEntry, WaitingOffer
from renovation.appointments.queries.search import agenda_of
from renovation.appointments.rules.holidays import zone_label
from renovation.platforms.mail import send_mail


def send_joined(entry: WaitingEntry, *, token: str) -> None:
    """The household waits; its link leaves the list."""
    context = {"entry": entry, "leave_url": waiting_url(entry.platform, token)}
    _send(entry, "waiting_joined", key=str(entry.pk), context=context)


def send_offer(offer: WaitingOffer, *, token: str) -> None:
    """A slot is held for some hours; the link accepts or declines it."""
    context = {"offer": offer, "entry": offer.entry, "offer_url": offer_url(offer.entry.platform, token)}
    _send(offer.entry, "waiting_offer", key=str(offer.pk), context=context)


def _send(entry: WaitingEntry, template: str, *, key: str, context: dict[str, Any]) -> None:
    recipient = entry.household.email
    if not recipient:
        return
    agenda = agenda_of(entry.platform_id)
    said = {**context, "household": entry.household, "zone_name": zone_label(agenda.zone)}
    with timezone.override(ZoneInfo(agenda.zone)):
        send_mail(
            platform=entry.platform,
            template=template,
            recipient=recipient,
            context=said,
            key=f"{template}:{key}",
            secret=True,
        )
