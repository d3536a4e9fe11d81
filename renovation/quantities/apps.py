from django.apps import AppConfig


class QuantitiesConfig(AppConfig):
    name = "renovation.quantities"
    verbose_name = "Paramètres"
