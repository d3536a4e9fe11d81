from importlib import import_module

from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    name = "renovation.diagnosis"
    verbose_name = "Diagnostic"

    def ready(self) -> None:
        import_module("renovation.diagnosis.jobs")
        import_module("renovation.diagnosis.effects")
