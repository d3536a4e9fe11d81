"""The doors of leads in the office: a file, keys, a household that a partner brings."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.models import Lead
from renovation.leads.models import LeadKey
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories.campaigns import FILE
from tests.factories.platforms import agent


@pytest.fixture
def desk_of_manager(at_desk: Desk, manager: User) -> Client:
    return at_desk(manager)


def test_a_file_is_read_told_and_kept(desk_of_manager: Client, platform: Platform) -> None:
    address = reverse("backoffice:lead_import")
    typed = {"key": str(uuid.uuid4()), "platform": str(platform.pk), "campaign": "Foire"}
    assert "Téléchargez le modèle" in desk_of_manager.get(address).content.decode()
    assert "nom;prenom" in desk_of_manager.get(reverse("backoffice:lead_import_model")).content.decode()
    bad = desk_of_manager.post(address, {**typed, "file": SimpleUploadedFile("x.csv", b"a;b\n1;2\n")})
    assert "Il manque la colonne nom" in bad.content.decode()

    report = desk_of_manager.post(address, {**typed, "file": SimpleUploadedFile("foire.csv", FILE)})["Location"]

    page = desk_of_manager.get(report).content.decode()
    assert "1 ligne bonne, 1 défaut" in page
    assert "Il faut un e-mail ou un téléphone" in page
    desk_of_manager.post(report, {"decision": "maybe"})
    assert not Lead.objects.exists()
    desk_of_manager.post(report, {"decision": "keep"})
    lead = Lead.objects.get()
    shown = desk_of_manager.get(reverse("backoffice:lead", args=[lead.pk])).content.decode()
    assert "Fichier importé" in shown
    assert "Campagne : Foire" in shown
    assert "Importées le" in desk_of_manager.get(report).content.decode()


def test_a_token_is_shown_once_and_revoked(desk_of_manager: Client, platform: Platform) -> None:
    address = reverse("backoffice:lead_keys")
    typed = {"key": str(uuid.uuid4()), "platform": str(platform.pk), "name": "Mairie"}

    assert "ne sera plus jamais montré" in desk_of_manager.post(address, typed).content.decode()
    again = desk_of_manager.post(address, typed).content.decode()
    assert "déjà créée" in again
    assert "ne sera plus jamais montré" not in again
    desk_of_manager.post(reverse("backoffice:lead_key_revoke", args=[LeadKey.objects.get().pk]))
    assert "Révoquée le" in desk_of_manager.get(address).content.decode()


def test_a_partner_brings_a_household_and_reads_no_lead(at_desk: Desk, platform: Platform) -> None:
    partner = at_desk(agent(Role.PARTNER, platform, email="soliha@partenaire.example", first_name="Sol"))
    address = reverse("backoffice:lead_bring")
    typed = {
        "key": str(uuid.uuid4()),
        "platform": str(platform.pk),
        "last_name": "Roux",
        "phone": "06 12 34 56 78",
        "request": "Veut isoler",
    }

    assert "Demandez l’accord" in partner.post(address, typed).content.decode()
    for _ in range(2):
        partner.post(address, {**typed, "agreed": "on"})

    lead = Lead.objects.get()
    assert (lead.origin, lead.request) == ("partner", "Veut isoler")
    assert "C’est transmis" in partner.get(address).content.decode()
    assert partner.get(reverse("backoffice:leads")).status_code == 403


def test_an_adviser_opens_no_door(desk: Client) -> None:
    for name in ("lead_import", "lead_keys", "lead_bring"):
        assert desk.get(reverse(f"backoffice:{name}")).status_code == 403
