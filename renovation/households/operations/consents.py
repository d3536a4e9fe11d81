"""Consents, given and withdrawn one by one (K5)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from renovation.households.models import Consent, Household
from renovation.households.rules import ConsentGiven
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def give_consents(*, household: Household, consents: Sequence[ConsentGiven], channel: str, at: datetime) -> int:
    """Keep each consent with the text that was shown; one already in force for the same text is not doubled."""
    given = 0
    for consent in consents:
        # Two of one kind may stand: those of two households that were merged.
        same = household.consents.filter(purpose=consent.purpose, text_version=consent.text_version)
        if not same.filter(withdrawn_at__isnull=True).exists():
            Consent.objects.create(
                household=household,
                purpose=consent.purpose,
                text_version=consent.text_version,
                text=consent.text,
                channel=channel,
                given_at=at,
            )
            given += 1
            record(
                Action.CONSENT_GIVEN,
                subject=household,
                platform_id=household.platform_id,
                detail={"purpose": consent.purpose, "version": consent.text_version},
            )
    return given


@transaction.atomic
def withdraw_consent(*, household: Household, purpose: str, at: datetime) -> int:
    """Withdraw every consent in force for a purpose; tells how many."""
    withdrawn = household.consents.filter(purpose=purpose, withdrawn_at__isnull=True).update(withdrawn_at=at)
    if withdrawn:
        record(
            Action.CONSENT_WITHDRAWN,
            subject=household,
            platform_id=household.platform_id,
            detail={"purpose": purpose},
        )
    return withdrawn
