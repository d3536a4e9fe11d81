"""The home page and the directory of a starter site, through every middleware; nothing of it stays."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cms.operations import open_site
from cms.operations.starter import load
from config.bench.registry import Figure, benchmark, median_ms
from renovation.platforms.enums import OrganisationKind
from renovation.platforms.models import Brand, Organisation, Platform
from renovation.professionals.operations import generate_demonstration
from renovation.territories.models import Commune

HOST = "mesure-site.localhost"
HOME_LIMIT_MS = 25
DIRECTORY_LIMIT_MS = 60


@benchmark("site")
def home_page() -> Iterator[Figure]:
    """The home page, then a search in the directory when communes are loaded."""
    with starter_site() as client:
        yield Figure("Page d’accueil", median_ms(lambda: ask(client, "/"), times=40), HOME_LIMIT_MS)
        commune = Commune.objects.filter(latitude__isnull=False).order_by("-population").first()
        if commune is not None:
            address = f"/annuaire/?insee={commune.insee}&travaux=combles"
            yield Figure("Annuaire RGE", median_ms(lambda: ask_anew(client, address), times=20), DIRECTORY_LIMIT_MS)


def ask(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")


def ask_anew(client: Client, address: str) -> None:
    """A search of the directory as it is drawn for the first who makes it."""
    caches["searches"].clear()
    ask(client, address)


@contextmanager
def starter_site() -> Iterator[Client]:
    with transaction.atomic():
        open_starter_site()
        communes = Commune.objects.filter(latitude__isnull=False, postcodes__isnull=False).distinct()[:200]
        generate_demonstration(communes=list(communes), seed=1, on=timezone.localdate())
        yield Client(SERVER_NAME=HOST)
        transaction.set_rollback(True)


def open_starter_site() -> None:
    platform = _platform()
    load(platform, open_site(platform=platform))


def _platform() -> Platform:
    organisation = Organisation.objects.create(name="Structure de mesure du site", kind=OrganisationKind.STRUCTURE)
    platform = Platform.objects.create(
        slug="mesure-site",
        name="Plateforme de mesure",
        territory_name="Mesure",
        case_prefix="MSI",
        organisation=organisation,
        public_url=f"http://{HOST}",
        email="mesure@maisonnee.example",
        privacy_email="mesure@maisonnee.example",
    )
    Brand.objects.create(platform=platform)
    return platform
