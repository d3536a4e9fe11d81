"""Bring the seeds of dated parameters into the tables."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from renovation.quantities.operations import load_parameters
from renovation.quantities.rules.seeds import SeedError
from renovation.quantities.rules.yaml_files import content_of


class Command(BaseCommand):
    help = "Loads every parameters/*.yaml of the apps into the dated tables; loading again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        entries = [entry for path in seed_files() for entry in _entries(path)]
        try:
            loaded = load_parameters(entries=entries, at=timezone.now())
        except SeedError as error:
            raise CommandError(str(error)) from error
        values = f"{loaded.added} valeurs ajoutées, {loaded.changed} changées"
        if options["verbosity"] > 0:
            self.stdout.write(f"{loaded.parameters} paramètres\N{NO-BREAK SPACE}: {values}")


def seed_files() -> list[Path]:
    """The seed files of all installed apps, in a stable order."""
    folders = [Path(config.path) / "parameters" for config in apps.get_app_configs()]
    return sorted(path for folder in folders for path in folder.glob("*.yaml"))


def _entries(path: Path) -> list[dict[str, Any]]:
    content = content_of(path)
    entries = content.get("parameters") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise CommandError(f"{path.name}: a list of parameters is expected")
    return entries
