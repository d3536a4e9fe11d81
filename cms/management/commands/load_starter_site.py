"""`manage.py load_starter_site --platform SLUG`: a first site for a platform."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.operations.sites import open_site
from cms.operations.starter import load
from renovation.platforms.queries import platform_by_slug


class Command(BaseCommand):
    help = "Ouvre le site d’une plateforme et y place les pages de départ (sans toucher à celles qui existent)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--platform", required=True, metavar="SLUG", help="identifiant de la plateforme")
        parser.add_argument("--default", action="store_true", help="site montré pour une adresse inconnue")

    def handle(self, *args: Any, **options: Any) -> None:
        platform = platform_by_slug(options["platform"])
        if platform is None:
            raise CommandError(f"Aucune plateforme ne porte l’identifiant «\u00a0{options['platform']}\u00a0».")
        site = open_site(platform=platform, is_default=options["default"])
        created = load(platform, site)
        self.stdout.write(f"{platform.name}\u00a0: {created} pages créées, site {site.hostname}:{site.port}.")
