from django.apps import AppConfig


class DwellingsConfig(AppConfig):
    name = "renovation.dwellings"
    verbose_name = "Logements"
