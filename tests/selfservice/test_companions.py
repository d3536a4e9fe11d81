"""The pages by which a project is followed by several people."""

import re
from unittest.mock import Mock

import pytest
from django.test import Client

from renovation.accounts.models import User
from renovation.cases.models import Case, Companion, Message
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from selfservice.known import who
from tests.factories.platforms import UserFactory
from tests.factories.verified import verify
from tests.sent_files import close_file

SENT = {"person-name": "Dominique Leroux", "person-email": "dominique@courriel.example", "person-tie": "spouse"}


@pytest.fixture
def invited(client: Client, site: Platform, household_user: User, case: Case) -> str:
    """The address that was mailed to the invited person."""
    client.force_login(household_user)
    assert client.post(f"/mon-espace/projets/{case.pk}/personnes/", SENT).status_code == 302
    found = re.search(r"/mon-espace/invitations/[\w-]+/", Mail.objects.get(template="companion_invited").text)
    assert found
    return found[0]


def test_from_the_invitation_to_a_message_and_the_end(
    client: Client, invited: str, case: Case, household_user: User, adviser: User
) -> None:
    spouse = UserFactory.create(email="dominique@courriel.example", first_name="", last_name="")
    verify(spouse)
    client.logout()
    assert client.get(invited)["Location"].startswith("/compte/")
    client.force_login(spouse)
    assert "Camille Leroux" in client.get(invited).content.decode()
    assert client.post(invited)["Location"] == f"/mon-espace/projets/{case.pk}/"

    client.post(f"/mon-espace/projets/{case.pk}/messages/", {"message-text": "Nous avons reçu deux devis."})
    assert Message.objects.get().author == spouse
    people = client.get(f"/mon-espace/projets/{case.pk}/personnes/").content.decode()
    assert "Ne plus suivre ce projet" in people
    assert "Inviter quelqu’un" not in people
    assert client.post(f"/mon-espace/projets/{case.pk}/personnes/", SENT).status_code == 404

    # The holder alone has its contact handed on, and the archive holds it.
    assert client.post(f"/mon-espace/projets/{case.pk}/professionnels/transmettre/").status_code == 403
    known = who(Mock(user=spouse, platform=case.platform))
    assert (known.household, known.case) == (None, None)
    assert client.get(f"/mon-espace/projets/{case.pk}/archive/").status_code == 404

    client.force_login(household_user)
    archive = client.get(f"/mon-espace/projets/{case.pk}/archive/")
    assert b"".join(archive.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    close_file(archive)
    assert Entry.objects.filter(action=Action.CASE_EXPORTED).count() == 1
    assert "Dominique Leroux" in client.get(f"/mon-espace/projets/{case.pk}/").content.decode()
    client.post(f"/mon-espace/personnes/{Companion.objects.get().pk}/retirer/")
    client.force_login(spouse)
    assert client.get(f"/mon-espace/projets/{case.pk}/").status_code == 404
    assert client.get(f"/mon-espace/projets/{case.pk}/personnes/").status_code == 404


def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: Client, site: Platform, household_user: User, case: Case
) -> None:
    client.force_login(household_user)
    answer = client.post(f"/mon-espace/projets/{case.pk}/personnes/", {**SENT, "person-email": household_user.email})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Cette adresse est celle du titulaire du projet." in page
    assert "Dominique Leroux" in page


def test_d4_a_neighbour_neither_sees_nor_sends_away(
    client: Client, invited: str, case: Case, neighbour: Household
) -> None:
    assert neighbour.user is not None
    client.force_login(neighbour.user)

    assert client.get(f"/mon-espace/projets/{case.pk}/personnes/").status_code == 404
    assert client.post(f"/mon-espace/personnes/{Companion.objects.get().pk}/retirer/").status_code == 404
    assert client.post(invited).status_code == 422
    assert Companion.objects.get().user is None
