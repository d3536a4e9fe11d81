from importlib import import_module

from django.apps import AppConfig


class SelfserviceConfig(AppConfig):
    name = "selfservice"
    verbose_name = "Espace des ménages"

    def ready(self) -> None:
        # The job that prints reports finds its makers by name.
        for module in ("selfservice.reports", "selfservice.aids_report"):
            import_module(module)
