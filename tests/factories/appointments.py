"""Opened hours and parameters, as the stories need them."""

from datetime import UTC, datetime, timedelta

import factory
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from renovation.appointments.enums import Modality
from renovation.appointments.models import Opening

# A Thursday, eight days after the present of the tests.
MORNING = datetime(2026, 12, 3, 8, 0, tzinfo=UTC)


class OpeningFactory(factory.django.DjangoModelFactory[Opening]):
    """By default two slots of 45 minutes, by telephone, from 9:00 in Paris."""

    class Meta:
        model = Opening

    class Params:
        starts_at = MORNING
        minutes = 90

    period = factory.LazyAttribute(
        lambda opening: DateTimeTZRange(opening.starts_at, opening.starts_at + timedelta(minutes=opening.minutes))
    )
    slot_minutes = 45
    modality = Modality.PHONE
