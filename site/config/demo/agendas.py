"""Hours that the demonstration's advisers open, and appointments that households took in them."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.operations import book, open_hours
from renovation.appointments.queries import free_slots
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token

HOURS = ((0, time(9), time(12)), (1, time(14), time(17)), (3, time(9), time(12)))


def open_agendas(platform: Platform, advisers: list[User], *, now: datetime, weeks: int = 6) -> None:
    """The same half-days each week: telephone for the first adviser, the counter for the others."""
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    for rank, adviser in enumerate(advisers):
        for weekday, opens, closes in HOURS:
            open_hours(
                platform=platform,
                adviser=adviser,
                day=monday + timedelta(days=weekday + (1 if rank else 0)),
                opens=opens,
                closes=closes,
                slot_minutes=45,
                modality=Modality.OFFICE if rank else Modality.PHONE,
                place=platform.address if rank else "",
                weeks=weeks,
            )


def take_appointments(platform: Platform, cases: list[Case], *, now: datetime) -> int:
    """Give these cases an appointment each, one slot in three, from the next days on."""
    slots = free_slots(platform=platform, now=now, until=now + timedelta(days=21))
    taken = 0
    for case, slot in zip(cases, slots[::3], strict=False):
        book(
            platform=platform,
            household=case.household,
            starts_at=slot.starts_at,
            modality=slot.modality,
            token=new_token(),
            now=now,
            case=case,
            subject="Faire le point sur le projet",
        )
        taken += 1
    return taken
