from importlib import import_module

from django.apps import AppConfig

from config.celery import app as celery_app

__all__ = ["ConfigConfig", "celery_app"]


class ConfigConfig(AppConfig):
    """The outer house: settings, login door, middleware, commands, and the Celery application that wakes workers."""

    name = "config"
    verbose_name = "Maisonnée"

    def ready(self) -> None:
        import_module("config.door.checks")
