"""Work done later, or again and again, about financing."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from renovation.financing.operations import file_financing_report, purge_expired
from renovation.financing.operations.plans import file_plan_report
from renovation.financing.rules.reports import PLAN_REPORT, REPORT
from renovation.outbox.registry import Payload, job, periodic

PURGE = "financing.purge_expired"


@job(PURGE)
def purge(payload: Payload) -> None:
    """Answers given without a diagnosis live as long as an anonymous diagnosis."""
    purge_expired(now=timezone.now())


@job(REPORT, label="Scénario de financement remis au ménage")
def make_report(payload: Payload) -> None:
    file_financing_report(calculation_id=UUID(payload["calculation"]), author_id=UUID(payload["author"]))


@job(PLAN_REPORT, label="Plan de financement remis au ménage")
def make_plan_report(payload: Payload) -> None:
    file_plan_report(version_id=UUID(payload["version"]), author_id=UUID(payload["author"]))


periodic(PURGE, every=timedelta(days=1), offset=timedelta(hours=3, minutes=40), catch_up=True)
