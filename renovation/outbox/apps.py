from importlib import import_module

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "renovation.outbox"
    verbose_name = "Boîte d’envoi"

    def ready(self) -> None:
        import_module("renovation.outbox.jobs")
