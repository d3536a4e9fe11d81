"""From the staging table to the directory: the difference is written, a release says of which day the list is."""

from renovation.professionals.enums import Dataset
from renovation.professionals.models import Company, DirectoryImport, DirectoryRelease, PastCompany, PastQualification
from renovation.professionals.operations.applying import Moments, apply_history, apply_list
from renovation.professionals.queries.searching import current_release
from renovation.professionals.rules.validity import oldest_kept

ADEME = "ADEME, liste des entreprises RGE (France Rénov’)"
OPEN_LICENCE = "Licence Ouverte 2.0 (Etalab)"


def apply_staged(
    *,
    directory_import: DirectoryImport,
    source: str = ADEME,
    licence: str = OPEN_LICENCE,
    is_demonstration: bool = False,
) -> DirectoryRelease:
    """Apply the staged list and empty the staging table.

    A list of the same day that changes nothing adds no release.
    """
    before = current_release()
    if before is not None and before.is_demonstration and not is_demonstration:
        _forget_demonstration()
    on = directory_import.data_date
    moments = Moments(on=on, before=before.data_date if before else on, oldest=oldest_kept(on))
    directory_import.changes = apply_list(directory_import=directory_import, moments=moments)
    directory_import.staged.all()._raw_delete(directory_import._state.db)
    if before is None or before.data_date != on or directory_import.changed_anything:
        before = DirectoryRelease.objects.create(
            source=source,
            licence=licence,
            data_date=on,
            is_demonstration=is_demonstration,
            companies=Company.objects.listed().count(),
            refused_rows=directory_import.rows_quarantined,
        )
    directory_import.release = before
    return before


def apply_staged_history(*, directory_import: DirectoryImport) -> None:
    on = directory_import.data_date
    moments = Moments(on=on, before=on, oldest=oldest_kept(on))
    directory_import.changes = apply_history(directory_import=directory_import, moments=moments)
    directory_import.staged.all()._raw_delete(directory_import._state.db)


def rows_before(directory_import: DirectoryImport) -> int:
    """Usable rows of the last list that was taken; none when it was invented."""
    before = current_release()
    if directory_import.dataset == Dataset.LIST and (before is None or before.is_demonstration):
        return 0
    last = (
        DirectoryImport.objects.applied(directory_import.dataset)
        .exclude(pk=directory_import.pk)
        .order_by("-ended_at")
        .first()
    )
    return last.rows_read - last.rows_quarantined if last else 0


def _forget_demonstration() -> None:
    """Invented companies do not become the past of true ones."""
    Company.objects.all().delete()
    PastCompany.objects.all().delete()
    PastQualification.objects.all().delete()
