from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "renovation.accounts"
    verbose_name = "Comptes"

    def ready(self) -> None:
        import_module("renovation.accounts.jobs")
