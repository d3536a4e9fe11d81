"""Another program sends leads: with a key, one contact at a time, so many a minute, never twice."""

import json
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.api import leads as api
from renovation.accounts.models import User
from renovation.cases.models import Lead
from renovation.edge.quotas import Quota
from renovation.leads.models import LeadKey
from renovation.leads.operations import open_lead_key, revoke_lead_key
from renovation.platforms.models import Platform

ADDRESS = "/api/prospects/v1/"
SENT = {"reference": "A-1", "nom": "Roux", "email": "roux@courriel.example", "campagne": "Salon", "accord": True}


@pytest.fixture
def token(platform: Platform, manager: User) -> str:
    asked = {"key_id": uuid.uuid4(), "name": "Site de la mairie", "is_partner": False}
    return open_lead_key(platform=platform, author=manager, now=timezone.now(), **asked)  # type: ignore[arg-type]


def send(content: Any, token: str) -> Any:
    program = Client(enforce_csrf_checks=True)
    headers = {"Authorization": f"Bearer {token}"}
    return program.post(ADDRESS, content, content_type="application/json", headers=headers)


def test_the_same_contact_sent_twice_is_one_lead(token: str, platform: Platform) -> None:
    answers = [send(SENT, token) for _ in range(2)]

    lead = Lead.objects.get()
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[1].json() == {"prospect": str(lead.pk), "reference": "A-1"}
    assert (lead.platform, lead.origin, lead.origin_page, lead.campaign) == (
        *(platform, "api", "Site de la mairie"),
        "Salon",
    )
    assert LeadKey.objects.get().last_used_at is not None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        *(({**SENT, "accord": said}, "accord") for said in (False, "non", "0", "true", 1)),
        ({**SENT, "email": ""}, "telephone"),
        ({**SENT, "commune": "99999"}, "commune"),
        ({**SENT, "reference": ""}, "reference"),
    ],
)
def test_what_is_wrong_is_told_by_field(content: dict[str, Any], field: str, token: str) -> None:
    answer = send(content, token)

    assert answer.status_code == 400
    assert field in answer.json()["erreur"]["champs"]
    assert not Lead.objects.exists()


def test_what_is_no_contact_is_refused(token: str, client: Client) -> None:
    assert send("nom=Roux", token).status_code == 400
    assert send([SENT], token).status_code == 400
    assert send({**SENT, "nom": {"a": 1}}, token).status_code == 400
    assert send("[" * 15_000, token).status_code == 400
    half = json.dumps({**SENT, "nom": "\ud800"})
    assert send(half, token).status_code == 400
    assert send({**SENT, "demande": "x" * 20_000}, token).status_code == 413
    assert client.get(ADDRESS).status_code == 405


def test_a_false_or_revoked_key_opens_nothing(token: str) -> None:
    assert send(SENT, "faux").status_code == 401
    revoke_lead_key(key_id=LeadKey.objects.get().pk, now=timezone.now())
    assert send(SENT, token).status_code == 401
    assert not Lead.objects.exists()


def test_g1_so_many_a_minute(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "LEAD_API", Quota("lead_api_test", limit=1, per_seconds=60))

    answers = [send(SENT, token) for _ in range(3)]

    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"]
