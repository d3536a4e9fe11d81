"""Firms that a household keeps for its project."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from renovation.cases.models import Case
from renovation.introductions.models import KeptCompany
from renovation.introductions.refusals import IntroductionRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.models import Company

MOST_KEPT = 20


@transaction.atomic
def keep_companies(*, case: Case, companies: Sequence[Company], now: datetime) -> int:
    """Add these firms to the project; those that are there already stay as they are. Tells how many are new."""
    Case.objects.select_for_update().get(pk=case.pk)
    known = set(KeptCompany.objects.filter(case=case).values_list("siret", flat=True))
    new = [one for one in companies if one.pk not in known]
    if len(known) + len(new) > MOST_KEPT:
        raise IntroductionRefused(f"Un projet garde {MOST_KEPT} entreprises au plus. Retirez-en d’abord.")
    KeptCompany.objects.bulk_create(KeptCompany(case=case, siret=one.pk, name=one.name, kept_at=now) for one in new)
    if new:
        record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail={"companies_kept": len(new)})
    return len(new)


@transaction.atomic
def let_go(*, case: Case, siret: str) -> int:
    """The household keeps it no longer; what was sent to it is not undone."""
    gone, _ = KeptCompany.objects.filter(case=case, siret=siret).delete()
    if gone:
        record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail={"companies_let_go": gone})
    return gone
