"""What becomes of a diagnosis: sent to oneself, tied to a household, or deleted."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from renovation.accounts.models import User
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import dwelling_facts
from renovation.dwellings.enums import DescriptionLevel
from renovation.dwellings.operations import describe, record_dwelling
from renovation.households.enums import Tenure
from renovation.households.models import Household, Occupancy
from renovation.households.operations import record_own_household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail


@transaction.atomic
def attach_to_household(*, diagnosis: SelfDiagnosis, household: Household) -> SelfDiagnosis:
    """Give the diagnosis to a household of the same platform, its dwelling with it (description version 1).

    A diagnosis that already belongs to somebody stays theirs.
    """
    current = SelfDiagnosis.objects.select_for_update(of=("self",)).select_related("commune").get(pk=diagnosis.pk)
    if current.household_id is not None or current.platform_id != household.platform_id:
        return current
    current.household = household
    _give_dwelling(current, household)
    current.save(update_fields=["household", "dwelling", "changed_at"])
    record(
        Action.DIAGNOSIS_CLAIMED,
        subject=current,
        platform_id=current.platform_id,
        detail={"household": str(household.pk)},
    )
    return current


@transaction.atomic
def claim_diagnosis(*, diagnosis: SelfDiagnosis, user: User, now: datetime) -> SelfDiagnosis:
    """The diagnosis of this browser becomes the logged-in person's, who gets a household if need be."""
    if diagnosis.household_id is not None:
        return diagnosis
    household = record_own_household(platform=diagnosis.platform, user=user, last_name="", at=now)
    return attach_to_household(diagnosis=diagnosis, household=household)


@transaction.atomic
def send_link(*, diagnosis: SelfDiagnosis, token: str, recipient: str, key: str) -> None:
    """Mail the personal link to whoever asks for it; the address is kept nowhere else."""
    send_mail(
        platform=diagnosis.platform,
        template="diagnosis_link",
        recipient=recipient,
        context={"token": token, "expires_at": diagnosis.expires_at},
        key=f"diagnosis_link:{diagnosis.pk}:{key}",
        secret=True,
    )


@transaction.atomic
def purge_expired(*, now: datetime) -> int:
    """Delete anonymous diagnoses at the end of their days; tells how many."""
    deleted, _ = SelfDiagnosis.objects.expired(now=now).delete()
    return deleted


def _give_dwelling(diagnosis: SelfDiagnosis, household: Household) -> None:
    if diagnosis.commune is None:
        return
    facts = dwelling_facts(diagnosis)
    dwelling = record_dwelling(
        platform=diagnosis.platform,
        commune=diagnosis.commune,
        kind=facts.kind,
        living_area_m2=Decimal(str(facts.living_area_m2)) if facts.living_area_m2 else None,
        construction_period=facts.construction_period,
        estimated_class=facts.estimated_class,
        heating=facts.heating,
    )
    describe(dwelling=dwelling, level=DescriptionLevel.QUESTIONNAIRE, answers=diagnosis.answers)
    who = str(diagnosis.situation.get("who", ""))
    tenure = who if who in Tenure.values else ""
    Occupancy.objects.create(household=household, dwelling=dwelling, tenure=tenure)
    diagnosis.dwelling = dwelling
