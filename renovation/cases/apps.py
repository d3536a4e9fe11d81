from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "renovation.cases"
    verbose_name = "Dossiers"

    def ready(self) -> None:
        import_module("renovation.cases.jobs")
