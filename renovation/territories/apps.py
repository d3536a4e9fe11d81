from importlib import import_module

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "renovation.territories"
    verbose_name = "Territoires"

    def ready(self) -> None:
        import_module("renovation.territories.jobs")
