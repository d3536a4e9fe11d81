"""Bring the documented examples of local aids into the tables."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from renovation.aids.operations import load_local_aids
from renovation.aids.rules.local_seeds import LocalAidError, raw_local_aids


class Command(BaseCommand):
    help = "Loads the examples of local aids; loading again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = load_local_aids(raws=raw_local_aids(), at=timezone.now())
        except LocalAidError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"] > 0:
            self.stdout.write(f"{changed} aides locales ajoutées ou changées")
