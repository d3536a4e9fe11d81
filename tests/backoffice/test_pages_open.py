"""Every page of the office opens for the adviser, with an empty desk and with a full one."""

import pytest
from django.test import Client
from django.urls import reverse

from renovation.cases.models import Case, Lead

LISTS = [
    *("morning", "leads", "lead_new", "cases", "tasks", "messages", "agenda", "search", "figures"),
    *("agenda_print", "booking", "absences", "rules", "sessions", "waiting_list", "feeds", "agenda_figures"),
]


@pytest.mark.parametrize("name", LISTS)
def test_a_page_opens_on_an_empty_desk(name: str, desk: Client) -> None:
    assert desk.get(reverse(f"backoffice:{name}")).status_code == 200


@pytest.mark.parametrize("query", ["", "?equipe=1", "?toutes=1", "?q=leroux", "?state=all&stage=all&q=Leroux"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens_on_a_full_desk(name: str, query: str, desk: Client, full_case: Case) -> None:
    assert desk.get(reverse(f"backoffice:{name}") + query).status_code == 200


def test_the_pages_of_one_case_open(desk: Client, full_case: Case, lead: Lead) -> None:
    appointment = full_case.appointments.get()
    addresses = [
        reverse("backoffice:case", args=[full_case.pk]),
        reverse("backoffice:case_edit", args=[full_case.pk]),
        reverse("backoffice:lead", args=[lead.pk]),
        reverse("backoffice:appointment", args=[appointment.pk]),
    ]

    assert [desk.get(address).status_code for address in addresses] == [200] * 4


@pytest.mark.parametrize("week", ["9999-12-31", "0001-01-01", "n’importe quoi", "2026-03-29", "2026-10-25"])
def test_any_week_can_be_asked_for(week: str, desk: Client) -> None:
    assert desk.get(reverse("backoffice:agenda"), {"semaine": week}).status_code == 200


@pytest.mark.parametrize("name", ["leads", "cases", "search"])
@pytest.mark.parametrize("value", ["%", "_", "'; --", "\x00", "é" * 200, "[[", "06"])
def test_f1_any_filter_gives_a_page(name: str, value: str, desk: Client, full_case: Case) -> None:
    asked = dict.fromkeys(("q", "state", "stage", "referent", "commune", "sort", "origin", "whose", "page"), value)

    assert desk.get(reverse(f"backoffice:{name}"), asked).status_code == 200
