from importlib import import_module

from django.apps import AppConfig


class PlatformsConfig(AppConfig):
    name = "renovation.platforms"
    verbose_name = "Plateformes"

    def ready(self) -> None:
        import_module("renovation.platforms.jobs")
