"""What the agenda of a new platform begins with. Run again, it adds what is missing and changes nothing."""

from django.db import transaction

from renovation.appointments.enums import Channel, MessageKind
from renovation.appointments.models import AgendaSettings, AppointmentType, ReminderRule
from renovation.appointments.rules.holidays import of_department
from renovation.appointments.rules.seeds import REMINDERS, TYPES
from renovation.platforms.models import Platform


@transaction.atomic
def seed_agenda(*, platform: Platform) -> list[AppointmentType]:
    """Types, reminders, clock and holidays of a platform that has none yet; the types of the platform."""
    department = platform.communes.order_by("insee").values_list("department_id", flat=True).first()
    territory, zone = of_department(department or "")
    AgendaSettings.objects.get_or_create(platform=platform, defaults={"territory": territory.value, "zone": zone})
    known = set(AppointmentType.objects.filter(platform=platform).values_list("code", flat=True))
    AppointmentType.objects.bulk_create(
        [AppointmentType(platform=platform, **seed) for seed in TYPES if seed["code"] not in known]
    )
    if not ReminderRule.objects.filter(platform=platform).exists():
        ReminderRule.objects.bulk_create(
            [
                ReminderRule(platform=platform, kind=MessageKind(kind), channel=Channel(channel), minutes=minutes)
                for kind, channel, minutes in REMINDERS
            ]
        )
    return list(AppointmentType.objects.filter(platform=platform).order_by("position", "name"))
