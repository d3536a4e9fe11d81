"""The fixed cast, the closed network, the strict templates."""

import socket
from typing import Any

import pytest
from django.core.cache import caches
from django.template import engines
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories import cases, platforms
from tests.strict_templates import RefuseUndefined

# The browser of tests (page, context), the databases of workers, and what lasts in them from test to test.
pytest_plugins = ["tests.browser", "tests.databases", "tests.lasting"]

# A machine that does something else meanwhile makes no test fail.
hypothesis.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens the browser is marked, so that it can run on its own."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test may speak to loopback and sockets of this machine, to nothing else."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and str(address[0]) not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"the network is closed in tests: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(scope="session", autouse=True)
def strict_templates() -> None:
    """A variable printed by one of our templates and given by nobody fails the test."""
    for backend in engines.all():
        backend.engine.string_if_invalid = RefuseUndefined("%s")  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What the process remembers of the pages of one test is not shown in the next."""
    for memory in ("process", "searches"):
        caches[memory].clear()


@pytest.fixture
def platform(db: None) -> Platform:
    return platforms.besancon()


@pytest.fixture
def other_platform(db: None) -> Platform:
    """A platform of the same Region, which must see nothing of the first."""
    return platforms.PlatformFactory.create(slug="haut-doubs", name="Rénover en Haut-Doubs", case_prefix="HD")


@pytest.fixture
def adviser(platform: Platform) -> User:
    return platforms.agent(Role.ADVISER, platform, email="claire.martin@besancon.example", first_name="Claire")


@pytest.fixture
def adviser_elsewhere(other_platform: Platform) -> User:
    return platforms.agent(Role.ADVISER, other_platform, email="paul.vuillemin@haut-doubs.example", first_name="Paul")


@pytest.fixture
def manager(platform: Platform) -> User:
    return platforms.agent(Role.MANAGER, platform, email="nadia.benali@besancon.example", first_name="Nadia")


@pytest.fixture
def administrator(platform: Platform) -> User:
    return platforms.agent(Role.ADMINISTRATOR, None, email="admin@maisonnee.example", first_name="Alix")


@pytest.fixture
def editor(platform: Platform) -> User:
    return platforms.agent(Role.EDITOR, platform, email="lea.roy@besancon.example", first_name="Léa")


@pytest.fixture
def contributor(platform: Platform) -> User:
    return platforms.agent(Role.CONTRIBUTOR, platform, email="hugo.petit@besancon.example", first_name="Hugo")


@pytest.fixture
def site_administrator(platform: Platform) -> User:
    return platforms.agent(Role.SITE_ADMINISTRATOR, platform, email="ines.faivre@besancon.example", first_name="Inès")


@pytest.fixture
def region_reader(platform: Platform) -> User:
    return platforms.agent(
        Role.REGION_READER, None, organisation=platform.organisation.parent, email="region@region.example"
    )


@pytest.fixture
def household_user(db: None) -> User:
    return platforms.UserFactory.create(email="camille.leroux@courriel.example", first_name="Camille")


@pytest.fixture
def household(platform: Platform, household_user: User) -> Household:
    """The household of the story, with its account."""
    return cases.HouseholdFactory.create(
        platform=platform, user=household_user, email=household_user.email, first_name="Camille", last_name="Leroux"
    )


@pytest.fixture
def neighbour(platform: Platform) -> Household:
    """Another household of the same platform: it must see nothing of the first."""
    user = platforms.UserFactory.create(email="bao.nguyen@courriel.example", first_name="Bao")
    return cases.HouseholdFactory.create(
        platform=platform, user=user, email=user.email, first_name="Bao", last_name="Nguyen"
    )


@pytest.fixture
def case(household: Household, adviser: User) -> Case:
    """The household's case, followed by the adviser."""
    return cases.CaseFactory.create(platform=household.platform, household=household, referent=adviser)


@pytest.fixture
def communes(platform: Platform) -> list[Commune]:
    """Besançon, a commune 14 km away and one 42 km away."""
    found = [
        platforms.CommuneFactory.create(),
        platforms.CommuneFactory.create(
            insee="25575", name="Thise", search_name="thise", latitude="47.28000", longitude="6.19000"
        ),
        platforms.CommuneFactory.create(
            insee="25462", name="Pontarlier", search_name="pontarlier", latitude="46.91000", longitude="6.28000"
        ),
    ]
    for commune, code in zip(found, ("25000", "25220", "25300"), strict=True):
        platforms.PostcodeFactory.create(code=code, commune=commune)
    platform.communes.set(found)
    return found
