"""Opened hours and types of appointment, as the stories need them."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import factory
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.models import (
    Absence,
    AppointmentType,
    CalendarFeed,
    CollectiveSession,
    ExternalCalendar,
    Opening,
    OpeningRule,
    Place,
    ReminderRule,
    Sector,
    WaitingEntry,
)
from renovation.appointments.operations import seed_agenda
from renovation.appointments.operations.confirming import CONFIRM, confirm_by_mail
from renovation.appointments.rules.offered import Asked
from renovation.households.models import Household
from renovation.outbox.models import Job
from tests.factories.platforms import PlatformFactory

# A Thursday, eight days after the present of the tests.
MORNING = datetime(2026, 12, 3, 8, 0, tzinfo=UTC)


class AppointmentTypeFactory(factory.django.DjangoModelFactory[AppointmentType]):
    """Three quarters of an hour, with nothing before or after."""

    class Meta:
        model = AppointmentType
        django_get_or_create = ("platform", "code")

    platform = factory.SubFactory(PlatformFactory)
    code = "premiere-information"
    name = "Première information"
    duration_minutes = 45
    modalities = factory.LazyFunction(lambda: [Modality.PHONE.value, Modality.OFFICE.value])


class OpeningFactory(factory.django.DjangoModelFactory[Opening]):
    """By default two slots of 45 minutes, by telephone, from 9:00 in Paris, on a platform that has its types."""

    class Meta:
        model = Opening
        skip_postgeneration_save = True

    class Params:
        starts_at = MORNING
        minutes = 90

    period = factory.LazyAttribute(
        lambda opening: DateTimeTZRange(opening.starts_at, opening.starts_at + timedelta(minutes=opening.minutes))
    )
    modalities = factory.LazyFunction(lambda: [Modality.PHONE.value])

    @factory.post_generation
    def types(self: Opening, create: bool, extracted: Sequence[AppointmentType] | None, **kwargs: Any) -> None:  # type: ignore[misc]
        if create:
            seed_agenda(platform=self.platform)


class OpeningRuleFactory(factory.django.DjangoModelFactory[OpeningRule]):
    """Every Thursday morning, by telephone."""

    class Meta:
        model = OpeningRule

    rule = "FREQ=WEEKLY;BYDAY=TH"
    first_day = MORNING.date()
    opens = time(9)
    closes = time(12)
    modalities = factory.LazyFunction(lambda: [Modality.PHONE.value])


class PlaceFactory(factory.django.DjangoModelFactory[Place]):
    class Meta:
        model = Place

    platform = factory.SubFactory(PlatformFactory)
    name = factory.Sequence(lambda number: f"Accueil {number}")
    address = "2 rue des Essais, 25000 Besançon"


def by_phone(starts_at: datetime = MORNING) -> Asked:
    """What a form asks for: this time, by telephone."""
    return Asked(starts_at, Modality.PHONE.value, None)


def one_of_each(household: Household, adviser: User) -> dict[str, object]:
    """An identifier of each thing that stands beside appointments in an agenda, for walks over all addresses."""
    platform, period = household.platform, (MORNING, MORNING + timedelta(hours=2))
    kind = AppointmentTypeFactory.create(platform=platform)
    place = PlaceFactory.create(platform=platform)
    common = {"platform": platform, "created_at": MORNING}
    waiting = WaitingEntry.objects.create(**common, kind=kind, household=household, token_hash="attente")
    feed = CalendarFeed.objects.create(**common, adviser=adviser, token_hash="flux", created_by_id=adviser.pk)
    session = CollectiveSession.objects.create(platform=platform, kind=kind, period=period, capacity=12)
    return {
        "absence_id": Absence.objects.create(adviser=adviser, period=period).pk,
        "rule_id": OpeningRuleFactory.create(platform=platform, adviser=adviser).pk,
        "session_id": session.pk,
        "waiting_id": waiting.pk,
        "feed_id": feed.pk,
        "type_id": kind.pk,
        "place_id": place.pk,
        "sector_id": Sector.objects.create(platform=platform, name="Nord").pk,
        "reminder_id": ReminderRule.objects.create(platform=platform, minutes=90).pk,
        "adviser_id": adviser.pk,
        "calendar_id": ExternalCalendar.objects.create(adviser=adviser, name="Chez moi").pk,
    }


def write_confirmations(now: datetime = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)) -> None:
    """What the worker does a moment after each booking."""
    for asked in Job.objects.filter(kind=CONFIRM):
        confirm_by_mail(appointment_id=UUID(asked.payload["appointment"]), now=now)
