"""Import the reference of communes from a file (.csv, .json, or either as .gz), or from its service."""

import gzip
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from renovation.outside import OutsideFailure
from renovation.territories.operations import ImportReport, import_communes, update_reference
from renovation.territories.rules.files import UnreadableFile


class Command(BaseCommand):
    help = "Importe les communes d’un fichier CSV ou JSON (geo.api.gouv.fr), compressé ou non."

    def add_arguments(self, parser: ArgumentParser) -> None:
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("file", type=Path, nargs="?")
        source.add_argument("--live", action="store_true", help="demander la liste à geo.api.gouv.fr")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = update_reference() if options["live"] else _from_file(options["file"])
        except (OSError, UnreadableFile, OutsideFailure) as error:
            raise CommandError(f"Rien n’a été importé. {error}") from error
        for wrong in report.errors:
            self.stderr.write(f"ligne {wrong.line} : {wrong.message}")
        if report.errors:
            raise CommandError(f"Rien n’a été importé : {len(report.errors)} lignes sont à corriger.")
        self.stdout.write(f"{report.communes} communes lues, {report.added} ajoutées, {report.changed} modifiées.")
        if report.merged:
            self.stdout.write(
                f"Réunies à une autre commune, vérifiez le territoire des plateformes : {', '.join(report.merged)}."
            )


def _from_file(path: Path) -> ImportReport:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return import_communes(content=content)
