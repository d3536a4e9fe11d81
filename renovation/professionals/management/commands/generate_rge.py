"""Write a list of invented companies in ADEME's format, for the communes of this database."""

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from renovation.professionals.operations.loading import places_of
from renovation.professionals.rules.ademe import COLUMNS
from renovation.professionals.rules.demonstration import demonstration_rows
from renovation.professionals.rules.faults import with_faults
from renovation.territories.models import Commune


class Command(BaseCommand):
    help = "Écrit une liste d’entreprises inventées au format de l’ADEME (clé du SIREN fausse)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--companies", type=int, default=240, help="nombre d’établissements")
        parser.add_argument("--seed", type=int, default=25)
        parser.add_argument("--faults", action="store_true", help="avec les défauts de la vraie liste")

    def handle(self, *args: Any, **options: Any) -> None:
        places = places_of(list(Commune.objects.current().order_by("pk")))
        if not places:
            raise CommandError("Aucune commune n’est connue : lancez d’abord import_communes.")
        rows = demonstration_rows(places, companies=options["companies"], seed=options["seed"], on=timezone.localdate())
        if options["faults"]:
            rows = with_faults(rows, seed=options["seed"])
        with options["file"].open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=COLUMNS)
            writer.writeheader()
            number = 0
            for number, row in enumerate(rows, start=1):  # noqa: B007 (the last number is wanted)
                writer.writerow(row)
        self.stdout.write(f"{number} lignes écrites.")
