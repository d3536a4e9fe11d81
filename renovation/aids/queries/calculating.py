"""Reads for those who calculate aids: the parameters of any day, the local aids of a place, as the tables have them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.rules.financing import Book
from renovation.aids.rules.local_seeds import read_local_aid
from renovation.aids.rules.local_shape import LocalAid, Territory
from renovation.aids.rules.typical import Spot
from renovation.platforms.models import Platform
from renovation.quantities.queries import entries_on
from renovation.quantities.rules.parameters import Parameters, parameters_on
from renovation.territories.models import Commune

PREFIX = "aids."


def parameters_book() -> Book:
    """The aids' parameters of any day; a day is read once. To be made anew for each request or job."""
    days: dict[date, Parameters] = {}

    def on_day(day: date) -> Parameters:
        if day not in days:
            days[day] = parameters_on((one for one in entries_on(day) if one["code"].startswith(PREFIX)), day)
        return days[day]

    return on_day


def local_aids_in(insee: str, *, on: date) -> tuple[LocalAid, ...]:
    """The published local aids of a commune: its platform's, its Region's, and the examples nobody took up.

    Of each aid the version of that day; without one, the next or else the last, whose dates are then said.
    """
    near = list(Platform.objects.serving(insee).select_related("organisation"))
    regions = {one for each in near for one in (each.organisation_id, each.organisation.parent_id) if one}
    found = LocalVersion.objects.published().filter(
        Q(scheme__platform__in=near)
        | Q(scheme__organisation__in=regions)
        | Q(scheme__platform__isnull=True, scheme__organisation__isnull=True)
    )
    versions: dict[LocalScheme, list[LocalVersion]] = {}
    for version in found.select_related("scheme").order_by("scheme__code", "valid"):
        versions.setdefault(version.scheme, []).append(version)
    taken_up = {scheme.adapted_from_id for scheme in versions}
    return tuple(
        local_aid_of(version_of_day(each, on)) for scheme, each in versions.items() if scheme.pk not in taken_up
    )


def version_of_day(versions: Sequence[LocalVersion], on: date) -> LocalVersion:
    """The one that holds; else the next; else the last. The versions stand in the order of their periods."""
    for version in versions:
        if version.ends_before is None or on < version.ends_before:
            return version
    return versions[-1]


def local_aid_of(version: LocalVersion) -> LocalAid:
    """A version as the rules take it, with the budget and the suspension of the day."""
    scheme = version.scheme
    return read_local_aid(
        {
            **version.regulation,
            "code": scheme.code,
            "starts": version.starts_on,
            "ends": version.last_day,
            "source": version.source_text,
            "address": version.source_address,
            "read_on": version.source_read_on,
            "to_verify": version.to_verify,
            "budget_left_eur": scheme.budget_left_eur,
            "budget_on": scheme.budget_on,
            "suspension": scheme.suspension,
        }
    )


def spot_in(territory: Territory, excluded: Territory) -> Spot:
    """A place of a territory, the most peopled of its communes, for a try; the codes alone where none is known."""
    inside = Commune.objects.filter(_within(territory)).exclude(_within(excluded))
    commune = inside.select_related("department").order_by("-population", "pk").first()
    if commune is None:
        return Spot(*(_first(codes) for codes in _all_codes(territory)))
    return Spot(commune.department.region_id, commune.department_id, str(commune.intercommunality_id or ""), commune.pk)


def _within(place: Territory) -> Q:
    return (
        Q(pk__in=place.communes)
        | Q(intercommunality__in=place.epcis)
        | Q(department__in=place.departments)
        | Q(department__region__in=place.regions)
    )


def _all_codes(place: Territory) -> tuple[Iterable[str], ...]:
    return (place.regions, place.departments, place.epcis, place.communes)


def _first(codes: Iterable[str]) -> str | None:
    return next(iter(sorted(codes)), None)
