from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "renovation.alerts"
    verbose_name = "Alertes"
