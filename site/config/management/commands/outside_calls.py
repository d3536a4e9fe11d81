"""The kill switch of calls to the outside."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Arrête tous les appels à l’extérieur (off) et les permet à nouveau (on). À lancer sur chaque machine."
    requires_system_checks: list[str] = []  # noqa: RUF012 - named so by Django

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("state", choices=["on", "off"])

    def handle(self, *args: Any, **options: Any) -> None:
        file = settings.OUTSIDE_STOP_FILE
        if options["state"] == "off":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
            self.stdout.write("Aucun appel ne part plus vers l’extérieur.")
            return
        file.unlink(missing_ok=True)
        opened = ", ".join(sorted(settings.OUTSIDE_SERVICES)) or "aucun (MAISONNEE_OUTSIDE_SERVICES est vide)"
        self.stdout.write(f"Appels permis aux services : {opened}.")
