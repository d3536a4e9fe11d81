"""A document that a household added to its appointment."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from backoffice.access import CASE_WORKERS, for_roles
from renovation.appointments.models import AppointmentDocument
from renovation.appointments.queries import readable_appointment
from renovation.documents.delivery import deliver
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest


@require_GET
@for_roles(*CASE_WORKERS)
def appointment_document(request: LoggedInRequest, appointment_id: UUID) -> HttpResponseBase:
    """The file named by the address, if it belongs to this appointment."""
    found = readable_appointment(request.reader, appointment_id)
    asked = read_id(request.GET.get("document"))
    for entry in found.documents.select_related("document"):
        if entry.document_id == asked:
            return deliver(entry.document, inline="voir" in request.GET)
    raise AppointmentDocument.DoesNotExist
