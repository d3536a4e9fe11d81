"""Everything an installation needs before its processes start: safe to run at each start."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from cms.models import PlatformSite
from cms.operations import open_site
from renovation.alerts.operations import seed_rules
from renovation.appointments.operations import seed_agenda
from renovation.pathways.operations import seed_pathways
from renovation.platforms.models import Platform

# The site's tables were made by nine migrations before one stood for them all.
REPLACING = ("cms", "0001_squashed_0009_aid_page_words")


def refuse_half_played() -> None:
    """A database that played some of the nine only would be left as it is, in silence: it needs the version between."""
    replaced = set(MigrationLoader(None).disk_migrations[REPLACING].replaces)
    played = replaced & set(MigrationRecorder(connection).applied_migrations())
    if played and played != replaced:
        raise CommandError(
            "Cette base vient d’une version intermédiaire. Installez d’abord la version précédente de Maisonnée, "
            "lancez-la une fois, puis installez celle-ci. Rien n’a été changé."
        )


class Command(BaseCommand):
    help = "Met à jour les tables, la file de messages et les fichiers statiques. À lancer avec le rôle propriétaire."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="charge aussi la démonstration, une seule fois")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_half_played()
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("createcachetable")
        call_command("install_broker")
        call_command("load_parameters", verbosity=0)
        call_command("load_local_aids", verbosity=0)
        self._give_pathways()
        self._put_sites_in_order()
        call_command("collectstatic", interactive=False, verbosity=0)
        if options["demo"]:
            self._load_demo_once()

    def _give_pathways(self) -> None:
        """A platform begins with the pathways, alerts and appointments of the house; what it has is left alone."""
        for platform in Platform.objects.all():
            seed_pathways(platform_id=platform.pk)
            seed_rules(platform_id=platform.pk)
            if not platform.appointment_types.exists():
                seed_agenda(platform=platform)

    def _put_sites_in_order(self) -> None:
        """A new version may know groups, rights or an approval that the sites opened before it have not."""
        for link in PlatformSite.objects.select_related("platform"):
            open_site(platform=link.platform)

    def _load_demo_once(self) -> None:
        """All or nothing: an interrupted first start begins again instead of keeping half a demonstration."""
        if Platform.objects.exists():
            call_command("demo_addresses")
            return
        with transaction.atomic():
            call_command("load_demo")
