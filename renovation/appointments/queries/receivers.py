"""Who may receive a type: named, skilled, open to the public, and of the sector for a visit. One request."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from renovation.accounts.models import User
from renovation.appointments.models import AppointmentType, Sector
from renovation.appointments.queries.search import Search


class Receiver(NamedTuple):
    adviser_id: UUID
    most_a_day: int | None
    most_visits_a_day: int | None
    visits: bool


def receivers(kind: AppointmentType, search: Search, adviser_ids: Collection[UUID]) -> dict[UUID, Receiver]:
    """Those of `adviser_ids` who may receive this type, with their limits of a day."""
    named = AppointmentType.advisers.through.objects.filter(appointmenttype_id=kind.pk)
    known = (
        User.objects.active()
        .filter(pk__in=adviser_ids)
        .annotate(
            own=FilteredRelation("agenda_settings", condition=Q(agenda_settings__platform_id=kind.platform_id)),
        )
    )
    known = known.filter(~Exists(named) | Exists(named.filter(user_id=OuterRef("pk"))))
    if kind.skills:
        known = known.filter(own__skills__contains=kind.skills)
    if not search.by_team and search.adviser_ids is None:
        known = known.exclude(own__takes_public=False)
    known = known.annotate(visits=_visits(kind, search))
    rows = known.values_list("pk", F("own__most_a_day"), F("own__most_visits_a_day"), "visits")
    return {row[0]: Receiver(*row) for row in rows}


def _visits(kind: AppointmentType, search: Search) -> Exists | Q:
    """Whether the adviser visits the commune; without a commune or without any sector, everybody does."""
    sectors = Sector.objects.filter(platform_id=kind.platform_id)
    if not search.commune_insee:
        return Q(pk__isnull=False)
    here = Q(communes=search.commune_insee) | Q(intercommunalities__communes=search.commune_insee)
    own = sectors.filter(here, advisers=OuterRef("pk"))
    return ~Exists(sectors) | Exists(own)
