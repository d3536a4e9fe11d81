from importlib import import_module

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "renovation.appointments"
    verbose_name = "Rendez-vous"

    def ready(self) -> None:
        import_module("renovation.appointments.jobs")
        # The job that prints finds its makers by name.
        import_module("renovation.appointments.proof_paper")
        import_module("renovation.appointments.sms.demonstration")
