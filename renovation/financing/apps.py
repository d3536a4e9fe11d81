from importlib import import_module

from django.apps import AppConfig


class FinancingConfig(AppConfig):
    name = "renovation.financing"
    verbose_name = "Financement"

    def ready(self) -> None:
        import_module("renovation.financing.effects")
        import_module("renovation.financing.jobs")
