"""Dwellings and the versions of what is known of them."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from renovation.dwellings.models import Description, Dwelling
from renovation.platforms.models import Platform
from renovation.territories.models import Commune


@transaction.atomic
def record_dwelling(
    *,
    platform: Platform,
    commune: Commune,
    kind: str = "",
    living_area_m2: Decimal | None = None,
    construction_period: str = "",
    estimated_class: str = "",
    heating: str = "",
    address: str = "",
    postcode: str = "",
) -> Dwelling:
    """A dwelling known at least by its commune."""
    return Dwelling.objects.create(
        platform=platform,
        commune=commune,
        kind=kind,
        living_area_m2=living_area_m2,
        construction_period=construction_period,
        estimated_class=estimated_class,
        heating=heating,
        address=address,
        postcode=postcode,
    )


@transaction.atomic
def describe(
    *, dwelling: Dwelling, level: str, answers: Mapping[str, object], author_id: UUID | None = None
) -> Description:
    """Add a version of the description; the earlier ones stay. Numbers follow one another under a row lock."""
    Dwelling.objects.select_for_update().get(pk=dwelling.pk)
    last = dwelling.descriptions.aggregate(last=Max("number"))["last"] or 0
    return Description.objects.create(
        dwelling=dwelling, number=last + 1, level=level, answers=dict(answers), author_id=author_id
    )


@transaction.atomic
def complete_dwelling(
    *, dwelling: Dwelling, kind: str, living_area_m2: Decimal, construction_period: str, estimated_class: str
) -> Dwelling:
    """What an adviser established takes the place of what was said; a period not known keeps the earlier one."""
    current = Dwelling.objects.select_for_update().get(pk=dwelling.pk)
    current.kind = kind
    current.living_area_m2 = living_area_m2
    current.construction_period = construction_period or current.construction_period
    current.estimated_class = estimated_class or current.estimated_class
    current.save(update_fields=["kind", "living_area_m2", "construction_period", "estimated_class"])
    return current
