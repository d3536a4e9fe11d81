"""Closing the house for planned works, and opening it again."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Ferme le service pour des travaux (on) et le rouvre (off). À lancer sur chaque machine qui sert le site."
    # The house may be closed because its tables are being changed.
    requires_system_checks: list[str] = []  # noqa: RUF012 - named so by Django

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("state", choices=["on", "off"])
        parser.add_argument("--message", default="", help="Par exemple : Nous revenons à 18 h.")

    def handle(self, *args: Any, **options: Any) -> None:
        file = settings.MAINTENANCE_FILE
        if options["state"] == "on":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(options["message"], encoding="utf-8")
            self.stdout.write("Le service est fermé : la page de travaux est affichée.")
        else:
            file.unlink(missing_ok=True)
            self.stdout.write("Le service est ouvert.")
