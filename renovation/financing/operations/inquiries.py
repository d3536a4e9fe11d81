"""Keeping what a household said about its aids, and forgetting it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from renovation.diagnosis.models import SelfDiagnosis
from renovation.financing.models import AidsInquiry
from renovation.financing.rules.answers import AidsAnswers
from renovation.platforms.models import Platform
from renovation.territories.models import Commune


@transaction.atomic
def save_inquiry(
    *,
    inquiry: AidsInquiry | None,
    platform: Platform,
    commune: Commune,
    answers: AidsAnswers,
    diagnosis: SelfDiagnosis | None,
    now: datetime,
) -> AidsInquiry:
    """Keep the answers in the place of those given before."""
    kept = inquiry or AidsInquiry(platform=platform, diagnosis=diagnosis)
    kept.commune = commune
    kept.answers = answers.to_dict()
    kept.expires_at = now + timedelta(days=settings.ANONYMOUS_DIAGNOSIS_DAYS)
    kept.save()
    return kept


@transaction.atomic
def purge_expired(*, now: datetime) -> int:
    """Delete the answers at the end of their days; tells how many."""
    deleted, _ = AidsInquiry.objects.expired(now=now).delete()
    return deleted
