from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "renovation.territories"
    verbose_name = "Territoires"
