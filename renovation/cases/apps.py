from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "renovation.cases"
    verbose_name = "Dossiers"
