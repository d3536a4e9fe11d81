from importlib import import_module

from django.apps import AppConfig


class ProfessionalsConfig(AppConfig):
    name = "renovation.professionals"
    verbose_name = "Professionnels"

    def ready(self) -> None:
        import_module("renovation.professionals.jobs")
