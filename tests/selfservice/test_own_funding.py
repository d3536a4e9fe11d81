"""« Mes aides et mes prêts »: in plain words, told by the household itself, never those of a neighbour."""

from datetime import date

import pytest
from django.test import Client

from renovation.accounts.models import User
from renovation.cases.models import Case, Task
from renovation.funding.models import AidStep, LoanFile
from renovation.households.models import Household
from renovation.platforms.models import Platform
from tests.factories.funding import aid_of, followed, loan_of, noted

DAY = date(2026, 11, 10)


@pytest.fixture
def inside(client: Client, site: Platform, household_user: User) -> Client:
    client.force_login(household_user)
    return client


def test_each_file_is_told_in_plain_words(inside: Client, case: Case, adviser: User) -> None:
    address = f"/mon-espace/projets/{case.pk}/aides-et-prets/"
    assert inside.get(address).status_code == 404
    followed(case, adviser)
    noted(aid_of(case), adviser, "filed", DAY)
    noted(aid_of(case), adviser, "granted", DAY, 7500, expires_on=date(2028, 11, 10), to_do="Envoyer la facture")
    noted(loan_of(case), adviser, "withdrawn", DAY)
    LoanFile.objects.exclude(state="withdrawn").update(at_end=True)
    page = inside.get(address).content.decode()

    assert page.count("à rendre") == page.count("à rendre à la vente ou à la succession") == 1
    assert "Vous devez encore recevoir 7\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}€" in page.replace("\u202f", "\u00a0")
    assert "L’aide est accordée" in page
    assert "Envoyer la facture" in page
    assert "10 novembre 2028" in page
    assert "Mon plan de financement" in page
    assert address in inside.get(f"/mon-espace/projets/{case.pk}/").content.decode()


def test_the_household_tells_and_its_words_are_checked(inside: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)
    address = f"/mon-espace/aides/{aid_of(case).pk}/"
    form = inside.get(address).context["form"]
    sent = {f"tell-{name}": str(form[name].value() or "") for name in form.fields}
    sent |= {"tell-state": "filed", "tell-on": "2026-11-10", "tell-words": "Par internet"}

    refused = inside.post(address, {**sent, "tell-on": "2027-11-10"})
    for _ in range(2):
        assert inside.post(address, sent).status_code == 302

    assert refused.status_code == 422
    assert refused.context["form"]["words"].value() == "Par internet"
    assert refused.content.decode().count('class="error-summary') == 1
    step = AidStep.objects.get()
    assert (step.from_household, step.state) == (True, "filed")
    assert Task.objects.get().assigned_to == case.referent
    assert "dit par vous" in inside.get(address).content.decode()


def test_a_step_of_the_adviser_meanwhile_does_not_lock_the_form(inside: Client, case: Case, adviser: User) -> None:
    followed(case, adviser)
    address = f"/mon-espace/aides/{aid_of(case).pk}/"
    form = inside.get(address).context["form"]
    sent = {f"tell-{name}": str(form[name].value() or "") for name in form.fields}
    noted(aid_of(case), adviser, "filed", DAY)
    refused = inside.post(
        address, sent | {"tell-state": "filed", "tell-on": "2026-11-10", "tell-words": "Par internet"}
    )
    again = refused.context["form"]
    kept = {f"tell-{name}": str(again[name].value() or "") for name in again.fields}

    assert refused.status_code == 422
    assert kept["tell-words"] == "Par internet"
    assert "incomplete" in dict(again.fields["state"].choices)
    assert inside.post(address, kept | {"tell-state": "incomplete"}).status_code == 302
    assert aid_of(case).state == "incomplete"


def test_d4_an_aid_of_a_neighbour_does_not_exist(
    client: Client, site: Platform, case: Case, adviser: User, neighbour: Household
) -> None:
    followed(case, adviser)
    client.force_login(neighbour.user)  # type: ignore[arg-type]

    for address in (f"/mon-espace/aides/{aid_of(case).pk}/", f"/mon-espace/projets/{case.pk}/aides-et-prets/"):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in {404, 405}
