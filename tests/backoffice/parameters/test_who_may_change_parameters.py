"""Parameters are read from any platform by its manager and administrator, and changed by those of the installation."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.quantities.models import Batch, DatedValue
from tests.backoffice.conftest import Desk
from tests.backoffice.parameters.conftest import ELECTRICITY, published
from tests.factories.platforms import agent

SOME = uuid.UUID(int=7)
READING = [
    ("parameters", []),
    ("parameters_file", []),
    ("parameter_doubts", []),
    ("parameter", [ELECTRICITY]),
    ("batches", []),
]
CHANGING = [
    ("value_new", [ELECTRICITY]),
    ("value_edit", [SOME]),
    ("value_review", [SOME]),
    ("value_publish", [SOME]),
    ("value_drop", [SOME]),
    ("value_verify", [SOME]),
    ("batch_import", []),
    ("batch_effect", [SOME]),
    ("batch_submit", [SOME]),
    ("batch_publish", [SOME]),
    ("batch_drop", [SOME]),
]


@pytest.fixture
def local_administrator(platform: Platform) -> User:
    return agent(Role.ADMINISTRATOR, platform, email="local@besancon.example")


@pytest.mark.parametrize(("name", "arguments"), READING)
@pytest.mark.parametrize("who", ["manager", "administrator", "local_administrator"])
def test_they_are_read(
    who: str, name: str, arguments: list[object], at_desk: Desk, request: pytest.FixtureRequest
) -> None:
    desk = at_desk(request.getfixturevalue(who))

    assert desk.get(reverse(f"backoffice:{name}", args=arguments)).status_code == 200


@pytest.mark.parametrize(("name", "arguments"), READING)
@pytest.mark.parametrize("who", ["adviser", "editor", "region_reader"])
def test_others_do_not_open_the_pages(
    who: str, name: str, arguments: list[object], at_desk: Desk, request: pytest.FixtureRequest
) -> None:
    desk = at_desk(request.getfixturevalue(who))

    assert desk.get(reverse(f"backoffice:{name}", args=arguments)).status_code == 403
    assert Entry.objects.filter(action="access.refused").exists()


@pytest.mark.parametrize(("name", "arguments"), CHANGING)
@pytest.mark.parametrize("who", ["manager", "local_administrator", "adviser"])
def test_a_platform_never_changes_what_all_share(
    who: str, name: str, arguments: list[object], at_desk: Desk, request: pytest.FixtureRequest
) -> None:
    before = list(DatedValue.objects.order_by("pk").values())
    desk = at_desk(request.getfixturevalue(who))
    address = reverse(f"backoffice:{name}", args=arguments)

    assert {desk.get(address).status_code, desk.post(address).status_code} <= {403, 405}
    assert desk.post(address).status_code == 403
    assert list(DatedValue.objects.order_by("pk").values()) == before
    assert not Batch.objects.exists()


def test_a_manager_is_shown_no_button_that_is_refused(at_desk: Desk, manager: User) -> None:
    page = at_desk(manager).get(reverse("backoffice:parameter", args=[ELECTRICITY])).content.decode()

    assert "Proposer une valeur" not in page
    assert "Je l’ai vérifiée" not in page


def test_the_menu_leads_there_those_who_may(alix: Client, at_desk: Desk, adviser: User) -> None:
    address = reverse("backoffice:parameters")

    assert f'href="{address}"' in alix.get(reverse("backoffice:journal")).content.decode()
    assert f'href="{address}"' not in at_desk(adviser).get(reverse("backoffice:morning")).content.decode()


@pytest.mark.parametrize(("name", "arguments"), [*CHANGING, ("value", [SOME]), ("batch", [SOME])])
def test_what_does_not_exist_is_said_so(name: str, arguments: list[object], alix: Client) -> None:
    if arguments != [SOME]:
        arguments = ["diagnosis.nothing"] if arguments else arguments
    address = reverse(f"backoffice:{name}", args=arguments)
    answers = {alix.get(address).status_code, alix.post(address, {"on": "2027-01-01"}).status_code}

    assert answers <= ({404, 405} if arguments else {200})
    assert published(ELECTRICITY)[-1].value == 1.9
