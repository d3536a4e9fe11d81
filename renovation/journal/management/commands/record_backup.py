"""What `./maisonnee backup` and `restore` leave in the journal: they work beside Django, and tell it after (J2)."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from renovation.journal.enums import Action
from renovation.journal.operations import record

FACTS = {"made": Action.BACKUP_MADE, "restored": Action.BACKUP_RESTORED}


class Command(BaseCommand):
    help = "Note dans le journal une sauvegarde faite ou restaurée."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fact", choices=sorted(FACTS))
        parser.add_argument("--made-at", required=True, help="l’instant que montre l’archive, ISO 8601")
        parser.add_argument("--rows", type=int, required=True)
        parser.add_argument("--files", type=int, required=True)

    def handle(self, *args: Any, fact: str, made_at: str, rows: int, files: int, **options: Any) -> None:
        record(FACTS[fact], detail={"made_at": made_at, "rows": rows, "files": files})
