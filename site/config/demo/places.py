"""The demonstration's Region, structures, platforms, territories and sites."""

from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from cms.models import PlatformSite
from cms.operations.sites import open_site
from cms.operations.starter import CONTENT, load
from renovation.alerts.operations import seed_rules
from renovation.pathways.operations import seed_pathways
from renovation.platforms.enums import OrganisationKind
from renovation.platforms.models import Brand, Organisation, Platform
from renovation.professionals.operations import generate_demonstration
from renovation.territories.models import Commune
from renovation.territories.operations import DEMONSTRATION, DEMONSTRATION_PARTS, import_communes

# What a platform of the demonstration adds to the starter site: its team, renovations and news (all invented).
OWN_CONTENT = Path(__file__).parent / "content"
GRAND_BESANCON = "242500361"
HAUT_DOUBS = ("242500338", "242504116")


def load_places(*, now: datetime) -> tuple[Organisation, dict[str, Platform]]:
    """Everything but people."""
    import_communes(content=DEMONSTRATION.read_bytes())
    import_communes(content=DEMONSTRATION_PARTS.read_bytes())
    region = Organisation.objects.create(name="Région Bourgogne-Franche-Comté", kind=OrganisationKind.REGION)
    platforms = {"besancon": _besancon(region), "haut-doubs": _haut_doubs(region)}
    for slug, platform in platforms.items():
        site = open_site(platform=platform, is_default=slug == "besancon")
        seed_pathways(platform_id=platform.pk)
        seed_rules(platform_id=platform.pk)
        load(platform, site, places=[CONTENT, OWN_CONTENT / slug])
    generate_demonstration(communes=list(Commune.objects.order_by("insee")), seed=25, on=now.date())
    return region, platforms


def move_addresses() -> None:
    """The platforms' addresses follow the port on which this start serves."""
    for link in PlatformSite.objects.select_related("platform"):
        link.platform.public_url = address_of(link.platform.slug)
        link.platform.save(update_fields=["public_url"])
        open_site(platform=link.platform)


def address_of(slug: str) -> str:
    """The first platform answers at the plain address, the other one at its own name on the same port."""
    if slug == "besancon":
        return settings.PUBLIC_URL
    place = urlsplit(settings.PUBLIC_URL)
    return f"{place.scheme}://{slug}.localhost" + (f":{place.port}" if place.port else "")


def _besancon(region: Organisation) -> Platform:
    structure = Organisation.objects.create(
        name="Maison de la Rénovation du Grand Besançon", kind=OrganisationKind.STRUCTURE, parent=region
    )
    platform = Platform.objects.create(
        slug="besancon",
        name="Maison de la Rénovation",
        territory_name="Grand Besançon · démonstration",
        case_prefix="GBM",
        organisation=structure,
        public_url=address_of("besancon"),
        email="contact@besancon.example",
        phone="03 81 00 00 25",
        address="4 rue de la Démonstration, 25000 Besançon",
        opening_hours="Du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h",
        privacy_email="donnees@besancon.example",
    )
    platform.communes.set(Commune.objects.in_intercommunality(GRAND_BESANCON))
    Brand.objects.create(platform=platform)
    return platform


def _haut_doubs(region: Organisation) -> Platform:
    structure = Organisation.objects.create(
        name="Rénover en Haut-Doubs", kind=OrganisationKind.STRUCTURE, parent=region
    )
    platform = Platform.objects.create(
        slug="haut-doubs",
        name="Rénover en Haut-Doubs",
        territory_name="Pontarlier et Morteau · démonstration",
        case_prefix="HD",
        organisation=structure,
        public_url=address_of("haut-doubs"),
        email="contact@haut-doubs.example",
        phone="03 81 00 00 39",
        address="2 place de la Démonstration, 25300 Pontarlier",
        opening_hours="Le mardi et le jeudi, de 9 h à 17 h",
        privacy_email="donnees@haut-doubs.example",
    )
    platform.communes.set(Commune.objects.filter(intercommunality_id__in=HAUT_DOUBS))
    Brand.objects.create(platform=platform, brand_colour="#1d4f91", accent_colour="#c4622d", radius_px=6)
    return platform
