"""Every platform begins with the rules of the house, switched off; what it wrote itself is never written over."""

from uuid import UUID

from django.db import transaction

from renovation.alerts.models import AlertRule
from renovation.alerts.rules.seeds import rule_seeds
from renovation.platforms.models import Platform


@transaction.atomic
def seed_rules(*, platform_id: UUID) -> int:
    """Add the rules that the platform has not; done again, it adds nothing. Answers how many were added."""
    Platform.objects.select_for_update().get(pk=platform_id)
    known = set(AlertRule.objects.filter(platform_id=platform_id).values_list("seed", flat=True))
    added = [
        AlertRule(
            platform_id=platform_id,
            seed=seed.seed,
            name=seed.name,
            watch=seed.watch,
            days=seed.days,
            severity=seed.severity,
        )
        for seed in rule_seeds()
        if seed.seed not in known
    ]
    AlertRule.objects.bulk_create(added)
    return len(added)
