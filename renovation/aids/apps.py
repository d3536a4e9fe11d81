from importlib import import_module

from django.apps import AppConfig


class AidsConfig(AppConfig):
    name = "renovation.aids"
    verbose_name = "Aides"

    def ready(self) -> None:
        import_module("renovation.aids.effects")
