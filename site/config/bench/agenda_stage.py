"""An agenda of the size of the bench: weekly rules, absences, appointments, places."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import connection, transaction
from django.utils import timezone
from psycopg.types.range import TimestamptzRange

from renovation.accounts.models import User
from renovation.appointments.enums import FeedDetail, Modality
from renovation.appointments.models import (
    Absence,
    Appointment,
    AppointmentType,
    CalendarFeed,
    OpeningRule,
    Place,
    TakenTime,
)
from renovation.appointments.rules.offered import Slot
from renovation.households.models import Household
from renovation.outbox.models import Job, Mail
from renovation.platforms.enums import OrganisationKind, Role
from renovation.platforms.models import Brand, Membership, Organisation, Platform

RULES_EACH, ABSENCES_EACH, APPOINTMENTS_EACH = 10, 10, 130
PLACES, HOUSEHOLDS = 60, 60
BEGAN = date(2024, 1, 1)
SLUG = "mesure-agenda"


@dataclass(frozen=True)
class AgendaStage:
    platform: Platform
    kind: AppointmentType
    advisers: list[User]
    households: list[Household]
    now: datetime

    def feed(self) -> CalendarFeed:
        """The whole year of the busiest adviser."""
        return CalendarFeed.objects.create(
            platform=self.platform,
            adviser=self.advisers[0],
            detail=FeedDetail.FULL,
            token_hash="mesure",  # noqa: S106 no secret: nobody opens this feed
            created_by_id=self.advisers[0].pk,
            created_at=self.now,
        )

    def leave_one_adviser_at(self, slot: Slot) -> None:
        """Everybody else who is free then is away."""
        away = TimestamptzRange(slot.starts_at, slot.ends_at)
        Absence.objects.bulk_create([Absence(adviser_id=one, period=away) for one in slot.adviser_ids[1:]])


@contextmanager
def staged(*, advisers: int, keeps: bool = False) -> Iterator[AgendaStage]:
    """Made in a transaction and left in none; `keeps` commits it, for people on other connections, then deletes it."""
    if not keeps:
        with transaction.atomic():
            yield _stage(advisers)
            transaction.set_rollback(True)
        return
    with transaction.atomic():
        stage = _stage(advisers)
    try:
        yield stage
    finally:
        _delete(stage)


def _stage(advisers: int) -> AgendaStage:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    platform = _platform()
    kind = AppointmentType.objects.create(
        platform=platform,
        code="mesure",
        name="Mesure",
        duration_minutes=60,
        after_minutes=10,
        step_minutes=15,
        horizon_days=60,
        modalities=[Modality.PHONE, Modality.OFFICE],
    )
    people = [_adviser(platform, number) for number in range(advisers)]
    households = Household.objects.bulk_create(
        [
            Household(
                platform=platform,
                last_name=f"Ménage {number}",
                email=f"menage-{number}@maisonnee.example",
                last_contact_at=now,
            )
            for number in range(HOUSEHOLDS)
        ]
    )
    places = Place.objects.bulk_create([Place(platform=platform, name=f"Lieu {number}") for number in range(PLACES)])
    stage = AgendaStage(platform, kind, people, households, now)
    _fill(stage, places, Random(7))  # noqa: S311 the same agenda at each run
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return stage


def _fill(stage: AgendaStage, places: list[Place], random: Random) -> None:
    rules, absences, appointments, taken = [], [], [], []
    for rank, adviser in enumerate(stage.advisers):
        rules += [_rule(stage, adviser, rank, number, places) for number in range(RULES_EACH)]
        for _ in range(ABSENCES_EACH):
            begins = stage.now + timedelta(hours=random.randrange(60 * 24))
            absences.append(Absence(adviser=adviser, period=TimestamptzRange(begins, begins + timedelta(hours=4))))
        for begins in _moments(stage.now, random):
            period = TimestamptzRange(begins, begins + timedelta(minutes=60))
            one = Appointment(
                platform=stage.platform,
                kind=stage.kind,
                adviser=adviser,
                household=stage.households[rank % HOUSEHOLDS],
                period=period,
                modality=Modality.PHONE,
                subject="Faire le point sur le projet",
                token_hash=f"mesure-{adviser.pk.hex}-{begins:%Y%m%d%H%M}",
            )
            appointments.append(one)
            blocked = TimestamptzRange(begins, begins + timedelta(minutes=70))
            taken.append(TakenTime(adviser=adviser, appointment=one, blocked=blocked))
    OpeningRule.objects.bulk_create(rules, batch_size=2000)
    Absence.objects.bulk_create(absences, batch_size=2000)
    Appointment.objects.bulk_create(appointments, batch_size=2000)
    TakenTime.objects.bulk_create(taken, batch_size=2000)


def _rule(stage: AgendaStage, adviser: User, rank: int, number: int, places: list[Place]) -> OpeningRule:
    """Mornings and afternoons of the five working days."""
    day, afternoon = divmod(number, 2)
    return OpeningRule(
        platform=stage.platform,
        adviser=adviser,
        rule=f"FREQ=WEEKLY;BYDAY={('MO', 'TU', 'WE', 'TH', 'FR')[day]}",
        first_day=BEGAN,
        opens=time(14) if afternoon else time(9),
        closes=time(18) if afternoon else time(12, 30),
        modalities=[Modality.PHONE, Modality.OFFICE],
        at_place=places[(rank * 3 + number) % PLACES],
    )


def _moments(now: datetime, random: Random) -> list[datetime]:
    """A hundred and thirty appointments that never meet, most of them in opened hours."""
    hours = sorted(random.sample(range(0, 60 * 24, 2), APPOINTMENTS_EACH))
    return [now + timedelta(hours=hour) for hour in hours]


def _platform() -> Platform:
    organisation = Organisation.objects.create(name="Structure de mesure", kind=OrganisationKind.STRUCTURE)
    platform = Platform.objects.create(
        slug=SLUG,
        name="Agenda de mesure",
        territory_name="Mesure",
        case_prefix="MAG",
        organisation=organisation,
        public_url="http://localhost",
        email="mesure@maisonnee.example",
        privacy_email="mesure@maisonnee.example",
    )
    Brand.objects.create(platform=platform)
    return platform


def _adviser(platform: Platform, number: int) -> User:
    email = f"mesure-agenda-{number}@maisonnee.example"
    adviser = User.objects.create(email=email, first_name="Claire", last_name=f"Martin {number}")
    Membership.objects.create(user=adviser, role=Role.ADVISER, platform=platform)
    return adviser


def _delete(stage: AgendaStage) -> None:
    """What the race wrote: the journal keeps its facts, which no one may delete."""
    with transaction.atomic():
        Mail.objects.filter(platform_id=stage.platform.pk).delete()
        Job.objects.filter(kind__startswith="appointments.", payload__kind=str(stage.kind.pk)).delete()
        Appointment.objects.filter(platform=stage.platform).delete()
        OpeningRule.objects.filter(platform=stage.platform).delete()
        AppointmentType.objects.filter(platform=stage.platform).delete()
        Place.objects.filter(platform=stage.platform).delete()
        Household.objects.filter(platform=stage.platform).delete()
        Absence.objects.filter(adviser__in=stage.advisers).delete()
        Membership.objects.filter(platform=stage.platform).delete()
        User.objects.filter(pk__in=[one.pk for one in stage.advisers]).delete()
        organisation = stage.platform.organisation
        stage.platform.delete()
        organisation.delete()
