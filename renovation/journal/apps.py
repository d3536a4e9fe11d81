from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "renovation.journal"
    verbose_name = "Journal"
