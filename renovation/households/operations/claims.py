"""A person proves an address, and finds there what was sent from it (A9)."""

from django.db import transaction

from renovation.accounts.models import User
from renovation.households.models import Household
from renovation.households.queries import verified_emails
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def claim_households(*, user: User) -> int:
    """Tie to the account the unowned households that carry one of its verified addresses; tells how many."""
    emails = verified_emails(user)
    if not emails:
        return 0
    unowned = Household.objects.standing().select_for_update(of=("self",))
    unowned = unowned.filter(user__isnull=True, email__in=emails)
    claimed = 0
    for household in unowned:
        household.user = user
        household.save(update_fields=["user"])
        record(
            Action.HOUSEHOLD_CLAIMED,
            subject=household,
            platform_id=household.platform_id,
            actor_id=user.pk,
        )
        claimed += 1
    return claimed
