from importlib import import_module

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "renovation.appointments"
    verbose_name = "Rendez-vous"

    def ready(self) -> None:
        import_module("renovation.appointments.jobs")
        import_module("renovation.appointments.sms.demonstration")
