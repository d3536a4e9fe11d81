"""The platform's site, its territory, the parameters, and a present that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.signing import TimestampSigner
from django.test import Client
from wagtail.models import Site

from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.appointments.models import Opening
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.edge.guard import SALT
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters
from renovation.territories.models import Commune
from tests.factories.appointments import OpeningFactory
from tests.factories.platforms import CommuneFactory, PostcodeFactory

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def present() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def site(platform: Platform) -> Platform:
    """The default site is that of the platform."""
    PlatformSite.objects.create(site=Site.objects.get(is_default_site=True), platform=platform)
    return platform


@pytest.fixture
def commune(site: Platform) -> Commune:
    """Besançon, in the territory."""
    besancon = CommuneFactory.create()
    PostcodeFactory.create(code="25000", commune=besancon)
    site.communes.add(besancon)
    return besancon


@pytest.fixture
def parameters(db: None) -> None:
    load_parameters(entries=seed_entries(), at=NOW)


@pytest.fixture
def started(client: Client, commune: Commune, parameters: None) -> Client:
    """A visitor who has begun a diagnosis in Besançon."""
    client.post("/diagnostic/", {"insee": commune.pk})
    return client


@pytest.fixture
def opening(site: Platform, adviser: User) -> Opening:
    return OpeningFactory.create(platform=site, adviser=adviser)


def opened_a_minute_ago(key: str = "cle") -> str:
    """The hidden field of a form that was shown a minute ago."""
    with time_machine.travel(NOW - timedelta(minutes=1), tick=False):
        return TimestampSigner(salt=SALT).sign(key)
