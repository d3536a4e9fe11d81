"""Import the list of RGE companies, or its history, from a file or from ADEME's service."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from renovation.outside import OutsideFailure
from renovation.professionals.enums import Dataset, ImportState
from renovation.professionals.models import DirectoryImport
from renovation.professionals.operations import ask_import, run_import
from renovation.professionals.operations.importing import ImportRunning


class Command(BaseCommand):
    help = "Importe la liste RGE d’un fichier (CSV ou JSON, .gz ou non) ou du service de l’ADEME (--live)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("file", type=Path, nargs="?")
        source.add_argument("--live", action="store_true", help="demander la liste à data.ademe.fr")
        parser.add_argument("--history", action="store_true", help="l’historique RGE, et non la liste du jour")

    def handle(self, *args: Any, **options: Any) -> None:
        dataset = Dataset.HISTORY if options["history"] else Dataset.LIST
        try:
            found = _run(dataset, options["file"])
        except ImportRunning as running:
            raise CommandError("Un import de cette liste est déjà en cours.") from running
        except (OSError, OutsideFailure) as error:
            raise CommandError(f"L’import n’a pas abouti, l’annuaire n’a pas changé. {error}") from error
        if found.state not in ImportState.good():
            raise CommandError(f"{found.get_state_display()} : l’annuaire n’a pas changé. {found.message}")
        self.stdout.write(
            f"{found.get_state_display()}. {found.rows_read} lignes lues, {found.rows_quarantined} écartées."
        )
        for name, number in found.changes.items():
            self.stdout.write(f"  {name}: {number}")
        if found.unknown_labels:
            self.stdout.write(f"Domaines inconnus : {', '.join(found.unknown_labels)}.")


def _run(dataset: Dataset, path: Path | None) -> DirectoryImport:
    """The steps run here: no worker is needed."""
    now, on = timezone.now(), timezone.localdate()
    if path is None:
        asked = ask_import(dataset=dataset, now=now, on=on, in_background=False)
    else:
        with path.open("rb") as file:
            asked = ask_import(dataset=dataset, now=now, on=on, file=File(file, name=path.name), in_background=False)
    return run_import(import_id=asked.pk, now=timezone.now)
