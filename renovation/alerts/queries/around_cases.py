"""What is found around cases: documents, appointments, consents, firms."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Max, Q
from django.utils import timezone

from renovation.alerts.models import AlertRule
from renovation.alerts.queries.in_cases import limit, running_cases
from renovation.alerts.rules.comparing import Found
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment
from renovation.cases.models import Case
from renovation.cases.queries import contents_of, expected_documents
from renovation.households.enums import Purpose
from renovation.introductions.models import Introduction
from renovation.professionals.models import Qualification

# Cases are read by so many at once: a large platform keeps the memory of a small one.
CHUNK = 500


def missing_documents(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Required documents, of this stage and those before, that had not come so many days after it was entered."""
    cases = running_cases(rule).filter(stage_since__lt=limit(rule, now)).select_related("pathway_version")
    waiting = []
    for case in cases.order_by("pk").iterator(chunk_size=CHUNK):
        if any(stage.documents for stage in case.pathway_version.shape.stages):
            waiting.append(case)
        if len(waiting) == CHUNK:
            yield from _missing_in(waiting)
            waiting = []
    yield from _missing_in(waiting)


def without_outcome(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Appointments that are past and still said to come."""
    past = Appointment.objects.filter(
        Q(case__in=running_cases(rule)) | Q(case=None, lead__isnull=False),
        platform_id=rule.platform_id,
        state=AppointmentState.BOOKED,
        period__endswith__lt=limit(rule, now),
    )
    for each in past.only("period", "adviser_id", "case_id", "lead_id"):
        starts = each.period.lower
        yield Found(
            starts,
            f"Rendez-vous du {timezone.localtime(starts):%d/%m/%Y à %H:%M}",
            case_id=each.case_id,
            lead_id=None if each.case_id else each.lead_id,
            in_charge_id=each.adviser_id,
            item=str(each.pk),
        )


def old_consents(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Cases whose household agreed to be advised long ago, never, or agrees no more."""
    valid = Q(household__consents__purpose=Purpose.ADVICE, household__consents__withdrawn_at=None)
    given = Max("household__consents__given_at", filter=valid)
    cases = running_cases(rule).annotate(given=given).filter(Q(given=None) | Q(given__lt=limit(rule, now)))
    for pk, referent, opened, last in cases.values_list("pk", "referent_id", "opened_at", "given").order_by():
        words = f"Accord donné le {timezone.localtime(last):%d/%m/%Y}" if last else "Aucun accord en cours"
        yield Found(last or opened, words, case_id=pk, in_charge_id=referent)


def ending_qualifications(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Firms that were given the contact of the household, and whose last qualification ends soon or has ended."""
    known = Introduction.objects.filter(case__in=running_cases(rule)).select_related("case")
    introductions = list(known.only("siret", "name", "case__referent_id"))
    sirets = {one.siret for one in introductions}
    ends = dict(
        Qualification.objects.filter(company__in=sirets).values_list("company_id").annotate(last=Max("valid_to"))
    )
    latest = timezone.localdate(now) + timedelta(days=rule.days)
    for one in introductions:
        end = ends.get(one.siret)
        if end is not None and end <= latest:
            since = timezone.make_aware(datetime.combine(end, time(0)))
            words = f"{one.name}\N{NO-BREAK SPACE}: jusqu’au {end:%d/%m/%Y} d’après la liste RGE"
            yield Found(since, words[:250], case_id=one.case_id, in_charge_id=one.case.referent_id, item=one.siret)


def _missing_in(cases: list[Case]) -> Iterator[Found]:
    contents = contents_of(cases)
    for case in cases:
        expected = expected_documents(case, contents[case.pk])
        missing = [one for one in expected if one.required and one.is_missing]
        if missing:
            words = ", ".join(one.line.title for one in missing)
            item = "+".join(sorted({one.line.kind for one in missing}))
            yield Found(case.stage_since, words[:250], case_id=case.pk, in_charge_id=case.referent_id, item=item[:80])
