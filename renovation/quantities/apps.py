from importlib import import_module

from django.apps import AppConfig


class QuantitiesConfig(AppConfig):
    name = "renovation.quantities"
    verbose_name = "Paramètres"

    def ready(self) -> None:
        import_module("renovation.quantities.jobs")
