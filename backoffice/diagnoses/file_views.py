"""A version from the file of a DPE: what was read, line by line, stays beside it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from backoffice.access import CASE_READERS, CASE_WORKERS, for_roles
from backoffice.diagnoses.forms import DpeFileForm
from backoffice.diagnoses.import_report import plain_report, report_in_words
from backoffice.diagnoses.opening import frame, opened_home, opened_version
from renovation.cases.queries import Home
from renovation.diagnosis.evaluating import electricity_factor
from renovation.diagnosis.operations import start_from_file
from renovation.diagnosis.rules.detail.reading import EntryErrors, plain_dwelling, read_dwelling
from renovation.diagnosis.rules.dpe_file import MAX_BYTES, DpeFileError, DpeReading, read_dpe_file
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def diagnosis_file(request: LoggedInRequest, dwelling_id: UUID) -> HttpResponse:
    """Send a file; what it says becomes a frozen version with its report, and an open one based on it."""
    home = opened_home(request, dwelling_id, Right.WORK_DIAGNOSIS)
    form = DpeFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        refuse_too_large(form, request, "file", MAX_BYTES)
        reading = _read(form) if form.is_valid() else None
        if reading is not None and reading.dwelling is not None:
            return _started(request, home, reading)
        report = report_in_words(plain_report(reading)) if reading is not None else None
        return _page(request, home, form, report=report, status=422)
    return _page(request, home, form)


@require_GET
@for_roles(*CASE_READERS)
def diagnosis_import(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """What was read in the file of a version, line by line, beside the DPE's own results."""
    opened = opened_version(request, version_id, Right.READ_DIAGNOSIS)
    source = opened.version if opened.version.import_report else opened.version.based_on
    if source is None or not source.import_report:
        return redirect("backoffice:diagnosis", opened.version.pk)
    factor = electricity_factor(source.calculated_on or timezone.localdate())
    report = report_in_words(source.import_report, source.result, electricity_factor=factor)
    context = {"version": opened.version, "source": source, "report": report}
    return render(request, "backoffice/diagnoses/import_report.html", frame(opened.home, **context))


def _read(form: DpeFileForm) -> DpeReading | None:
    """The reading; what cannot be read is said beside the field."""
    upload = form.cleaned_data["file"]
    if upload.size > MAX_BYTES:
        form.add_error("file", "Ce fichier dépasse 10\u00a0Mo.")
        return None
    try:
        reading = read_dpe_file(upload.read(), keep_calculated=form.cleaned_data["keep_calculated"])
        if reading.dwelling is None:
            form.add_error("file", reading.refusal_fr or "Ce fichier ne décrit pas un logement.")
        else:
            read_dwelling(plain_dwelling(reading.dwelling))
    except DpeFileError as refused:
        form.add_error("file", refused.message_fr)
        return None
    except EntryErrors as refused:
        for error in refused.errors[:10]:
            form.add_error("file", str(error))
        return None
    return reading


def _started(request: LoggedInRequest, home: Home, reading: DpeReading) -> HttpResponse:
    if reading.dwelling is None:
        raise ValueError("nothing was read")
    version = start_from_file(
        dwelling=home.dwelling,
        described=reading.dwelling,
        report=plain_report(reading),
        title=f"DPE {reading.number}".strip(),
        author=request.user,
        now=timezone.now(),
    )
    messages.success(request, f"Le fichier est lu. La version {version.number} est ouverte\u00a0: vérifiez les lignes.")
    return redirect("backoffice:diagnosis_import", version.pk)


def _page(
    request: LoggedInRequest, home: Home, form: DpeFileForm, report: Any = None, status: int = 200
) -> HttpResponse:
    return render(request, "backoffice/diagnoses/file.html", frame(home, form=form, report=report), status=status)
