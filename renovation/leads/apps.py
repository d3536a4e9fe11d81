from importlib import import_module

from django.apps import AppConfig


class LeadsConfig(AppConfig):
    name = "renovation.leads"
    verbose_name = "Prospects"

    def ready(self) -> None:
        import_module("renovation.leads.jobs")
