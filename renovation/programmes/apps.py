from importlib import import_module

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "renovation.programmes"
    verbose_name = "Programmes de travaux"

    def ready(self) -> None:
        import_module("renovation.programmes.jobs")
