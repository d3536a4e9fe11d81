"""Import the reference of communes from a file (.csv, .json, or either as .gz)."""

import gzip
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from renovation.territories.operations import import_communes
from renovation.territories.rules.files import UnreadableFile


class Command(BaseCommand):
    help = "Importe les communes d’un fichier CSV ou JSON (geo.api.gouv.fr), compressé ou non."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            report = import_communes(content=content)
        except (OSError, UnreadableFile) as error:
            raise CommandError(f"Rien n’a été importé. {error}") from error
        for wrong in report.errors:
            self.stderr.write(f"ligne {wrong.line} : {wrong.message}")
        if report.errors:
            raise CommandError(f"Rien n’a été importé : {len(report.errors)} lignes sont à corriger.")
        self.stdout.write(f"{report.communes} communes lues, {report.added} ajoutées, {report.changed} modifiées.")
