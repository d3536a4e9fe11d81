"""Key figures of a platform, counted where the facts are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from renovation.cases.models import Case
from renovation.diagnosis.models import SelfDiagnosis
from renovation.professionals.models import Company


@dataclass(frozen=True)
class KeyFigure:
    """A count with what it counts, in words."""

    value: int
    label: str


def key_figures(*, platform_id: UUID, on: date) -> tuple[KeyFigure, ...]:
    """What the public may know of the service this year; a figure of zero says nothing and is left out."""
    diagnoses = SelfDiagnosis.objects.filter(platform_id=platform_id).completed().filter(completed_at__year=on.year)
    cases = Case.objects.filter(platform_id=platform_id, opened_at__year=on.year)
    companies = Company.objects.qualified(on=on).filter(Q(commune__platforms=platform_id))
    figures = (
        KeyFigure(diagnoses.count(), f"autodiagnostics terminés en {on.year}"),
        KeyFigure(cases.count(), f"projets de rénovation suivis depuis janvier {on.year}"),
        KeyFigure(companies.count(), "entreprises RGE installées sur le territoire"),
    )
    return tuple(figure for figure in figures if figure.value > 0)
