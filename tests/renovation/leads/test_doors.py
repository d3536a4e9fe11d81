"""Leads that come by a file, a key or an event: one for each contact, with its origin and campaign."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Lead
from renovation.events.models import Registration
from renovation.households.models import Consent, Household
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.leads.models import LeadImport, LeadKey
from renovation.leads.operations import (
    decide_contacts,
    drop_undecided,
    open_lead_key,
    register_and_ask,
    revoke_lead_key,
    stage_contacts,
)
from renovation.leads.queries.doors import key_of_token
from renovation.leads.refusals import DoorRefused
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories import living

NOW = timezone.now()
FILE = (
    "nom;email;commune;demande;accord;recueilli_par\n"
    "Roux;roux@courriel.example;{insee};Isoler;oui;telephone\n"
    "Blanc;blanc@courriel.example;Xanadu;;oui;\n"
    "Noir;;;;oui;\n"
    "Vert;vert@courriel.example;;;oui;\n"
    "Gris;gris@courriel..example;;;oui;\n"
)


@pytest.fixture
def file(platform: Platform, manager: User, communes: list[Commune]) -> LeadImport:
    """Two good lines, three bad ones."""
    platform.communes.add(communes[0])
    content = FILE.format(insee=communes[0].pk).encode()
    asked = {"file_name": "foire.csv", "campaign": "Foire de mai", "author": manager, "now": NOW}
    return stage_contacts(key=uuid4(), platform=platform, content=content, **asked)  # type: ignore[arg-type]


def test_nothing_is_written_before_it_is_decided(file: LeadImport) -> None:
    assert (file.good, [line for line, _ in file.faults]) == (2, [3, 4, 6])
    assert not Household.objects.exists()


def test_the_good_lines_become_leads_with_origin_campaign_and_consent(file: LeadImport, manager: User) -> None:
    decide_contacts(import_id=file.pk, keep=True, author=manager, now=NOW)

    roux = Lead.objects.get(household__last_name="Roux")
    assert (roux.origin, roux.origin_page, roux.campaign, roux.request) == (
        *("import", "foire.csv", "Foire de mai"),
        "Isoler",
    )
    assert Consent.objects.get(household=roux.household).channel == "phone"
    assert roux.household.occupancies.exists()
    assert Lead.objects.count() == 2
    assert LeadImport.objects.get().lines == []
    assert Entry.objects.get(action=Action.LEADS_IMPORTED).detail["good"] == 2
    with pytest.raises(DoorRefused):
        decide_contacts(import_id=file.pk, keep=True, author=manager, now=NOW)


def test_dropped_or_forgotten_nothing_of_it_stays(file: LeadImport, manager: User) -> None:
    assert drop_undecided(now=NOW + timedelta(days=6)) == 0
    assert drop_undecided(now=NOW + timedelta(days=8)) == 1

    assert LeadImport.objects.get().lines == []
    assert not Lead.objects.exists()


def test_a_key_is_kept_as_a_fingerprint_and_revoked_at_once(platform: Platform, manager: User) -> None:
    asked = {"key_id": uuid4(), "name": "Mairie", "is_partner": True, "author": manager, "now": NOW}
    token = open_lead_key(platform=platform, **asked)  # type: ignore[arg-type]

    key = key_of_token(token)
    assert key is not None
    assert token not in str(LeadKey.objects.values().get())
    revoke_lead_key(key_id=key.pk, now=NOW)
    assert key_of_token(token) is None
    assert key_of_token("") is None


@pytest.mark.parametrize("wants_call", [True, False])
def test_an_event_makes_a_lead_only_of_who_asks(platform: Platform, wants_call: bool) -> None:
    asked = {"announced": living.announced(), "person": living.person(), "key": uuid4(), "now": NOW}
    for _ in range(2):
        register_and_ask(platform=platform, wants_call=wants_call, **asked)  # type: ignore[arg-type]

    assert Registration.objects.count() == 1
    assert [(lead.origin, lead.origin_page) for lead in Lead.objects.all()] == (
        [("event", living.announced().title)] if wants_call else []
    )
