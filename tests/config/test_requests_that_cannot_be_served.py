"""Nothing that was typed is lost when the database is away, or when a page has expired."""

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config import errors
from config.urls import urlpatterns as house
from renovation.cases.models import Case, Message
from renovation.households.models import Household

handler500 = errors.server_error
HERE = {"origin": "http://testserver"}


def away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection to server failed: password of maisonnee_app")


def closed(request: HttpRequest) -> HttpResponse:
    raise InterfaceError("the connection is closed")


urlpatterns = [path("absente/", away), path("fermee/", closed), path("compte/absente/", away), *house]


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/absente/", "/fermee/"])
def test_a_stopped_database_is_told_and_the_form_can_be_sent_again(visitor: Client, address: str) -> None:
    response = visitor.post(f"{address}?x=1", {"text": 'Il fait "froid" <ici>', "csrfmiddlewaretoken": "jeton"})

    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "momentanément arrêté" in page
    assert f'action="{address}?x=1"' in page
    assert 'name="text" value="Il fait &quot;froid&quot; &lt;ici&gt;"' in page
    assert page.count('name="csrfmiddlewaretoken" value="jeton"') == 1
    assert "maisonnee_app" not in page


@pytest.mark.urls(__name__)
def test_a_page_that_was_only_read_is_asked_for_again(visitor: Client) -> None:
    page = visitor.get("/absente/").content.decode()

    assert "Essayer de nouveau" in page
    assert "<form" not in page


@pytest.mark.urls(__name__)
def test_a_password_is_never_written_into_a_page(visitor: Client) -> None:
    page = visitor.post("/compte/absente/", {"password": "colibri"}).content.decode()

    assert "colibri" not in page


@pytest.mark.parametrize("typed", ["Merci", "deux\nlignes & <b>"])
def test_a_page_that_expired_sends_what_was_typed_again(household: Household, case: Case, typed: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(household.user)  # type: ignore[arg-type]
    address = f"/mon-espace/projets/{case.pk}/messages/"

    refused = strict.post(address, {"message-text": typed, "csrfmiddlewaretoken": "x" * 64}, headers=HERE)

    assert refused.status_code == 403
    assert "a expiré" in refused.content.decode()
    assert not Message.objects.exists()
    sent, token = refused.context["sent"], refused.context["token"]
    assert (sent.address, dict(sent.fields)) == (address, {"message-text": typed})
    assert f'value="{token}"' in refused.content.decode()


@pytest.mark.parametrize("origin", [{}, {"origin": "https://ailleurs.example"}, {"origin": "null"}])
def test_a_forged_form_is_not_offered_again(household: Household, case: Case, origin: dict[str, str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(household.user)  # type: ignore[arg-type]

    refused = strict.post(f"/mon-espace/projets/{case.pk}/messages/", {"message-text": "forgé"}, headers=origin)

    assert refused.status_code == 403
    assert "forgé" not in refused.content.decode()
    assert "send_again" not in [template.name for template in refused.templates]
