from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    name = "renovation.introductions"
    verbose_name = "Mises en relation"
