"""Two households that look alike are two."""

from renovation.accounts.models import User
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.leads.models import DistinctHouseholds


def tell_apart(*, one: Household, other: Household, author: User) -> None:
    """Nobody is asked about this pair again; said twice, it is said once."""
    first, second = sorted((one, other), key=lambda household: str(household.pk))
    _, new = DistinctHouseholds.objects.get_or_create(one=first, other=second, defaults={"author_id": author.pk})
    if new:
        detail = {"other": str(second.pk)}
        record(Action.HOUSEHOLDS_TOLD_APART, subject=first, platform_id=first.platform_id, detail=detail)
