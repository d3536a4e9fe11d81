from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "renovation.appointments"
    verbose_name = "Rendez-vous"
