"""Leaving campaigns from a mail, with one click (RFC 8058)."""

import uuid

from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.campaigns.links import leaving_token
from renovation.campaigns.models import Objection
from renovation.households.models import Household
from renovation.platforms.models import Platform
from tests.factories.campaigns import targeting_content
from tests.factories.cases import CaseFactory


def test_a_page_asks_and_the_post_counts_at_once(
    visitor: Client, platform: Platform, household: Household, manager: User
) -> None:
    CaseFactory.create(household=household)
    place = targeting_content(platform, manager, household)["recipient_id"]
    assert isinstance(place, uuid.UUID)
    address = reverse("cms:campaign_leave", args=[leaving_token(place)])

    assert "Ne plus en recevoir" in visitor.get(address).content.decode()
    assert not Objection.objects.exists()
    assert (
        "C’est fait"
        in Client(SERVER_NAME=str(visitor.defaults["SERVER_NAME"]), enforce_csrf_checks=True)
        .post(address)
        .content.decode()
    )
    assert Objection.objects.get().household == household
    assert visitor.get(reverse("cms:campaign_leave", args=["faux"])).status_code == 404
