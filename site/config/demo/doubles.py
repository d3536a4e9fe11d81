"""People who ask twice, one pair already joined; how the platform ranks and shares its leads."""

from datetime import datetime, timedelta
from uuid import uuid5

from renovation.accounts.models import User
from renovation.cases.enums import LeadOrigin, LeadState
from renovation.cases.models import Lead
from renovation.cases.operations import SpokenContact, enter_lead
from renovation.leads.operations import AdviserPart, merge_households, save_lead_settings, share_leads
from renovation.platforms.models import Platform

# The others keep the points with which a platform begins.
SETTINGS = {"points": {"class_fg": 35, "late": 20}, "is_shared": True, "after_hours": 24, "skill_flat": "copropriété"}
MOST_WAITING = 25
SECOND_REQUESTS = (
    "Rappelle : a reçu un devis pour l’isolation des combles, demande si le prix est juste.",
    "A déjà rempli le formulaire, ne sait plus quand. Veut savoir s’il y a une aide pour le poêle.",
    "Voisin d’un ménage suivi : même projet, voudrait un rendez-vous.",
)


def ask_twice(platform: Platform, team: list[User], manager: User, *, now: datetime) -> None:
    """Three calls of people who wrote before, of whom one was recognised; then the leads that nobody took are given."""
    parts = [AdviserPart(adviser.pk, True, MOST_WAITING) for adviser in team]
    save_lead_settings(platform=platform, values=SETTINGS, parts=[*parts, AdviserPart(manager.pk, False, None)])
    waiting = Lead.objects.filter(platform=platform, state=LeadState.NEW, diagnosis__commune__isnull=False)
    known = list(waiting.select_related("household", "diagnosis__commune").order_by("-created_at", "pk")[:3])
    calls = [_call(platform, team[0], lead, words, now) for lead, words in zip(known, SECOND_REQUESTS, strict=False)]
    if calls:
        people = (known[0].household_id, calls[0].household_id)
        merge_households(first_id=people[0], second_id=people[1], author=team[0], now=now - timedelta(hours=1))
    share_leads(platform_id=platform.pk, now=now)


def _call(platform: Platform, author: User, lead: Lead, words: str, now: datetime) -> Lead:
    """The same person, with a letter wrong and no e-mail: the telephone tells."""
    person = lead.household
    contact = SpokenContact(
        first_name=person.first_name,
        last_name=person.last_name[:-1] or person.last_name,
        email="",
        phone=person.phone,
        commune=lead.diagnosis.commune if lead.diagnosis else None,
        request=words,
        callback_wish="",
        agreed=True,
    )
    key = uuid5(lead.pk, "second call")
    made = enter_lead(
        platform=platform, author=author, origin=LeadOrigin.PHONE, contact=contact, follow=False, key=key, now=now
    )
    Lead.objects.filter(pk=made.pk).update(created_at=now - timedelta(hours=2))
    return made
