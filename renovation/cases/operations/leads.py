"""Receiving, qualifying and closing leads."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from renovation.accounts.models import User
from renovation.cases.enums import LeadOrigin, LeadState
from renovation.cases.models import Lead
from renovation.cases.operations.reading import note_read
from renovation.cases.refusals import EditConflict, MoveRefused, Refused
from renovation.cases.rules.lead_states import allowed_states
from renovation.diagnosis.models import SelfDiagnosis
from renovation.households.models import Household
from renovation.households.operations import locked_standing
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.lock import merge

REQUEST_LENGTH = 2000


class LeadValues(TypedDict):
    """What the qualification form holds, as texts (identifiers included)."""

    state: str
    readiness: str
    assigned_to: str
    qualification: str
    close_reason: str


def lead_values(lead: Lead) -> LeadValues:
    """The form's values for a lead as it is now."""
    return LeadValues(
        state=lead.state,
        readiness=lead.readiness,
        assigned_to=str(lead.assigned_to_id or ""),
        qualification=lead.qualification,
        close_reason=lead.close_reason,
    )


@transaction.atomic
def open_lead(
    *,
    household: Household,
    origin: LeadOrigin,
    diagnosis: SelfDiagnosis | None = None,
    request: str = "",
    callback_wish: str = "",
    origin_page: str = "",
    campaign: str = "",
    key: UUID | None = None,
) -> Lead:
    """A household asks for something: a new lead, or one line more on the lead that already waits.

    The household's row is locked, so that two requests at once give one lead. `key` is the identifier
    that the form proposes: the same form sent twice gives one lead and one line.
    """
    household = locked_standing(household.pk)
    sent = Lead.objects.filter(pk=key, household=household).first() if key else None
    if sent is not None:
        return sent
    Household.objects.filter(pk=household.pk).update(last_contact_at=Now())
    waiting = Lead.objects.waiting().filter(household=household).select_for_update().first()
    if waiting is not None:
        waiting.origin_page = waiting.origin_page or origin_page
        waiting.campaign = waiting.campaign or campaign
        return _add_request(waiting, origin=origin, request=request, callback_wish=callback_wish, diagnosis=diagnosis)
    identity = {"pk": key} if key else {}
    lead = Lead.objects.create(
        **identity,
        platform_id=household.platform_id,
        household=household,
        origin=origin,
        diagnosis=diagnosis,
        request=request[:REQUEST_LENGTH],
        callback_wish=callback_wish,
        origin_page=origin_page,
        campaign=campaign,
    )
    record(Action.LEAD_CREATED, subject=lead, platform_id=lead.platform_id, detail={"origin": str(origin)})
    return lead


def _add_request(
    lead: Lead, *, origin: LeadOrigin, request: str, callback_wish: str, diagnosis: SelfDiagnosis | None
) -> Lead:
    """The newest request comes first when the field is full: the oldest words make room."""
    if request and request not in lead.request:
        joined = f"{lead.request}\n\n{request}".strip()
        lead.request = joined[-REQUEST_LENGTH:]
    lead.callback_wish = callback_wish or lead.callback_wish
    lead.diagnosis = diagnosis or lead.diagnosis
    lead.revision += 1
    lead.save()
    detail = {"fields": ["request"], "origin": str(origin)}
    record(Action.LEAD_CHANGED, subject=lead, platform_id=lead.platform_id, detail=detail)
    return lead


@transaction.atomic
def qualify_lead(
    *, lead_id: UUID, author: User, base: Mapping[str, str], values: Mapping[str, str], now: datetime
) -> Lead:
    """Save the qualification form: state, readiness, who follows it, what was understood (H4).

    Raises EditConflict when a colleague changed the same fields, MoveRefused on a state outside the graph.
    """
    lead = Lead.objects.select_for_update().get(pk=lead_id)
    result = merge(base=base, theirs=_as_mapping(lead), yours=values)
    if result.conflicts:
        raise EditConflict(result.conflicts, current=_as_mapping(lead), revision=lead.revision)
    if result.changed:
        _apply(lead, result.values, now=now)
        detail = {"fields": list(result.changed), "state": lead.state, "by": str(author.pk)}
        record(Action.LEAD_CHANGED, subject=lead, platform_id=lead.platform_id, detail=detail)
    return lead


def _as_mapping(lead: Lead) -> dict[str, str]:
    return {name: str(value) for name, value in lead_values(lead).items()}


def _apply(lead: Lead, values: Mapping[str, str], *, now: datetime) -> None:
    state = values["state"]
    if state not in allowed_states(lead.state):
        raise MoveRefused(f"Un prospect « {lead.get_state_display()} » ne peut pas passer à cet état.")
    closed = state == LeadState.CLOSED
    if closed and not values["close_reason"]:
        raise Refused("Choisissez la raison pour laquelle ce prospect est sans suite.")
    reopened = lead.state == LeadState.CLOSED and not closed
    if reopened and Lead.objects.waiting().filter(household_id=lead.household_id).exists():
        raise Refused("Ce ménage a déjà un autre prospect en attente : complétez plutôt celui-ci.")
    if lead.first_answered_at is None and state != LeadState.NEW:
        lead.first_answered_at = now
    lead.state = state
    lead.readiness = values["readiness"]
    lead.assigned_to_id = UUID(values["assigned_to"]) if values["assigned_to"] else None
    lead.qualification = values["qualification"]
    lead.close_reason = values["close_reason"] if closed else ""
    lead.revision += 1
    lead.save()


@transaction.atomic
def assign_lead(*, lead_id: UUID, assignee: User) -> Lead:
    """Give the lead to an agent who will answer it."""
    lead = Lead.objects.select_for_update().get(pk=lead_id)
    if lead.assigned_to_id != assignee.pk:
        lead.assigned_to = assignee
        lead.revision += 1
        lead.save()
        detail = {"fields": ["assigned_to"], "assigned_to": str(assignee.pk)}
        record(Action.LEAD_CHANGED, subject=lead, platform_id=lead.platform_id, detail=detail)
    return lead


@transaction.atomic
def take_lead(*, lead_id: UUID, taker: User, seen: str) -> Lead:
    """An agent takes the lead from whom the page named (`seen`, empty for nobody): of two at once, one wins."""
    lead = Lead.objects.select_for_update(of=("self",)).select_related("assigned_to").get(pk=lead_id)
    if lead.assigned_to_id == taker.pk:
        return lead
    if str(lead.assigned_to_id or "") != seen:
        holder = str(lead.assigned_to) if lead.assigned_to else "Personne"
        raise Refused(f"{holder} suit maintenant ce prospect. Relisez la page avant de le reprendre.")
    return assign_lead(lead_id=lead.pk, assignee=taker)


def note_lead_read(*, lead: Lead, reader_id: UUID, now: datetime) -> None:
    """Journal that an agent opened this lead (J2), once per quarter of an hour."""
    note_read(Action.LEAD_READ, subject=lead, platform_id=lead.platform_id, reader_id=reader_id, now=now)
