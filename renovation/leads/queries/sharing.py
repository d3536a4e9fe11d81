"""Who may be given leads: sectors and skills of the agenda, what each has waiting, when each was given one last."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from renovation.accounts.models import User
from renovation.appointments.models import AdviserSettings, Sector
from renovation.cases.models import Lead
from renovation.leads.models import AdviserShare, Handover, LeadSettings
from renovation.leads.rules.sharing import Candidate
from renovation.platforms.queries import team_of
from renovation.territories.models import Commune


def settings_of(platform_id: UUID) -> LeadSettings:
    """Those of the platform, or those with which it begins (not saved)."""
    return LeadSettings.objects.filter(pk=platform_id).first() or LeadSettings(platform_id=platform_id)


def shares_of(platform_id: UUID) -> list[AdviserShare]:
    """One for each adviser or manager of the team, in the order of names; not saved when nothing was set."""
    own = {one.adviser_id: one for one in AdviserShare.objects.filter(platform_id=platform_id)}
    shares = []
    for user in team_of(platform_id):
        share = own.get(user.pk) or AdviserShare(platform_id=platform_id)
        share.adviser = user
        shares.append(share)
    return shares


def last_handover(lead: Lead) -> Handover | None:
    """Why the lead is with whom it is, when the sharing gave it."""
    found = lead.handovers.select_related("adviser").order_by("-at").first()
    return found if found is not None and found.adviser_id == lead.assigned_to_id else None


def candidates_of(platform_id: UUID) -> list[Candidate]:
    """Six requests, whatever the number of advisers."""
    team = [share for share in shares_of(platform_id) if share.takes]
    people = [share.adviser_id for share in team]
    loads, given = _loads(platform_id, people), _last_given(platform_id, people)
    sectors, skills = _sectors(platform_id), _skills(platform_id)
    return [
        Candidate(
            key=str(share.adviser_id),
            name=str(share.adviser),
            sector=sectors.get(share.adviser_id),
            skills=skills.get(share.adviser_id, frozenset()),
            load=loads.get(share.adviser_id, 0),
            most=share.most,
            last_given=given.get(share.adviser_id),
        )
        for share in team
    ]


def _loads(platform_id: UUID, people: list[UUID]) -> dict[UUID, int]:
    waiting = Lead.objects.waiting().filter(platform_id=platform_id, assigned_to__in=people).order_by()
    return dict(waiting.values("assigned_to").annotate(rows=Count("pk")).values_list("assigned_to", "rows"))


def _last_given(platform_id: UUID, people: list[UUID]) -> dict[UUID, datetime]:
    given = Handover.objects.filter(lead__platform_id=platform_id, adviser__in=people).order_by()
    return dict(given.values("adviser").annotate(last=Max("at")).values_list("adviser", "last"))


def _skills(platform_id: UUID) -> dict[UUID, frozenset[str]]:
    own = AdviserSettings.objects.filter(platform_id=platform_id).values_list("adviser_id", "skills")
    return {pk: frozenset(skills) for pk, skills in own}


def _sectors(platform_id: UUID) -> dict[UUID, frozenset[str]]:
    """The communes of each adviser who has a sector; the others answer the whole territory."""
    found: dict[UUID, set[str]] = {}
    for sector in Sector.objects.filter(platform_id=platform_id).prefetch_related("advisers", "intercommunalities"):
        inside = Q(pk__in=sector.communes.values("pk")) | Q(intercommunality__in=sector.intercommunalities.all())
        codes = set(Commune.objects.filter(inside).values_list("pk", flat=True))
        for adviser in sector.advisers.all():
            found.setdefault(adviser.pk, set()).update(codes)
    return {pk: frozenset(codes) for pk, codes in found.items()}


def adviser_named(platform_id: UUID, key: str) -> User:
    return next(one for one in team_of(platform_id) if str(one.pk) == key)
