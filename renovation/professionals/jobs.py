"""Work done again and again about the directory: the list every night, the history every week."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from renovation.outbox.registry import Payload, job, periodic
from renovation.outbox.rules.failures import PassingFailure
from renovation.outside import OutsideFailure, is_open
from renovation.professionals.enums import Dataset, ImportState
from renovation.professionals.operations import (
    advance,
    ask_import,
    forget_additions,
    forget_old,
    forget_requests,
    forget_unproven,
)
from renovation.professionals.operations.importing import STEP, ImportRunning, ask_step
from renovation.professionals.sources.data_fair import service

NIGHTLY = "professionals.nightly_import"
WEEKLY = "professionals.weekly_history"
FORGET = "professionals.forget_old"


@job(STEP, label="Importer l’annuaire RGE, une étape")
def step(payload: Payload) -> None:
    try:
        found = advance(import_id=UUID(payload["import"]), now=timezone.now())
    except OutsideFailure as error:
        raise PassingFailure(str(error)) from error
    if found.state in ImportState.running():
        ask_step(found)


@job(NIGHTLY, label="Importer la liste RGE de la nuit")
def import_list(payload: Payload) -> None:
    _ask(Dataset.LIST)


@job(WEEKLY, label="Importer l’historique RGE")
def import_history(payload: Payload) -> None:
    _ask(Dataset.HISTORY)


@job(FORGET, label="Oublier ce que l’annuaire ne garde plus")
def forget(payload: Payload) -> None:
    now = timezone.now()
    forget_old(now=now)
    forget_requests(now=now, months=settings.DIRECTORY_REQUEST_MONTHS)
    forget_unproven(now=now)
    forget_additions(now=now, months=settings.DIRECTORY_ADDED_MONTHS)


def _ask(dataset: Dataset) -> None:
    """Installations that do not open the service bring files; an import that runs is left alone."""
    if not is_open(service()):
        return
    try:
        ask_import(dataset=dataset, now=timezone.now(), on=timezone.localdate())
    except ImportRunning:
        return


# ADEME publishes every night around four (UTC).
periodic(NIGHTLY, every=timedelta(days=1), offset=timedelta(hours=5), catch_up=True)
periodic(WEEKLY, every=timedelta(days=7), offset=timedelta(days=1, hours=1), catch_up=True)
periodic(FORGET, every=timedelta(days=1), offset=timedelta(hours=3, minutes=40), catch_up=True)
