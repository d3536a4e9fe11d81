from django.apps import AppConfig


class ProfessionalsConfig(AppConfig):
    name = "renovation.professionals"
    verbose_name = "Professionnels"
