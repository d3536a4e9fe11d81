"""A list of cases written as a table, part by part: each part is one transaction, so that progress is seen and a stop
loses one part at most."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from renovation.accounts.models import User
from renovation.cases.enums import ExportState
from renovation.cases.models import Case, CaseExport, CaseExportPart
from renovation.cases.queries.cases import cases_found, criteria_of
from renovation.cases.queries.columns import HOUSEHOLD, Column, columns_of, with_columns
from renovation.cases.queries.views import listing_of
from renovation.cases.refusals import Refused
from renovation.cases.rules.listing import Listing
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.platforms.enums import Role
from renovation.platforms.queries import reader_for
from renovation.platforms.rules.reader import Grant, Reader
from renovation.quantities.rules.spreadsheet_cells import harmless

STEP = "cases.export_step"
PART = 2000
MOST_CASES = 100_000
# A file of personal data is not kept longer than somebody needs to fetch it.
KEPT = timedelta(days=3)
# One that has not ended by then will not: it leaves its place to the next one.
LONGEST = timedelta(hours=1)
# Spreadsheets take a file for what it is by this mark.
BYTE_ORDER_MARK = "\ufeff"


@transaction.atomic
def ask_export(
    *, key: UUID, listing: Listing, case_ids: Sequence[UUID], owner: User, reader: Reader, now: datetime
) -> CaseExport:
    """Ask for the table; one at a time for each person (G2). The same form (`key`) sent twice asks once."""
    User.objects.select_for_update().get(pk=owner.pk)
    sent = CaseExport.objects.filter(pk=key, owner=owner).first()
    if sent is not None:
        return sent
    running = CaseExport.objects.filter(owner=owner, state__in=ExportState.running(), asked_at__gt=now - LONGEST)
    if running.exists():
        raise Refused("Un de vos exports est en cours. Attendez qu’il soit prêt.")
    asked = {**listing.plain(), "platforms": sorted(str(one) for one in _own(reader))}
    export = CaseExport(pk=key, owner=owner, listing=asked, case_ids=[str(one) for one in case_ids], asked_at=now)
    export.total = _cases(export, reader, now).count()
    if export.total > MOST_CASES:
        raise Refused(f"Cette liste dépasse {MOST_CASES} dossiers. Ajoutez un filtre.")
    export.save(force_insert=True)
    for platform_id in sorted(_own(reader), key=str):
        detail = {"export": str(export.pk), "columns": list(listing.columns), "filters": sorted(dict(listing.filters))}
        record(Action.CASES_EXPORTED, subject=export, platform_id=platform_id, detail=detail)
    _ask_step(export, 1)
    return export


def still_allowed(export: CaseExport, reader: Reader) -> bool:
    """The file may hold cases of every platform on which its owner worked: who left one of them gets none of it (D10).

    One that does not say its platforms is not handed over.
    """
    platforms = _platforms(export)
    return bool(platforms) and platforms <= _own(reader)


@transaction.atomic
def write_part(*, export_id: UUID, number: int, now: datetime) -> CaseExport:
    """Write the next lines and ask for those after them. Rights are asked again: who lost them gets no more (D10)."""
    export = CaseExport.objects.select_for_update(of=("self",)).select_related("owner").get(pk=export_id)
    if not export.is_running or CaseExportPart.objects.filter(export=export, number=number).exists():
        return export
    reader = reader_for(export.owner)
    if not still_allowed(export, reader):
        export.parts.all().delete()
        return _end(export, ExportState.STOPPED, now)
    columns = [HOUSEHOLD, *columns_of(listing_of(export).columns, for_team=True)]
    rows = _cases(export, reader, export.asked_at).filter(number__gt=export.last_number).order_by("number")
    cases = list(with_columns(rows, [column.code for column in columns])[:PART])
    text = _lines(cases, columns, with_head=number == 1)
    CaseExportPart.objects.create(export=export, number=number, text=text)
    export.done += len(cases)
    export.state = ExportState.WRITING
    if len(cases) < PART:
        return _end(export, ExportState.READY, now)
    export.last_number = cases[-1].number
    export.save()
    _ask_step(export, number + 1)
    return export


@transaction.atomic
def note_export_fetched(*, export: CaseExport, reader: Reader) -> None:
    """Journal that the file left the house (J2)."""
    for platform_id in sorted(_own(reader), key=str):
        detail = {"export": str(export.pk), "cases": export.done, "fetched": True}
        record(Action.CASES_EXPORTED, subject=export, platform_id=platform_id, detail=detail)


def purge_exports(*, now: datetime) -> int:
    """Forget old tables; the journal keeps that they were made."""
    removed, _ = CaseExport.objects.filter(asked_at__lt=now - KEPT).delete()
    return removed


def _cases(export: CaseExport, reader: Reader, now: datetime) -> QuerySet[Case]:
    """What the reader works on, never what is only shared with it; nor a platform joined since it was asked for."""
    asked = _platforms(export)
    near = (replace(grant, platform_ids=grant.platform_ids & asked) for grant in _working(reader))
    own = Reader(reader.user_id, tuple(near))
    if export.case_ids:
        return Case.objects.readable_by(own).filter(pk__in=export.case_ids)
    return cases_found(own, criteria_of(listing_of(export), now=now))


def _platforms(export: CaseExport) -> frozenset[UUID]:
    """Those on which its owner worked when it was asked for."""
    return frozenset(UUID(one) for one in export.listing.get("platforms", ()))


def _working(reader: Reader) -> list[Grant]:
    return [grant for grant in reader.grants if grant.role in Role.working_on_cases()]


def _own(reader: Reader) -> frozenset[UUID]:
    return reader.platform_ids(*Role.working_on_cases())


def _lines(cases: Sequence[Case], columns: Sequence[Column], *, with_head: bool) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    if with_head:
        text.write(BYTE_ORDER_MARK)
        writer.writerow([column.label for column in columns])
    writer.writerows([harmless(column.text(case)) for column in columns] for case in cases)
    return text.getvalue()


def _ask_step(export: CaseExport, number: int) -> None:
    payload = {"export": str(export.pk), "number": number}
    enqueue(kind=STEP, key=f"{STEP}:{export.pk}:{number}", payload=payload, requested_by_id=export.owner_id)


def _end(export: CaseExport, state: ExportState, now: datetime) -> CaseExport:
    export.state, export.ended_at = state, now
    export.save()
    return export
