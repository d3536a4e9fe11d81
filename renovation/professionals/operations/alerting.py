"""Telling the administrators of the installation what an import needs of them."""

from renovation.platforms.alerts import write_to_administrators
from renovation.professionals.models import DirectoryImport

TEMPLATE = "directory_import"


def alert_administrators(*, directory_import: DirectoryImport) -> None:
    """One mail for each administrator and each state of an import."""
    write_to_administrators(
        template=TEMPLATE,
        page=f"/bureau/annuaire/{directory_import.pk}/",
        key=f"directory-import:{directory_import.pk}:{directory_import.state}",
        context={
            "dataset": directory_import.get_dataset_display(),
            "state": directory_import.get_state_display(),
            "message": directory_import.message,
            "unknown": directory_import.unknown_labels,
        },
    )
