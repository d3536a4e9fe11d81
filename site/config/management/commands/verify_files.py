"""Do the files that the database names exist? (L2)"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db.models import FileField, Model


class Command(BaseCommand):
    help = "Vérifie que chaque fichier cité par la base existe dans le stockage."

    def handle(self, *args: Any, **options: Any) -> None:
        checked = 0
        missing: list[str] = []
        for model, field in _file_fields():
            for row in model._default_manager.exclude(**{field.name: ""}).only("pk", field.name).iterator():
                stored = getattr(row, field.name)
                checked += 1
                if stored and not stored.storage.exists(stored.name):
                    missing.append(f"{model._meta.label} {row.pk}")
        if missing:
            named = "\n".join(missing[:50])
            raise CommandError(f"{len(missing)} fichiers manquent sur {checked} :\n{named}")
        self.stdout.write(f"{checked} fichiers vérifiés, aucun ne manque.")


def _file_fields() -> Iterator[tuple[type[Model], FileField]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                yield model, field
