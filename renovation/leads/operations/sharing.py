"""Leads that nobody took are given to somebody."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from renovation.cases.enums import LeadState
from renovation.cases.models import Lead
from renovation.cases.operations import assign_lead
from renovation.cases.queries.homes import dwelling_of_lead
from renovation.leads.models import Handover, LeadSettings
from renovation.leads.queries.sharing import adviser_named, candidates_of, settings_of
from renovation.leads.rules.sharing import Candidate, Need, choose


@transaction.atomic
def share_leads(*, platform_id: UUID, now: datetime, at_once: bool = False) -> list[Handover]:
    """Give the new leads of a platform, the oldest first; automatically, only those that nobody took for some hours.

    One sharing at a time (advisory lock). A lead that an agent is taking at this very moment is left to them.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 17))", [str(platform_id)])
    settings = settings_of(platform_id)
    leads = Lead.objects.filter(platform_id=platform_id, state=LeadState.NEW, assigned_to__isnull=True)
    if not at_once:
        leads = leads.filter(created_at__lte=now - timedelta(hours=settings.after_hours))
    free = list(leads.select_for_update(of=("self",), skip_locked=True).order_by("created_at", "pk"))
    candidates = {one.key: one for one in candidates_of(platform_id)} if free else {}
    return list(_given(free, candidates, settings, now))


def _given(
    leads: Iterable[Lead], candidates: dict[str, Candidate], settings: LeadSettings, now: datetime
) -> Iterable[Handover]:
    for lead in leads:
        choice = choose(need_of(lead, settings), candidates.values())
        if choice is None:
            return
        adviser = adviser_named(lead.platform_id, choice.key)
        assign_lead(lead_id=lead.pk, assignee=adviser)
        chosen = candidates[choice.key]
        candidates[choice.key] = replace(chosen, load=chosen.load + 1, last_given=now)
        yield Handover.objects.create(lead=lead, adviser=adviser, reasons=list(choice.reasons), at=now)


def need_of(lead: Lead, settings: LeadSettings) -> Need:
    """Where the home is, and the skills that the platform asks for such a home."""
    home = dwelling_of_lead(lead)
    diagnosis = lead.diagnosis
    said = diagnosis.situation if diagnosis else {}
    answers = diagnosis.answers if diagnosis else {}
    commune = home.commune_id if home else (diagnosis.commune_id if diagnosis else None)
    kind = (home.kind if home else "") or str(answers.get("kind", ""))
    letter = str(((diagnosis.result if diagnosis else None) or {}).get("class_likely", "")) or (
        home.estimated_class if home else ""
    )
    who = said.get("who")
    asked = {
        settings.skill_flat: kind == "flat" or who == "copro",
        settings.skill_low_class: letter in ("F", "G"),
        settings.skill_landlord: who == "landlord",
    }
    return Need(commune or "", frozenset(skill for skill, needed in asked.items() if skill and needed))
