"""The dwelling of a case that was opened without one."""

from decimal import Decimal

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.dwellings.models import Dwelling
from renovation.dwellings.operations import record_dwelling
from renovation.households.models import Occupancy
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.territories.models import Commune


@transaction.atomic
def give_dwelling(
    *, case: Case, author: User, commune: Commune, address: str, kind: str, living_area_m2: Decimal | None
) -> Dwelling:
    """Record where the project takes place; a case that has its dwelling keeps it."""
    current = Case.objects.select_for_update(of=("self",)).select_related("platform", "dwelling").get(pk=case.pk)
    if current.dwelling is not None:
        return current.dwelling
    dwelling = record_dwelling(
        platform=current.platform, commune=commune, kind=kind, living_area_m2=living_area_m2, address=address.strip()
    )
    Occupancy.objects.create(household_id=current.household_id, dwelling=dwelling)
    current.dwelling = dwelling
    current.revision += 1
    current.save(update_fields=["dwelling", "revision", "changed_at"])
    detail = {"fields": ["dwelling"], "by": str(author.pk)}
    record(Action.CASE_CHANGED, subject=current, platform_id=current.platform_id, detail=detail)
    return dwelling
