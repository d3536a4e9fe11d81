"""Handing the archive of a case to somebody whose right was checked; journalled (J2)."""

from typing import IO

from django.http import FileResponse

from renovation.cases.models import Case
from renovation.journal.enums import Action
from renovation.journal.operations import record


def deliver_archive(case: Case, archive: IO[bytes]) -> FileResponse:
    """A ZIP to keep, that no cache keeps."""
    record(Action.CASE_EXPORTED, subject=case, platform_id=case.platform_id)
    response = FileResponse(archive, as_attachment=True, filename=f"dossier-{case.number}.zip")
    response["Content-Type"] = "application/zip"
    response["Cache-Control"] = "no-store, private"
    return response
