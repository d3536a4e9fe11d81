"""Everything an installation needs before its processes start: safe to run at each start."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from cms.models import PlatformSite
from cms.operations import open_site
from renovation.pathways.operations import seed_pathways
from renovation.platforms.models import Platform


class Command(BaseCommand):
    help = "Met à jour les tables, la file de messages et les fichiers statiques. À lancer avec le rôle propriétaire."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="charge aussi la démonstration, une seule fois")

    def handle(self, *args: Any, **options: Any) -> None:
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
        """A platform begins with the pathways of the house; those that it has are left alone."""
        for platform_id in Platform.objects.values_list("pk", flat=True):
            seed_pathways(platform_id=platform_id)

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
