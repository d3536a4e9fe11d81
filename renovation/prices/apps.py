from django.apps import AppConfig


class PricesConfig(AppConfig):
    name = "renovation.prices"
    verbose_name = "Base de prix"
