from django.apps import AppConfig


class AidsConfig(AppConfig):
    name = "renovation.aids"
    verbose_name = "Aides"
