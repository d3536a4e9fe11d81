"""Professionals in a case: the search filled in, the draw, the consent noted, the table taken away."""

import uuid
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import TimeMachineFixture

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.introductions.models import Introduction, Proposal
from renovation.introductions.operations import keep_companies
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.professionals.models import Company
from renovation.territories.models import Commune
from tests.backoffice.conftest import Desk
from tests.factories.cases import DwellingFactory
from tests.factories.entries import NOW, firms, open_directory

SEARCH = {"insee": "25056", "works": "combles", "radius": "20"}


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))


@pytest.fixture
def companies(communes: list[Commune]) -> list[Company]:
    return firms(communes[0], 5)


@pytest.fixture
def home(case: Case, communes: list[Commune]) -> Case:
    case.dwelling = DwellingFactory.create(platform=case.platform, commune=communes[0])
    case.save()
    return case


def at(name: str, case: Case) -> str:
    return reverse(f"backoffice:{name}", args=[case.pk])


def test_the_commune_of_the_dwelling_is_filled_in(desk: Client, home: Case, companies: list[Company]) -> None:
    page = desk.get(at("case_companies", home)).content.decode()

    assert 'value="Besançon"' in page
    assert "Commune du logement</label>" in "".join(page.split("\n")).replace("  ", "")


def test_the_search_tells_the_firms_near_with_their_distance(
    desk: Client, home: Case, companies: list[Company]
) -> None:
    page = desk.get(at("case_companies", home), {"commune": "Besançon", "works": "combles"}).content.decode()

    assert "5 entreprises à moins de 20 km" in page
    assert all(one.name in page for one in companies)


@pytest.mark.parametrize(
    "asked",
    [{"works": ""}, {"works": "rien"}, {"works": "combles", "commune": "zzz"}, {"works": "combles", "radius": "x"}],
)
def test_f1_a_search_that_makes_no_sense_is_told(
    desk: Client, home: Case, companies: list[Company], asked: dict[str, str]
) -> None:
    assert desk.get(at("case_companies", home), asked).status_code == 422


def test_three_firms_are_proposed_in_turn(desk: Client, home: Case, companies: list[Company]) -> None:
    typed = {**SEARCH, "number": "3", "key": str(uuid.uuid4())}
    for _ in range(2):
        assert desk.post(at("companies_propose", home), typed).status_code == 302

    proposal = Proposal.objects.get()
    assert proposal.companies.count() == 3
    page = desk.get(at("case_companies", home)).content.decode()
    assert "Proposées le 24 novembre 2026" in page
    register = desk.get(reverse("backoffice:rotation_register")).content.decode()
    assert home.number in register


@pytest.mark.parametrize("wrong", [{"number": "1"}, {"number": "x"}, {"key": "x"}, {"works": ""}])
def test_f1_a_wrong_draw_draws_nobody(
    desk: Client, home: Case, companies: list[Company], wrong: dict[str, str]
) -> None:
    typed = {**SEARCH, "number": "3", "key": str(uuid.uuid4())} | wrong

    assert desk.post(at("companies_propose", home), typed).status_code == 422
    assert Proposal.objects.count() == 0


def test_the_table_is_journalled_and_runs_nothing(desk: Client, home: Case, companies: list[Company]) -> None:
    Company.objects.filter(pk=companies[0].pk).update(name="=HYPERLINK(1)")

    answer = desk.post(at("companies_export", home), SEARCH)

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 6
    assert not [cell for line in lines for cell in line.split(";") if cell.strip('"').startswith("=")]
    assert Entry.objects.get(action=Action.COMPANIES_EXPORTED).detail["companies"] == 5


def test_a_consent_given_in_words_is_noted_and_the_firm_written_to(
    desk: Client, home: Case, companies: list[Company], adviser: User
) -> None:
    open_directory(home.platform)
    keep_companies(case=home, companies=companies[:1], now=NOW)
    typed = {"introduce-companies": [companies[0].pk], "introduce-works": "Combles", "introduce-channel": "phone"}

    assert desk.post(at("companies_introduce", home), typed).status_code == 422
    assert Introduction.objects.count() == 0
    assert desk.post(at("companies_introduce", home), {**typed, "introduce-agreed": "on"}).status_code == 302

    made = Introduction.objects.get()
    assert (made.author, made.consent_channel) == (adviser, "phone")
    page = desk.get(at("case_companies", home)).content.decode()
    assert companies[0].email in page
    assert "Professionnels</a> : 1 gardé" in desk.get(at("case", home)).content.decode()


def test_d1_a_partner_does_not_search_in_a_case_that_is_shared_with_it(
    at_desk: Desk, home: Case, region_reader: User
) -> None:
    assert at_desk(region_reader).get(at("case_companies", home)).status_code == 403
