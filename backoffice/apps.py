from importlib import import_module

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "backoffice"
    verbose_name = "Bureau des conseillers"

    def ready(self) -> None:
        import_module("backoffice.diagnoses.printing")
        import_module("backoffice.financing.printing")
        import_module("backoffice.funding.printing")
        import_module("backoffice.plans.printing")
        import_module("backoffice.programmes.printing")
