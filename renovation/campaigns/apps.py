from importlib import import_module

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "renovation.campaigns"
    verbose_name = "Ciblage et campagnes"

    def ready(self) -> None:
        import_module("renovation.campaigns.jobs")
