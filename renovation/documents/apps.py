from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "renovation.documents"
    verbose_name = "Documents"

    def ready(self) -> None:
        import_module("renovation.documents.jobs")
