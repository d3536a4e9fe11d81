from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "renovation.pathways"
    verbose_name = "Parcours"
