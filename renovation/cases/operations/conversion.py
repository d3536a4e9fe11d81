"""A lead becomes a case: everything known is carried over, nothing is typed again."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from renovation.accounts.models import User
from renovation.cases.enums import LeadState
from renovation.cases.links import project_url
from renovation.cases.models import Case, Lead, StageChange
from renovation.cases.operations.stages import enter
from renovation.cases.queries.homes import dwelling_of_lead
from renovation.cases.rules.numbers import case_number
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.pathways.models import PathwayVersion
from renovation.pathways.operations import version_for_new_cases
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform


@transaction.atomic
def convert_lead(*, lead_id: UUID, author: User, now: datetime, version: PathwayVersion | None = None) -> Case:
    """Open the case of a lead. Asked twice, even from two browsers at once, it is the same case.

    The household, its dwelling, its self-diagnosis (through the lead) and its appointments follow; the adviser
    of the lead, or else who converts, becomes the referent. The case begins at the first stage of `version`, by
    default the one in force for new cases.
    """
    lead = Lead.objects.select_for_update(of=("self",)).select_related("household", "diagnosis").get(pk=lead_id)
    existing = Case.objects.filter(lead=lead).first()
    if existing is not None:
        return existing
    platform = Platform.objects.select_related("brand").get(pk=lead.platform_id)
    version = version or version_for_new_cases(platform_id=platform.pk)
    first = version.shape.stages[0]
    case = Case.objects.create(
        number=case_number(prefix=platform.case_prefix, year=now.year, serial=_next_serial()),
        platform=platform,
        household=lead.household,
        dwelling=dwelling_of_lead(lead),
        lead=lead,
        referent_id=lead.assigned_to_id or author.pk,
        summary=lead.qualification or lead.request,
        pathway_version=version,
        stage=first.code,
        stage_name=first.name,
        stage_since=now,
        opened_at=now,
    )
    change = StageChange.objects.create(case=case, to_stage=first.code, to_name=first.name, author_id=author.pk, at=now)
    lead.appointments.filter(case__isnull=True).update(case=case)
    _close_lead(lead, referent_id=case.referent_id, now=now)
    record(Action.CASE_CREATED, subject=case, platform_id=platform.pk, detail={"lead": str(lead.pk)})
    _tell_household(case, platform)
    enter(case, change, author=author, now=now, tell=True)
    return case


def _next_serial() -> int:
    """The next value of the database's sequence: never given twice, whoever asks at once (H5)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_number')")
        row = cursor.fetchone()
    return int(row[0])


def _close_lead(lead: Lead, *, referent_id: UUID | None, now: datetime) -> None:
    lead.state = LeadState.CONVERTED
    lead.close_reason = ""
    lead.assigned_to_id = referent_id
    lead.first_answered_at = lead.first_answered_at or now
    lead.revision += 1
    lead.save()


def _tell_household(case: Case, platform: Platform) -> None:
    if case.household.email:
        context = {
            "first_name": case.household.first_name,
            "number": case.number,
            "referent": case.referent.full_name if case.referent else "",
            "project_url": project_url(platform, case),
        }
        send_mail(
            platform=platform,
            template="case_opened",
            recipient=case.household.email,
            context=context,
            key=f"case_opened:{case.pk}",
        )
