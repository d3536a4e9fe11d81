"""Leads that nobody took are shared, again and again; what a merge remembers is forgotten after its thirty days."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from renovation.leads.models import UNDONE_WITHIN, HouseholdMerge, LeadSettings
from renovation.leads.operations import drop_undecided, share_leads
from renovation.outbox.operations import enqueue
from renovation.outbox.registry import Payload, job, periodic

SHARE = "leads.share"
SHARE_ONE = "leads.share_one"
FORGET = "leads.forget_merges"
DROP = "leads.drop_undecided"


@job(SHARE, label="Répartir les prospects")
def share_job(payload: Payload) -> None:
    for platform_id in LeadSettings.objects.filter(is_shared=True).values_list("pk", flat=True):
        key = f"{SHARE_ONE}:{platform_id}:{payload['slot']}"
        enqueue(kind=SHARE_ONE, key=key, payload={"platform": str(platform_id)})


@job(SHARE_ONE, label="Répartir les prospects d’une plateforme")
def share_one_job(payload: Payload) -> None:
    share_leads(platform_id=UUID(payload["platform"]), now=timezone.now())


@job(FORGET, label="Oublier le détail des fusions anciennes")
def forget_job(payload: Payload) -> None:
    """Who merged what stays; the former contact details do not."""
    old = HouseholdMerge.objects.filter(at__lt=timezone.now() - UNDONE_WITHIN).exclude(changed={})
    old.update(changed={}, moved={})


@job(DROP, label="Abandonner les fichiers de prospects que personne n’a décidés")
def drop_job(payload: Payload) -> None:
    drop_undecided(now=timezone.now())


periodic(SHARE, every=timedelta(minutes=15), catch_up=False)
periodic(FORGET, every=timedelta(days=1), offset=timedelta(hours=2), catch_up=True)
periodic(DROP, every=timedelta(days=1), offset=timedelta(hours=2, minutes=20), catch_up=True)
