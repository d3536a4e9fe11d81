"""Load the demonstration into an empty installation."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.demo.loading import load_demonstration
from renovation.platforms.models import Platform


class Command(BaseCommand):
    help = "Charge la démonstration dans une installation vide (mode démonstration seulement)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=settings.DEMO_CASES)
        parser.add_argument("--leads", type=int, default=14)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("La démonstration a des comptes connus : elle ne se charge qu’avec MAISONNEE_DEMO=1.")
        if Platform.objects.exists():
            raise CommandError("Cette installation a déjà des plateformes : rien n’a été chargé.")
        load_demonstration(now=timezone.now(), cases=options["cases"], leads=options["leads"])
