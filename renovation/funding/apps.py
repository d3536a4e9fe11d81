from importlib import import_module

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "renovation.funding"
    verbose_name = "Suivi des aides et des prêts"

    def ready(self) -> None:
        import_module("renovation.funding.jobs")
