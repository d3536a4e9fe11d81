"""Two administrators of the installation at their desks, and the parameters that the house starts with."""

import pytest
from django.test import Client
from django.utils import timezone

from renovation.accounts.models import User
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import complete
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.quantities.models import DatedValue
from renovation.quantities.operations import load_parameters
from tests.backoffice.conftest import Desk
from tests.factories.platforms import CommuneFactory, agent
from tests.renovation.diagnosis.rules.dwellings import HOUSE

ELECTRICITY = "diagnosis.primary_energy.electricity"
PRICE = "diagnosis.price.electricity"
COST = "diagnosis.works_cost.roof_attic"


@pytest.fixture(autouse=True)
def parameters(db: None) -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())


@pytest.fixture
def second_administrator(platform: Platform) -> User:
    return agent(Role.ADMINISTRATOR, None, email="karim@maisonnee.example", first_name="Karim", last_name="Saïdi")


@pytest.fixture
def alix(at_desk: Desk, administrator: User) -> Client:
    return at_desk(administrator)


@pytest.fixture
def karim(at_desk: Desk, second_administrator: User) -> Client:
    return at_desk(second_administrator)


def published(code: str) -> list[DatedValue]:
    return list(DatedValue.objects.usable().filter(parameter_id=code).order_by("valid"))


def batch_yaml(*lines: str, first: str = "2027-01-01") -> bytes:
    """A fictitious barème: lines are `code: value`."""
    source = '{text: "Arrêté fictif de l’an neuf", read_on: 2024-11-01}'
    entries = []
    for line in lines:
        code, value = line.split(": ", 1)
        key = "table" if value.startswith(("{", "[")) else "value"
        entries.append(f"- code: {code}\n  values:\n    - {{valid_from: {first}, {key}: {value}, source: {source}}}\n")
    return "".join(entries).encode()


@pytest.fixture
def measured_home(platform: Platform, household: Household) -> SelfDiagnosis:
    """A finished estimate that a household keeps."""
    diagnosis = SelfDiagnosis.objects.create(
        platform=platform,
        token_hash="a",
        commune=CommuneFactory.create(),
        answers=HOUSE.to_dict(),
        household=household,
        expires_at=timezone.now(),
    )
    return complete(diagnosis=diagnosis, now=timezone.now())
