from importlib import import_module

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Site"

    def ready(self) -> None:
        import_module("cms.followers")
        import_module("cms.jobs")
        import_module("cms.place_pages")
