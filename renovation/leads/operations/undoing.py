"""A merge is undone: what it moved goes back, what happened since stays (H9)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import DateTimeField, Model, Q
from django.utils.dateparse import parse_datetime

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, BookingInvitation, WaitingEntry
from renovation.cases.enums import LeadState
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.households.queries import verified_emails
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.journal.operations import record
from renovation.leads.models import HouseholdMerge
from renovation.leads.operations.merging import plain
from renovation.leads.refusals import MergeRefused


@transaction.atomic
def undo_merge(*, merge_id: UUID, author: User, now: datetime) -> HouseholdMerge:
    """Within thirty days. Values that somebody changed since are left as they are; what grew out of a lead that
    goes back goes with it, and whoever proved the address of the other household no longer reads this one.
    """
    found = HouseholdMerge.objects.get(pk=merge_id)
    pair = Household.objects.select_for_update(of=("self",)).filter(pk__in=[found.kept_id, found.absorbed_id])
    people = {one.pk: one for one in pair.order_by("pk")}
    merge = HouseholdMerge.objects.select_for_update().get(pk=merge_id)
    kept, absorbed = people[merge.kept_id], people[merge.absorbed_id]
    _refuse(merge, kept, now)
    absorbed.merged_into = None
    absorbed.save(update_fields=["merged_into"])
    for name, ids in merge.moved.items():
        label, _, column = name.rpartition(".")
        rows = apps.get_model(label)._base_manager.filter(pk__in=ids, **{column: kept})
        rows.update(**{column: absorbed})
    followed = _follow_leads(merge, kept, absorbed)
    for key, values in merge.changed.items():
        _put_back(key, values)
    merge.undone_at = now
    merge.save(update_fields=["undone_at"])
    detail = {"absorbed": str(absorbed.pk), "merge": str(merge.pk), "by": str(author.pk), **followed}
    detail |= _part_from_account(merge, kept, absorbed)
    record(Action.HOUSEHOLDS_SEPARATED, subject=kept, platform_id=kept.platform_id, detail=detail)
    return merge


def _refuse(merge: HouseholdMerge, kept: Household, now: datetime) -> None:
    if merge.undone_at is not None:
        raise MergeRefused("Cette fusion est déjà défaite.")
    if now > merge.undone_until:
        raise MergeRefused("Une fusion se défait pendant trente jours. Ce délai est passé.")
    if kept.merged_into_id is not None:
        raise MergeRefused("Ce ménage a été fusionné à son tour. Défaites d’abord la fusion la plus récente.")


def _follow_leads(merge: HouseholdMerge, kept: Household, absorbed: Household) -> dict[str, list[str]]:
    """A lead that goes back takes the case that it became, and what hangs on either; tells which cases."""
    leads = Lead.objects.filter(pk__in=merge.moved.get("cases.Lead.household", []), household=absorbed)
    cases = [*Case.objects.filter(lead__in=leads, household=kept).values_list("pk", flat=True)]
    Case.objects.filter(pk__in=cases).update(household=absorbed)
    for model in (Appointment, WaitingEntry, BookingInvitation):
        rows = model._base_manager.filter(Q(lead__in=leads) | Q(case__in=cases), household=kept)
        rows.update(household=absorbed)
    return {"cases": [str(pk) for pk in cases]} if cases else {}


def _part_from_account(merge: HouseholdMerge, kept: Household, absorbed: Household) -> dict[str, str]:
    """An account that came by the address which the merge wrote: it is that of the other household."""
    claims = Entry.objects.filter(action=Action.HOUSEHOLD_CLAIMED, object_id=str(kept.pk), at__gte=merge.at)
    told = merge.changed.get(f"{kept._meta.label}:{kept.pk}", {})
    if kept.user is None or "email" not in told or not claims.filter(actor_id=kept.user_id).exists():
        return {}
    Household.objects.filter(pk=kept.pk).update(user=None)
    if absorbed.email.lower() in verified_emails(kept.user):
        Household.objects.filter(pk=absorbed.pk, user__isnull=True).update(user=kept.user)
    return {"account": str(kept.user_id)}


def _put_back(key: str, values: dict[str, list[str | None]]) -> None:
    label, _, pk = key.partition(":")
    row = apps.get_model(label)._base_manager.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        return
    for name, (before, after) in values.items():
        if plain(getattr(row, name)) == after:
            setattr(row, name, _read(row, name, before))
    if isinstance(row, Lead):
        if "state" in values and row.state in LeadState.waiting() and _waits_already(row):
            row.state, row.close_reason = LeadState.CLOSED, values["close_reason"][1] or ""
        row.revision += 1
    row.save()


def _waits_already(lead: Lead) -> bool:
    """Another request of the same household came since, by an address of its own."""
    return Lead.objects.waiting().filter(household_id=lead.household_id).exclude(pk=lead.pk).exists()


def _read(row: Model, name: str, value: str | None) -> Any:
    column = row._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name)
    return parse_datetime(value) if value and isinstance(column, DateTimeField) else value
