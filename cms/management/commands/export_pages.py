"""`manage.py export_pages --page 12 --output pages.zip`: a page and those under it, for another installation."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from cms.models.platform_site import platform_of_place
from cms.transfer.exporting import export_pages


class Command(BaseCommand):
    help = "Exporte une page, celles qui sont dessous et leurs médias dans une archive ZIP."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--page", type=int, required=True, help="numéro de la page (dans son adresse d’édition)")
        parser.add_argument("--output", type=Path, required=True, metavar="FICHIER", help="archive à écrire")

    def handle(self, *args: Any, **options: Any) -> None:
        page = Page.objects.filter(pk=options["page"], depth__gt=2).first()
        if page is None:
            raise CommandError("Aucune page ne porte ce numéro (la page d’accueil ne s’exporte pas).")
        with options["output"].open("wb") as target:
            count = export_pages(page, target, origin=str(platform_of_place(page) or ""))
        self.stdout.write(f"{count} pages écrites dans {options['output']}.")
