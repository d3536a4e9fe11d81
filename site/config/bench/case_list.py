"""The adviser's list of 20 000 cases, through every middleware. The data are made in a transaction and left in none."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY

from config.bench.registry import Figure, benchmark, median_ms
from renovation.accounts.encryption import encrypt
from renovation.accounts.models import TotpDevice, User
from renovation.cases.enums import Stage
from renovation.cases.models import Case, Task
from renovation.dwellings.models import Dwelling
from renovation.households.models import Household
from renovation.pathways.operations import version_for_new_cases
from renovation.platforms.enums import OrganisationKind, Role
from renovation.platforms.models import Brand, Membership, Organisation, Platform
from renovation.territories.models import Commune, Department, Region

CASES = 20_000
LIMIT_MS = 80
NAMES = ("Leroux", "Nguyen", "Morel", "Haddad", "Lœuilleux", "Girard", "Benali", "Vuillemin", "Roy", "Faivre")


@benchmark("cases")
def case_list() -> Iterator[Figure]:
    """First page, last page, and three searches of the same list."""
    with _twenty_thousand_cases() as client:
        address = reverse("backoffice:cases")
        for name, asked in (
            ("20 000 dossiers : première page", {}),
            ("20 000 dossiers : dernière page, triée par nom", {"sort": "name", "page": "400"}),
            ("20 000 dossiers : recherche d’un nom", {"q": "loeuil"}),
            ("20 000 dossiers : recherche d’un téléphone", {"q": "06 00 01 99 99"}),
            ("20 000 dossiers : mes dossiers à une étape", {"referent": "mine", "stage": "works"}),
        ):
            yield Figure(name, median_ms(lambda asked=asked: _ask(client, address, asked), times=15), LIMIT_MS)  # type: ignore[misc]


def _ask(client: Client, address: str, asked: dict[str, str]) -> None:
    response = client.get(address, asked)
    if response.status_code != 200:
        raise RuntimeError(f"the list answered {response.status_code} {response.headers.get('Location', '')}")


@contextmanager
def _twenty_thousand_cases() -> Iterator[Client]:
    with transaction.atomic():
        adviser = _make_cases(measuring_platform())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield logged_in(adviser)
        transaction.set_rollback(True)


def measuring_platform() -> Platform:
    organisation = Organisation.objects.create(name="Structure de mesure", kind=OrganisationKind.STRUCTURE)
    platform = Platform.objects.create(
        slug="mesure",
        name="Plateforme de mesure",
        territory_name="Mesure",
        case_prefix="MES",
        organisation=organisation,
        public_url="http://localhost",
        email="mesure@maisonnee.example",
        privacy_email="mesure@maisonnee.example",
    )
    Brand.objects.create(platform=platform)
    platform.communes.add(any_commune(), *Commune.objects.all()[:100])
    return platform


def _make_cases(platform: Platform) -> User:
    now = timezone.now()
    adviser = User.objects.create_user(email="mesure@maisonnee.example", first_name="Claire", last_name="Martin")
    Membership.objects.create(user=adviser, role=Role.ADVISER, platform=platform)
    names = cycle(NAMES)
    households = [
        Household(
            platform=platform,
            first_name="Camille",
            last_name=(name := f"{next(names)} {number}"),
            phone=f"06 00 {number // 10000:02d} {number // 100 % 100:02d} {number % 100:02d}",
            email=f"menage-{number}@courriel.example",
            search_name=f"{name} Camille".lower().replace("œ", "oe"),
            last_contact_at=now,
        )
        for number in range(CASES)
    ]
    Household.objects.bulk_create(households, batch_size=2000)
    commune = any_commune()
    dwellings = [Dwelling(platform=platform, commune=commune, kind="house") for _ in range(CASES)]
    Dwelling.objects.bulk_create(dwellings, batch_size=2000)
    stages = cycle(Stage)
    version = version_for_new_cases(platform_id=platform.pk)
    cases = [
        Case(
            number=f"MES-2026-{number:05d}",
            platform=platform,
            household=household,
            dwelling=dwelling,
            referent=adviser if number % 5 == 0 else None,
            pathway_version=version,
            stage=(stage := next(stages)),
            stage_name=stage.label,
            stage_since=now,
            opened_at=now,
        )
        for number, (household, dwelling) in enumerate(zip(households, dwellings, strict=True))
    ]
    Case.objects.bulk_create(cases, batch_size=2000)
    due_on = timezone.localdate(now) + timedelta(days=3)
    Task.objects.bulk_create(
        [Task(case=case, title="Appeler", due_on=due_on, assigned_to=adviser) for case in cases[::4]], batch_size=2000
    )
    return adviser


def any_commune() -> Commune:
    """Any commune of the database; one of its own in an empty one."""
    known = Commune.objects.first()
    if known is not None:
        return known
    region, _ = Region.objects.get_or_create(code="27", defaults={"name": "Bourgogne-Franche-Comté"})
    department, _ = Department.objects.get_or_create(code="25", defaults={"name": "Doubs", "region": region})
    return Commune.objects.create(insee="25056", name="Besançon", search_name="besancon", department=department)


def logged_in(adviser: User) -> Client:
    """A browser in which both factors were passed."""
    device = TotpDevice.objects.create(user=adviser, name="Mesure", encrypted_seed=encrypt(b"seed of 20 bytes ok!"))
    client = Client(SERVER_NAME="localhost")
    client.force_login(adviser)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client
