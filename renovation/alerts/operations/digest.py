"""The mail of the morning: how many alerts wait for an agent, rule by rule, and never a name of a household."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from renovation.accounts.models import User
from renovation.alerts.links import alerts_url
from renovation.alerts.models import Alert, DigestChoice
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.platforms.queries import agents_working_on_cases

TEMPLATE = "alert_digest"


@transaction.atomic
def choose_digest(*, user: User, is_wanted: bool) -> None:
    DigestChoice.objects.update_or_create(user=user, defaults={"is_wanted": is_wanted})


def send_digests(*, platform_id: UUID, now: datetime) -> int:
    """One mail a day to each agent for whom something waits, in a transaction each; answers how many left."""
    platform = Platform.objects.get(pk=platform_id)
    return sum(_send(platform, agent, now) for agent in agents_working_on_cases(platform_id))


@transaction.atomic
def _send(platform: Platform, agent: User, now: datetime) -> bool:
    today = timezone.localdate(now)
    choice = DigestChoice.objects.filter(user=agent).first()
    if choice is not None and not choice.is_wanted:
        return False
    lines = list(
        Alert.objects.awake(on=today)
        .filter(platform=platform, in_charge=agent)
        .values("rule__name", "rank")
        .annotate(number=Count("pk"), fresh=Count("pk", filter=Q(raised_at__date=today)))
        .order_by("rank", "rule__name")
    )
    if not lines or not agent.email:
        return False
    context = {
        "agent": agent,
        "lines": [{"name": line["rule__name"], "number": line["number"], "fresh": line["fresh"]} for line in lines],
        "total": sum(line["number"] for line in lines),
        "url": alerts_url(platform),
    }
    key = f"{TEMPLATE}:{platform.pk}:{agent.pk}:{today.isoformat()}"
    send_mail(platform=platform, template=TEMPLATE, recipient=agent.email, context=context, key=key)
    return True
