from importlib import import_module

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "renovation.events"
    verbose_name = "Événements"

    def ready(self) -> None:
        import_module("renovation.events.jobs")
