"""Two households are one: what hung on the duplicate hangs on the other, and everything can be put back (H9)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ForeignObjectRel, Model
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.enums import WaitingState
from renovation.appointments.models import WaitingEntry
from renovation.cases.enums import CloseReason, LeadState
from renovation.cases.models import Lead
from renovation.cases.operations.leads import REQUEST_LENGTH
from renovation.households.models import Household, Occupancy
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.leads.models import HouseholdMerge
from renovation.leads.refusals import MergeRefused
from renovation.leads.rules.duplicates import kept_first

Changed = dict[str, dict[str, list[str | None]]]
COMPLETED = ("first_name", "email", "phone", "preferred_channel", "user_id")
# What was told of the duplicate itself: who was given it, its alerts, which end by themselves.
_STAYS = ("leads", "alerts")
LEAD_COMPLETED = ("callback_wish", "readiness", "qualification", "diagnosis_id", "assigned_to_id", "first_answered_at")


@transaction.atomic
def merge_households(*, first_id: UUID, second_id: UUID, author: User, now: datetime) -> HouseholdMerge:
    """Keep the one with an account, else with more cases, else the older; complete it, overwrite nothing.

    Both rows are locked in the same order by everybody: of two agents at once, the second is told.
    """
    kept, absorbed = _in_order(_locked(first_id, second_id))
    changed: Changed = {}
    _join_waiting_leads(kept, absorbed, changed, now)
    _leave_second_places(kept, absorbed, changed)
    moved = {name: ids for name, ids in _move(kept, absorbed) if ids}
    _complete(kept, absorbed, changed)
    merge = HouseholdMerge.objects.create(
        platform_id=kept.platform_id,
        kept=kept,
        absorbed=absorbed,
        moved=moved,
        changed=changed,
        author_id=author.pk,
        author_name=str(author),
        at=now,
    )
    detail = {"absorbed": str(absorbed.pk), "merge": str(merge.pk)}
    record(Action.HOUSEHOLDS_MERGED, subject=kept, platform_id=kept.platform_id, detail=detail)
    return merge


def note_change(changed: Changed, row: Model, **values: Any) -> None:
    """Write these values on the row, and what they were."""
    told = changed.setdefault(f"{row._meta.label}:{row.pk}", {})
    for name, value in values.items():
        told[name] = [plain(getattr(row, name)), plain(value)]
        setattr(row, name, value)


def plain(value: Any) -> str | None:
    """As JSON keeps it."""
    if value is None:
        return None
    return value.isoformat() if isinstance(value, datetime) else str(value)


def relations_of(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Every table that names it, with the name of its column, those too to which no name leads back (`+`).

    A table of tomorrow follows by itself.
    """
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or not (relation.one_to_many or relation.one_to_one):
            continue
        table = relation.related_model
        if isinstance(table, type) and table is not Household and table._meta.app_label not in _STAYS:
            yield table, relation.field.name


def _locked(first_id: UUID, second_id: UUID) -> tuple[Household, Household]:
    pair = Household.objects.select_for_update(of=("self",)).filter(pk__in=[first_id, second_id])
    found = list(pair.order_by("pk"))
    if len(found) != 2 or found[0].platform_id != found[1].platform_id:
        raise MergeRefused("Ces deux ménages ne sont pas de la même plateforme.")
    one, other = found
    if one.merged_into_id is not None or other.merged_into_id is not None:
        raise MergeRefused("Un de ces ménages vient d’être fusionné par une autre personne. Relisez la page.")
    if one.user_id and other.user_id and one.user_id != other.user_id:
        raise MergeRefused("Ces deux ménages ont chacun leur compte en ligne : ils ne peuvent pas être fusionnés.")
    return one, other


def _in_order(pair: tuple[Household, Household]) -> tuple[Household, Household]:
    one, other = pair
    facts = [(bool(each.user_id), each.cases.count(), each.created_at.timestamp()) for each in pair]
    return (one, other) if kept_first(facts[0], facts[1]) else (other, one)


def _join_waiting_leads(kept: Household, absorbed: Household, changed: Changed, now: datetime) -> None:
    """A household has one waiting lead: what the duplicate's asked is added to it, and that one is closed."""
    own = Lead.objects.waiting().select_for_update(of=("self",)).filter(household=kept).first()
    same = Lead.objects.waiting().select_for_update(of=("self",)).filter(household=absorbed).first()
    if own is None or same is None:
        return
    values = {name: getattr(own, name) or getattr(same, name) for name in LEAD_COMPLETED}
    if same.request and same.request not in own.request:
        asked = f"(Demande du {timezone.localtime(same.created_at):%d/%m/%Y}) {same.request}"
        # What was there stays whole; what is added stands whole in the lead that is closed.
        values["request"] = f"{own.request}\n\n{asked}".strip()[:REQUEST_LENGTH]
    note_change(changed, own, **{name: value for name, value in values.items() if value != getattr(own, name)})
    note_change(changed, same, state=LeadState.CLOSED.value, close_reason=CloseReason.DUPLICATE.value)
    for model, name in relations_of(Lead):
        for row in model._base_manager.filter(**{name: same.pk}):
            note_change(changed, row, **{f"{name}_id": own.pk})
            row.save(update_fields=[name])
    for lead in (own, same):
        lead.revision += 1
        lead.save()
        detail = {"fields": ["merge"], "state": lead.state}
        record(Action.LEAD_CHANGED, subject=lead, platform_id=lead.platform_id, detail=detail)


def _leave_second_places(kept: Household, absorbed: Household, changed: Changed) -> None:
    """A household waits once for a type of appointment: the place of the one that is kept stands."""
    waiting = WaitingEntry.objects.waiting()
    second = waiting.filter(household=absorbed, kind__in=waiting.filter(household=kept).values("kind"))
    for entry in second.select_for_update(of=("self",)):
        note_change(changed, entry, state=WaitingState.LEFT.value)
        entry.save(update_fields=["state"])


def _move(kept: Household, absorbed: Household) -> Iterator[tuple[str, list[str]]]:
    for model, name in relations_of(Household):
        rows = model._base_manager.filter(**{name: absorbed})
        if model is Occupancy:
            rows = rows.exclude(dwelling__in=kept.occupancies.values("dwelling"))
        ids = list(rows.values_list("pk", flat=True))
        model._base_manager.filter(pk__in=ids).update(**{name: kept})
        yield f"{model._meta.label}.{name}", [str(pk) for pk in ids]


def _complete(kept: Household, absorbed: Household, changed: Changed) -> None:
    missing = {name: getattr(absorbed, name) for name in COMPLETED if getattr(absorbed, name)}
    values: dict[str, Any] = {name: value for name, value in missing.items() if not getattr(kept, name)}
    # Found by both names.
    if absorbed.search_name not in kept.search_name:
        values["search_name"] = f"{kept.search_name} {absorbed.search_name}"[:220]
    values["last_contact_at"] = max(kept.last_contact_at, absorbed.last_contact_at)
    note_change(changed, kept, **values)
    kept.save()
    # The account opens the household that was kept, once.
    note_change(changed, absorbed, user_id=None)
    absorbed.merged_into = kept
    absorbed.save()
