"""Counts per platform, without a name: what a region reads."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from renovation.cases.enums import LeadState, Stage
from renovation.cases.models import Case, Lead
from renovation.pathways.queries import stage_names_of_each
from renovation.platforms.enums import Right, Role
from renovation.platforms.models import Platform
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class PlatformFigures:
    """The activity of one platform. `None` is a count hidden because it is too small (D6)."""

    platform: Platform
    leads: dict[str, int | None]
    stages: dict[str, int | None]
    stage_names: dict[str, str]

    @property
    def leads_in_words(self) -> list[tuple[str, int | None]]:
        return [(LeadState(state).label, count) for state, count in self.leads.items()]

    @property
    def stages_in_words(self) -> list[tuple[str, int | None]]:
        return [(self.stage_names[stage], count) for stage, count in self.stages.items()]


def platform_figures(reader: Reader, *, threshold: int) -> list[PlatformFigures]:
    """Leads by state and cases by stage, on the platforms whose figures the reader may read.

    Whoever does not work on the platform gets no count between 1 and `threshold` - 1: it could name somebody.
    """
    wanted = [pk for pk in reader.platform_ids() if can_on_platform(reader, Right.READ_FIGURES, pk)]
    leads = _counted(Lead.objects.filter(platform_id__in=wanted), "state")
    cases = _counted(Case.objects.filter(platform_id__in=wanted), "stage")
    named = stage_names_of_each(wanted)
    figures = []
    for platform in Platform.objects.filter(pk__in=wanted).order_by("name"):
        names = {**named[platform.pk], str(Stage.CLOSED): str(Stage.CLOSED.label)}
        limit = 0 if reader.roles_on(platform.pk) & Role.working_on_cases() else threshold
        figures.append(
            PlatformFigures(
                platform=platform,
                leads={state: masked(leads.get((platform.pk, state), 0), limit) for state in LeadState.values},
                stages={stage: masked(cases.get((platform.pk, stage), 0), limit) for stage in names},
                stage_names=names,
            )
        )
    return figures


def masked(count: int, threshold: int) -> int | None:
    """A count that is small but not nil is hidden."""
    return None if 0 < count < threshold else count


def _counted(queryset: QuerySet[Any], code: str) -> dict[tuple[UUID, str], int]:
    rows = queryset.order_by().values_list("platform_id", code).annotate(rows=Count("pk"))
    return {(platform_id, value): count for platform_id, value, count in rows}
