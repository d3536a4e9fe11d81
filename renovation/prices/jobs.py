"""Prices counted beforehand, each night and after a change."""

from datetime import timedelta

from django.utils import timezone

from renovation.outbox.registry import Payload, job, periodic
from renovation.prices.operations.keeping import RECOUNT, recount, recount_all

NIGHTLY = "prices.recount_all"


@job(RECOUNT, label="Compter de nouveau les prix d’un type de travaux")
def recount_type(payload: Payload) -> None:
    work_type, unit = payload["kind"]
    recount(region=payload["region"], kind=(work_type, unit), now=timezone.now())


@job(NIGHTLY, label="Compter les prix de tous les territoires")
def recount_everything(payload: Payload) -> None:
    recount_all(now=timezone.now())


periodic(NIGHTLY, every=timedelta(days=1), offset=timedelta(hours=2, minutes=10), catch_up=True)
