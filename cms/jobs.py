"""Work done again and again for the site: what was scheduled goes on and comes off it."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from cms.operations.announcing import announce_all
from cms.operations.searching import forget_old_searches
from renovation.outbox.registry import Payload, job, periodic

FOLLOW = "site.follow_schedule"
FORGET = "site.forget_searches"
INDEX = "site.refresh_index"


@job(FOLLOW, label="Publier et retirer les pages à leur date")
def follow_schedule(payload: Payload) -> None:
    """Wagtail publishes what is due; then the domain learns what the pages announce."""
    call_command("publish_scheduled")
    announce_all(now=timezone.now())


periodic(FOLLOW, every=timedelta(minutes=5), catch_up=True)


@job(FORGET, label="Oublier les recherches anciennes du site")
def forget_searches(payload: Payload) -> None:
    forget_old_searches(on=timezone.localdate())


periodic(FORGET, every=timedelta(days=1), catch_up=True)


@job(INDEX, label="Relire les pages pour la recherche")
def refresh_index(payload: Payload) -> None:
    """Pages are indexed as they change; this one also finds those of an import, or of a new version of the search."""
    call_command("update_index", verbosity=0)


periodic(INDEX, every=timedelta(days=1), catch_up=True)
