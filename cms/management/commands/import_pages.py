"""`manage.py import_pages pages.zip --parent 3`: pages of another installation, as drafts."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from cms.rules.transfer import TransferRefused
from cms.transfer.importing import import_pages


class Command(BaseCommand):
    help = "Importe les pages d’une archive sous une rubrique, comme brouillons."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path, metavar="FICHIER")
        parser.add_argument("--parent", type=int, required=True, help="numéro de la rubrique d’accueil")

    def handle(self, *args: Any, **options: Any) -> None:
        parent = Page.objects.filter(pk=options["parent"], depth__gt=1).first()
        if parent is None:
            raise CommandError("Aucune page ne porte ce numéro.")
        try:
            with options["archive"].open("rb") as source:
                imported = import_pages(source, parent=parent, by=None)
        except OSError as fault:
            raise CommandError(f"Ce fichier ne peut pas être lu\u00a0: {options['archive']}") from fault
        except TransferRefused as refusal:
            raise CommandError("L’import est refusé, rien n’a été écrit.\n- " + "\n- ".join(refusal.lines)) from refusal
        self.stdout.write(f"{len(imported.pages)} pages importées comme brouillons.")
        if imported.lost_links:
            self.stdout.write(f"{imported.lost_links} liens ne mènent à rien ici et ont été retirés.")
