"""Point the demonstration's platforms to the address of this start."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from config.demo.places import move_addresses


class Command(BaseCommand):
    help = "Met à jour l’adresse des sites de démonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            move_addresses()
