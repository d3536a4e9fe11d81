from importlib import import_module

from django.apps import AppConfig


class NewslettersConfig(AppConfig):
    name = "renovation.newsletters"
    verbose_name = "Lettre d’information"

    def ready(self) -> None:
        import_module("renovation.newsletters.jobs")
