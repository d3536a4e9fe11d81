from importlib import import_module

from django.apps import AppConfig


class PricesConfig(AppConfig):
    name = "renovation.prices"
    verbose_name = "Base de prix"

    def ready(self) -> None:
        import_module("renovation.prices.jobs")
