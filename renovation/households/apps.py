from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "renovation.households"
    verbose_name = "Ménages"
