"""Counts of a platform, made where the facts are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment
from renovation.cases.models import Case
from renovation.diagnosis.models import SelfDiagnosis
from renovation.indicators.enums import Indicator
from renovation.indicators.rules import publishable
from renovation.professionals.models import Company


@dataclass(frozen=True)
class Count:
    """A count with what it counts, in words. A count of people is published rounded, or not at all."""

    exact: int
    label: str
    is_personal: bool = True

    @property
    def published(self) -> int | None:
        """What the public may read; a count of zero says nothing."""
        return publishable(self.exact) if self.is_personal else self.exact or None


def counts_of(asked: Iterable[Indicator], *, platform_id: UUID, on: date) -> dict[str, Count]:
    """The counts of a platform for the year of that day."""
    return {indicator.value: _COUNTING[indicator](platform_id, on) for indicator in asked}


def _households(platform_id: UUID, on: date) -> Count:
    cases = Case.objects.filter(platform_id=platform_id, opened_at__year=on.year)
    return Count(cases.values("household_id").distinct().count(), f"ménages conseillés en {on.year}")


def _cases(platform_id: UUID, on: date) -> Count:
    cases = Case.objects.filter(platform_id=platform_id, opened_at__year=on.year)
    return Count(cases.count(), f"projets de rénovation suivis depuis janvier {on.year}")


def _appointments(platform_id: UUID, on: date) -> Count:
    kept = Appointment.objects.filter(platform_id=platform_id, state=AppointmentState.DONE)
    return Count(kept.filter(period__startswith__year=on.year).count(), f"rendez-vous tenus en {on.year}")


def _diagnoses(platform_id: UUID, on: date) -> Count:
    done = SelfDiagnosis.objects.filter(platform_id=platform_id).completed().filter(completed_at__year=on.year)
    return Count(done.count(), f"autodiagnostics terminés en {on.year}")


def _companies(platform_id: UUID, on: date) -> Count:
    companies = Company.objects.qualified(on=on).filter(Q(commune__platforms=platform_id))
    return Count(companies.count(), "entreprises RGE installées sur le territoire", is_personal=False)


_COUNTING: Mapping[Indicator, Callable[[UUID, date], Count]] = {
    Indicator.HOUSEHOLDS: _households,
    Indicator.CASES: _cases,
    Indicator.APPOINTMENTS: _appointments,
    Indicator.DIAGNOSES: _diagnoses,
    Indicator.COMPANIES: _companies,
}
