"""Noting an audit or a DPE made by a professional."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.diagnoses.forms import AuditForm
from backoffice.diagnoses.opening import frame, opened_home
from renovation.cases.operations import note_external_audit
from renovation.documents.rules import DocumentRefused
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def audit_new(request: LoggedInRequest, dwelling_id: UUID) -> HttpResponse:
    """Who made it, when, which, its key figures and its file. It is kept with the case."""
    home = opened_home(request, dwelling_id, Right.WORK_DIAGNOSIS)
    if home.case is None:
        messages.error(request, "Ouvrez d’abord le dossier\u00a0: l’audit y est rangé.")
        return redirect("backoffice:diagnoses", home.dwelling.pk)
    form = AuditForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)
        if form.is_valid() and _kept(request, home, form):
            messages.success(request, "L’audit est noté.")
            return redirect("backoffice:diagnoses", home.dwelling.pk)
    status = 422 if form.errors else 200
    return render(request, "backoffice/diagnoses/audit.html", frame(home, form=form), status=status)


def _kept(request: LoggedInRequest, home: Any, form: AuditForm) -> bool:
    said = form.cleaned_data
    try:
        note_external_audit(
            case=home.case,
            author=request.user,
            facts=form.facts(),
            upload=said["file"],
            shared=said["shared"],
            key=said["key"],
        )
    except DocumentRefused as refused:
        form.add_error("file", str(refused))
        return False
    return True
