from importlib import import_module

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    """An app of the tests: declares work that is slow enough to be killed in."""

    name = "tests.processes"
    label = "processes"

    def ready(self) -> None:
        import_module("tests.processes.jobs")
