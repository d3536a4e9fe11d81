"""An import, step by step: each step is one transaction, so that progress is seen and a stop loses one page at most."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from uuid import UUID

import httpx
from django.core.files import File
from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.professionals.enums import Dataset, ImportState
from renovation.professionals.models import DirectoryImport
from renovation.professionals.operations.alerting import alert_administrators
from renovation.professionals.operations.checking import check_and_apply
from renovation.professionals.operations.staging import Staged, stage
from renovation.professionals.rules.checks import grouped
from renovation.professionals.sources.data_fair import first_address, read_page
from renovation.professionals.sources.files import FileRefused, read_file

STEP = "professionals.import_step"
# An import that has not ended by then will not: it leaves its place to the next one.
LONGEST = timedelta(hours=12)
# A list that changes while it is read may lose a row, not a hundredth of them.
READ_ENOUGH = 0.99


class ImportRunning(Exception):
    """Another import of this list has not ended."""


@transaction.atomic
def ask_import(
    *,
    dataset: Dataset,
    now: datetime,
    on: date,
    file: File | None = None,
    asked_by_id: UUID | None = None,
    in_background: bool = True,
) -> DirectoryImport:
    """Ask for an import of a file, or of ADEME's service when there is none. One at a time for each list."""
    for running in DirectoryImport.objects.running().select_for_update().filter(dataset=dataset):
        if running.asked_at > now - LONGEST:
            raise ImportRunning
        _refuse(running, "L’import n’a pas abouti en douze heures : il est abandonné.", now=now)
    for stopped in DirectoryImport.objects.filter(dataset=dataset, state=ImportState.STOPPED):
        _put_aside(stopped)
    asked = DirectoryImport(dataset=dataset, asked_at=now, data_date=on, asked_by_id=asked_by_id)
    if file is not None:
        asked.filename = (file.name or "fichier").rsplit("/", 1)[-1][:200]
        asked.fingerprint = _fingerprint(file)
        asked.content.save(f"{asked.pk}", file, save=False)
    asked.save()
    record(Action.CONFIGURATION_CHANGED, subject=asked, detail={"dataset": dataset.value, "asked": True})
    if in_background:
        ask_step(asked)
    return asked


def ask_step(directory_import: DirectoryImport) -> None:
    key = f"{STEP}:{directory_import.pk}:{directory_import.steps}"
    asked_by_id = directory_import.asked_by_id
    enqueue(kind=STEP, key=key, payload={"import": str(directory_import.pk)}, requested_by_id=asked_by_id)


@transaction.atomic
def advance(
    *,
    import_id: UUID,
    now: datetime,
    transport: httpx.BaseTransport | None = None,
    sleep: Callable[[float], None] | None = None,
) -> DirectoryImport:
    """Do the next step: a page of the service or the whole file, then the checks and what they allow."""
    found = DirectoryImport.objects.select_for_update().get(pk=import_id)
    if found.state in {ImportState.WAITING, ImportState.READING}:
        try:
            with transaction.atomic():
                if found.content:
                    _read_file(found, now=now)
                else:
                    _read_page(found, transport, sleep)
        except FileRefused as refused:
            _refuse(found, str(refused), now=now)
    elif found.state == ImportState.CHECKING:
        check_and_apply(directory_import=found, now=now)
    found.steps += 1
    found.save()
    return found


def run_import(
    *,
    import_id: UUID,
    now: Callable[[], datetime],
    transport: httpx.BaseTransport | None = None,
    sleep: Callable[[float], None] | None = None,
) -> DirectoryImport:
    """All the steps, one after the other: for the command."""
    while True:
        found = advance(import_id=import_id, now=now(), transport=transport, sleep=sleep)
        if found.state not in ImportState.running():
            return found


@transaction.atomic
def accept_drop(*, import_id: UUID, actor_id: UUID) -> None:
    """An administrator looked at the drop and takes the list all the same; nothing when it is not stopped any more."""
    found = DirectoryImport.objects.select_for_update().get(pk=import_id)
    if found.state != ImportState.STOPPED:
        return
    found.drop_accepted_by_id = actor_id
    found.state = ImportState.CHECKING
    found.message = ""
    found.steps += 1
    found.save()
    record(Action.CONFIGURATION_CHANGED, subject=found, detail={"drop_accepted": True})
    ask_step(found)


def _read_file(found: DirectoryImport, *, now: datetime) -> None:
    last = DirectoryImport.objects.applied(found.dataset).order_by("-ended_at").first()
    if last is not None and last.fingerprint and last.fingerprint == found.fingerprint:
        found.rows_read, found.rows_quarantined, found.null_rates = (
            last.rows_read,
            last.rows_quarantined,
            last.null_rates,
        )
        found.state, found.ended_at, found.release = ImportState.UNCHANGED, now, last.release
        found.message = "Ce fichier est celui du dernier import, au caractère près."
        found.content.delete(save=False)
        return
    with found.content.open("rb") as file:
        _count(found, stage(directory_import=found, rows=read_file(file), on=found.data_date))
    found.state = ImportState.CHECKING


def _read_page(
    found: DirectoryImport, transport: httpx.BaseTransport | None, sleep: Callable[[float], None] | None
) -> None:
    url = found.next_url or first_address(Dataset(found.dataset))
    page = read_page(url, transport=transport, **({"sleep": sleep} if sleep else {}))
    start = found.rows_read + 1
    rows = ((start + number, row, True) for number, row in enumerate(page.rows))
    _count(found, stage(directory_import=found, rows=rows, on=found.data_date))
    found.rows_expected = max(found.rows_expected, page.total)
    if page.modified and not found.source_modified:
        found.source_modified = page.modified[:40]
        found.data_date = _day_of(page.modified) or found.data_date
    found.next_url = page.next_url
    found.state = ImportState.READING if page.next_url else ImportState.CHECKING
    if not page.next_url and found.rows_read < found.rows_expected * READ_ENOUGH:
        told, given = grouped(found.rows_expected), grouped(found.rows_read)
        raise FileRefused(f"L’ADEME annonce {told} lignes et n’en a donné que {given}.")


def _count(found: DirectoryImport, staged: Staged) -> None:
    found.rows_read += staged.read
    found.rows_quarantined += staged.quarantined
    found.unknown_labels = sorted({*found.unknown_labels, *staged.unknown.values()})


def _refuse(found: DirectoryImport, message: str, *, now: datetime) -> None:
    found.staged.all()._raw_delete(found._state.db)
    found.state, found.message, found.ended_at = ImportState.REFUSED, message, now
    found.save()
    alert_administrators(directory_import=found)


def _put_aside(stopped: DirectoryImport) -> None:
    """Nobody accepted the drop: the next list takes its place."""
    stopped.staged.all()._raw_delete(stopped._state.db)
    stopped.state = ImportState.REFUSED
    stopped.message = f"{stopped.message} Un autre import a été demandé depuis."
    stopped.save(update_fields=["state", "message"])


def _fingerprint(file: File) -> str:
    digest = hashlib.sha256()
    for part in file.chunks():
        digest.update(part)
    file.seek(0)
    return digest.hexdigest()


def _day_of(modified: str) -> date | None:
    """The day of an HTTP date; nothing when it is none."""
    try:
        return parsedate_to_datetime(modified).date()
    except (TypeError, ValueError):
        return None
