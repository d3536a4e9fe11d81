"""Documents of cases."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from backoffice.access import CASE_READERS, demand, for_roles
from renovation.cases.models import CaseDocument
from renovation.cases.permissions import can
from renovation.cases.queries import document_for
from renovation.documents.delivery import deliver
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
