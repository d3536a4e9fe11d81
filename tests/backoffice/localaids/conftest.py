"""Local aids at the desk: a form that is filled, an aid that is published."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from renovation.accounts.models import User
from renovation.aids.models import LocalVersion
from renovation.aids.operations import load_local_aids, propose_scheme, publish_version, review_version
from renovation.aids.operations.proposing import Regulation
from renovation.aids.rules import seeds
from renovation.aids.rules.local_seeds import raw_local_aids
from renovation.platforms.enums import Role
from renovation.platforms.models import Organisation, Platform
from renovation.quantities.operations import load_parameters
from renovation.territories.models import Commune
from tests.backoffice.conftest import Desk
from tests.factories.platforms import agent

WORDS = {
    "label": "Prime rénovation",
    "organisation": "Grand Besançon Métropole",
    "territory": {"epcis": ["242500361"]},
    "askers": ["owner"],
    "groups": [[{"kind": "flat", "value": "1500"}]],
}


@pytest.fixture
def parameters(db: None) -> None:
    """The barèmes, for what is tried; loading them takes a while."""
    load_parameters(entries=seeds.seed_entries(), at=timezone.now())


@pytest.fixture(autouse=True)
def examples(communes: list[Commune]) -> None:
    load_local_aids(raws=raw_local_aids(), at=timezone.now())


@pytest.fixture
def claire(at_desk: Desk, adviser: User) -> Client:
    return at_desk(adviser)


@pytest.fixture
def nadia(at_desk: Desk, manager: User) -> Client:
    return at_desk(manager)


@pytest.fixture
def region(platform: Platform) -> Organisation:
    found = platform.organisation.parent
    assert found is not None
    return found


@pytest.fixture
def regional(at_desk: Desk, region: Organisation) -> Client:
    """Somebody who administers the Region's own things."""
    return at_desk(agent(Role.ADMINISTRATOR, None, organisation=region, email="aides@region.example"))


def filled(**changes: Any) -> dict[str, Any]:
    """A form as a browser sends it: a rate of 30 %, then a bonus."""
    said: dict[str, Any] = {
        "key": str(uuid4()),
        "label": "Prime rénovation",
        "organisation": "Grand Besançon Métropole",
        "epcis": ["242500361"],
        "askers": ["owner", "buyer"],
        "income_classes": ["very_modest", "modest"],
        "main_residence": "on",
        "gain_pct": "25",
        "gain_strict": "on",
        "combinable": "on",
        "subject_to_capping": "on",
        "starts": "2026-01-01",
        "source_text": "Délibération du 12 mars 2026",
        "source_address": "https://www.grandbesancon.fr/aides",
        "source_read_on": "2026-03-13",
        "lignes-TOTAL_FORMS": "8",
        "lignes-INITIAL_FORMS": "0",
        "lignes-MIN_NUM_FORMS": "0",
        "lignes-MAX_NUM_FORMS": "8",
    }
    for rank in range(8):
        said |= {f"lignes-{rank}-part": "main", f"lignes-{rank}-kind": "", f"lignes-{rank}-value": ""}
    said |= {"lignes-0-kind": "rate", "lignes-0-value": "30", "lignes-0-ceiling_eur": "4 000"}
    said |= {"lignes-1-part": "bonus_1", "lignes-1-kind": "flat", "lignes-1-value": "1500"}
    said |= {"lignes-1-target_label": "B"}
    return said | changes


def regulation(**changes: Any) -> Regulation:
    """A flat amount of 1 500 € in the whole intercommunality."""
    said: dict[str, Any] = {
        "words": WORDS,
        "starts": date(2026, 1, 1),
        "ends_before": None,
        "source_text": "Délibération du 12 mars 2026",
        "source_address": "",
        "source_read_on": date(2026, 3, 13),
    }
    return Regulation(**(said | changes))


def drafted(owner: Platform | Organisation, author: UUID, **changes: Any) -> LocalVersion:
    return propose_scheme(
        key=uuid4(),
        owner=owner,
        regulation=regulation(**changes),
        adapted_from=None,
        budget_left_eur=None,
        author_id=author,
        today=date(2026, 3, 13),
    )


def in_force(version: LocalVersion, reviewer: UUID | None = None) -> LocalVersion:
    """A draft read by somebody else, then published."""
    read = review_version(version_id=version.pk, revision=version.revision, reviewer_id=reviewer or uuid4())
    return publish_version(version_id=read.pk, revision=read.revision, now=timezone.now())
