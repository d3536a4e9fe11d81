"""Documents of cases, one by one or with the whole case."""

from uuid import UUID

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from backoffice.access import CASE_READERS, CASE_WORKERS, demand, for_roles
from renovation.cases.models import CaseDocument
from renovation.cases.permissions import can
from renovation.cases.queries import case_for, document_for
from renovation.cases.queries.archive import case_archive as archive_of
from renovation.cases.refusals import Refused
from renovation.documents.delivery import deliver
from renovation.edge.archives import deliver_archive
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_READERS)
def document(request: LoggedInRequest, document_id: UUID) -> HttpResponseBase:
    """The file, for whoever may read it; for a partner, neither the team's own nor the incomes exist."""
    entry = document_for(request.reader, document_id)
    demand(request, Right.READ_DOCUMENT, entry.case)
    if not entry.shared and not can(request.reader, Right.READ_NOTES, entry.case):
        raise CaseDocument.DoesNotExist
    if entry.tells_incomes and not can(request.reader, Right.READ_FINANCING, entry.case):
        raise CaseDocument.DoesNotExist
    return deliver(entry.document, inline="voir" in request.GET)


@require_GET
@for_roles(*CASE_WORKERS)
def case_archive(request: LoggedInRequest, case_id: UUID) -> HttpResponseBase:
    """The whole case in one file, to hand it over or to keep it."""
    case = case_for(request.reader, case_id)
    demand(request, Right.WORK_CASE, case)
    try:
        archive = archive_of(case, for_team=True, with_financing=can(request.reader, Right.READ_FINANCING, case))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("backoffice:case", case.pk)
    return deliver_archive(case, archive)
