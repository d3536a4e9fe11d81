"""Hours that the demonstration's advisers open, and appointments that households took in them."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, BookingOrigin, Modality
from renovation.appointments.models import Appointment
from renovation.appointments.operations import Details, Reception, book, open_hours, seed_agenda
from renovation.appointments.queries import default_type, free_times
from renovation.appointments.rules.offered import Asked
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token

MORNING, AFTERNOON = (time(9), time(12)), (time(14), time(17))
# Monday to Friday, for the first adviser and for the next one.
HOURS = (
    {0: MORNING, 1: AFTERNOON, 2: MORNING, 3: AFTERNOON, 4: MORNING},
    {0: AFTERNOON, 1: MORNING, 2: AFTERNOON, 3: MORNING},
)
SUBJECTS = ("Faire le point sur le projet", "Relire deux devis", "Choisir les travaux", "Préparer la visite")


def open_agendas(platform: Platform, advisers: list[User], *, now: datetime, weeks: int = 6) -> None:
    """The same half-days each week: telephone for the first adviser, the counter for the others."""
    seed_agenda(platform=platform)
    monday = monday_of(now).date()
    for rank, adviser in enumerate(advisers):
        for weekday, (opens, closes) in HOURS[rank % len(HOURS)].items():
            open_hours(
                platform=platform,
                adviser=adviser,
                day=monday + timedelta(days=weekday),
                opens=opens,
                closes=closes,
                reception=Reception([Modality.OFFICE], platform.address) if rank else Reception([Modality.PHONE]),
                weeks=weeks,
            )


def take_appointments(platform: Platform, cases: list[Case], *, since: datetime, now: datetime) -> None:
    """Give these cases an appointment each from `since` on, one slot in two; those of the past took place."""
    asked = since - timedelta(days=3)
    kind = default_type(platform)
    if kind is None:
        raise LookupError(f"{platform} has no type of appointment")
    slots = free_times(kind=kind, now=asked).between(since, asked + timedelta(days=18))
    for rank, (case, slot) in enumerate(zip(cases, slots[::2], strict=False)):
        appointment = book(
            kind=kind,
            household=case.household,
            asked=Asked(slot.starts_at, slot.modality, slot.place_id),
            token=new_token(),
            now=asked,
            details=Details(case=case, subject=SUBJECTS[rank % len(SUBJECTS)], origin=BookingOrigin.SITE),
        )
        state = AppointmentState.DONE if slot.ends_at < now else AppointmentState.BOOKED
        taken_at = asked.replace(hour=9 + rank % 11, minute=rank * 7 % 60)
        Appointment.objects.filter(pk=appointment.pk).update(state=state, created_at=taken_at)


def monday_of(now: datetime) -> datetime:
    """The first moment of this week, on the clock of the wall."""
    local = timezone.localtime(now)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=local.weekday())
