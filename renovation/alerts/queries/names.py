"""Names for what a trial found: households, and who is in charge."""

from collections.abc import Iterable
from uuid import UUID

from renovation.accounts.models import User
from renovation.alerts.rules.comparing import Found
from renovation.cases.models import Case, Lead


def subject_names(found: Iterable[Found]) -> dict[UUID | None, str]:
    """The household of each case or lead, by the identifier of the case or lead."""
    case_ids = {one.case_id for one in found} - {None}
    lead_ids = {one.lead_id for one in found} - {None}
    cases = Case.objects.filter(pk__in=case_ids).select_related("household")
    leads = Lead.objects.filter(pk__in=lead_ids).select_related("household")
    return {one.pk: str(one.household) for one in (*cases, *leads)}


def agent_names(found: Iterable[Found]) -> dict[UUID | None, str]:
    """Who is in charge, by the identifier of the account."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in={one.in_charge_id for one in found} - {None})}
