"""Households that did not come."""

from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment
from renovation.appointments.queries.search import agenda_of
from renovation.appointments.rules.no_shows import WITHIN, NoShows
from renovation.households.models import Household


def no_shows_of(household: Household, *, now: datetime) -> NoShows:
    """Those of the last year, whatever was booked."""
    number = _missed(now).filter(household=household).count()
    return NoShows(number, agenda_of(household.platform_id).no_shows_before_call)


def written_to(found: QuerySet[Appointment], *, limit: int, now: datetime) -> QuerySet[Appointment]:
    """Appointments that are still written about: who missed too many, and has a case, is called instead."""
    own = _missed(now).filter(household=OuterRef("household")).order_by().values("household")
    counted = Subquery(own.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return found.annotate(missed=Coalesce(counted, 0)).exclude(missed__gte=limit, case__isnull=False)


def _missed(now: datetime) -> QuerySet[Appointment]:
    return Appointment.objects.filter(state=AppointmentState.MISSED, period__startswith__gt=now - WITHIN)
