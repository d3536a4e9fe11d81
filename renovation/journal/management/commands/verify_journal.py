"""Recompute the hash chain of the journal (J1)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from renovation.journal.queries import chain_state


class Command(BaseCommand):
    help = "Vérifie la chaîne d'empreintes du journal ; échoue en nommant la première ligne qui ne correspond pas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at-least", type=int, default=0, help="nombre de faits scellés lors d'un contrôle passé")

    def handle(self, *args: Any, at_least: int, **options: Any) -> None:
        """The end of a chain can be cut off unseen: keep the count printed here elsewhere, and give it next time."""
        state = chain_state()
        if state.broken_at is not None:
            raise CommandError(f"Journal modifié : le fait n° {state.broken_at} ne correspond pas à son sceau.")
        if state.sealed < at_least:
            raise CommandError(f"Le journal a été raccourci : {state.sealed} faits scellés, {at_least} attendus.")
        self.stdout.write(f"Journal intact : {state.sealed} faits scellés, {state.waiting} à sceller.")
        self.stdout.write(f"Empreinte : {state.head}")
