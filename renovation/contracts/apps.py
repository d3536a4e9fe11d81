from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "renovation.contracts"
    verbose_name = "Devis, factures et règlements"
