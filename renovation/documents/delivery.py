"""Handing a private file to somebody whose right was checked (E4)."""

from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from renovation.documents.enums import ScanState
from renovation.documents.models import Document, Printout
from renovation.journal.enums import Action
from renovation.journal.operations import record

SANDBOX = "default-src 'none'; sandbox; style-src 'unsafe-inline'; frame-ancestors 'none'"
_CLOSED = {
    ScanState.PENDING: "Ce document est en cours de contrôle. Revenez dans quelques minutes.",
    ScanState.ERROR: "Ce document n’a pas encore pu être contrôlé. Nous réessayons ; revenez plus tard.",
    ScanState.INFECTED: "Ce document a été bloqué : il contient un programme malveillant.",
}
_ERASED = "Ce fichier a été effacé : il n’est plus utile une fois vérifié."


def deliver(document: Document, *, inline: bool = False) -> HttpResponseBase:
    """The file as a download (or, for PDF and pictures, in a sandboxed page); journalled as read."""
    if document.erased_at is not None:
        return HttpResponse(_ERASED, status=410, content_type="text/plain; charset=utf-8")
    if document.scan_state not in ScanState.readable():
        return HttpResponse(
            _CLOSED[ScanState(document.scan_state)], status=409, content_type="text/plain; charset=utf-8"
        )
    record(Action.DOCUMENT_READ, subject=document, platform_id=document.platform_id)
    may_show = inline and document.content_type in {"application/pdf", "image/jpeg", "image/png"}
    response = FileResponse(document.file.open("rb"), content_type=document.content_type)
    response["Content-Disposition"] = f"{'inline' if may_show else 'attachment'}; {_file_name(document.original_name)}"
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


def deliver_shown_photo(document: Document) -> HttpResponseBase:
    """A photo that the site shows to everybody; not journalled, kept an hour by browsers."""
    response = FileResponse(document.file.open("rb"), content_type=document.content_type)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=3600"
    return response


def deliver_printout(printout: Printout, *, name: str) -> HttpResponseBase:
    """A printed document that is ready, to somebody whose right was checked."""
    response = FileResponse(printout.file.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = f"attachment; {_file_name(name)}"
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


def _file_name(name: str) -> str:
    plain = name.encode("ascii", "ignore").decode().replace('"', "")
    return f"filename=\"{plain or 'document'}\"; filename*=UTF-8''{quote(name)}"
