"""A value in the office: found, proposed with its source, read by a second person, published, verified."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from renovation.quantities.models import DatedValue
from tests.backoffice.parameters.conftest import COST, ELECTRICITY, PRICE, published


def typed(**more: Any) -> dict[str, Any]:
    given = {
        "key": str(uuid4()),
        "cell0": "1,85",
        "valid_from": "2027-01-01",
        "last_day": "",
        "source_text": "Arrêté fictif",
        "source_article": "",
        "source_address": "",
        "source_read_on": "2024-11-02",
    }
    return {**given, **more}


def propose(desk: Client, code: str = ELECTRICITY, **more: Any) -> Any:
    return desk.post(reverse("backoffice:value_new", args=[code]), typed(**more))


def proposal() -> DatedValue:
    return DatedValue.objects.proposed().get()


def act(desk: Client, name: str, value: DatedValue, revision: int | None = None) -> str:
    sent = {"revision": revision or value.revision}
    return str(desk.post(reverse(f"backoffice:{name}", args=[value.pk]), sent, follow=True).content.decode())


@pytest.mark.parametrize(
    ("query", "present", "absent"),
    [
        ({"q": "energie primaire"}, "Énergie primaire de l’électricité", "granulés"),
        ({"q": "DIAGNOSIS.GHG"}, "Émissions, granulés", "Énergie primaire"),
        ({"famille": "diagnosis.works_cost"}, "combles perdus", "Émissions"),
        ({"etat": "to_verify"}, "combles perdus", "Émissions, granulés"),
        ({"le": "2025-06-01", "q": "electricité primaire"}, "2,3", "1,9"),
        ({"le": "2001-01-01"}, "sans valeur", "2,3"),
        ({"q": "introuvable"}, "Aucun paramètre ne répond", "Émissions"),
        ({"le": "jamais", "famille": "[[", "q": "\x00"}, "Émissions", "Aucun paramètre"),
    ],
)
def test_the_list_is_searched(alix: Client, query: dict[str, str], present: str, absent: str) -> None:
    page = alix.get(reverse("backoffice:parameters"), query).content.decode().split("<table", 1)

    assert present in page[-1]
    assert absent not in page[-1].split("</tbody>")[0]


def test_a_value_goes_from_proposal_to_publication(alix: Client, karim: Client) -> None:
    answer = propose(alix)
    value = proposal()

    assert answer["Location"] == reverse("backoffice:value", args=[value.pk])
    shown = alix.get(answer["Location"]).content.decode()
    assert "Une autre personne qui administre l’installation doit relire" in shown
    assert "J’ai relu" not in shown
    assert "La valeur est relue" in act(karim, "value_review", value)
    value.refresh_from_db()
    assert "La valeur est publiée" in act(alix, "value_publish", value)
    assert [(one.value, one.last_day) for one in published(ELECTRICITY)][1:] == [
        (1.9, date(2026, 12, 31)),
        (1.85, None),
    ]


def test_the_story_of_a_parameter_is_told(alix: Client, karim: Client) -> None:
    propose(alix)
    act(karim, "value_review", proposal())
    act(karim, "value_publish", proposal())

    page = alix.get(reverse("backoffice:parameter", args=[ELECTRICITY])).content.decode()

    for words in (
        "Valeur proposée",
        "Valeur relue par une deuxième personne",
        "Valeur publiée",
        "elle ne vaut plus à partir du 01/01/2027",
        "Valeur chargée avec l’installation",
        "Karim",
        "<svg",
    ):
        assert words in page


def test_the_author_cannot_review(alix: Client) -> None:
    propose(alix)

    assert "une autre personne doit les relire" in act(alix, "value_review", proposal())
    assert proposal().state == "draft"


def test_what_changed_since_is_read_again(alix: Client, karim: Client) -> None:
    propose(alix)
    value = proposal()
    sent = typed(cell0="1,8", revision=value.revision)
    alix.post(reverse("backoffice:value_edit", args=[value.pk]), sent)

    assert "a changé depuis" in act(karim, "value_review", value)
    assert (proposal().value, proposal().state) == (1.8, "draft")


def test_a_proposal_is_corrected_by_its_author_alone(alix: Client, karim: Client) -> None:
    propose(alix)
    address = reverse("backoffice:value_edit", args=[proposal().pk])

    assert 'value="1,85"' in alix.get(address).content.decode()
    assert "Seule la personne" in karim.get(address, follow=True).content.decode()


def test_a_proposal_is_given_up(alix: Client) -> None:
    propose(alix)

    assert "La proposition est abandonnée" in act(alix, "value_drop", proposal())
    assert not DatedValue.objects.proposed().exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"cell0": ""}, "Écrivez un nombre."),
        ({"cell0": "beaucoup"}, "par exemple 1\u202f234,5"),
        ({"valid_from": ""}, "obligatoire"),
        ({"valid_from": "hier"}, "Écrivez une date"),
        ({"last_day": "2026-12-31"}, "vient avant le premier"),
        ({"source_text": ""}, "obligatoire"),
        ({"source_address": "javascript:alert(1)"}, "commence par https://"),
        ({"source_read_on": "2999-01-01"}, "pas encore venu"),
        ({"source_read_on": ""}, "ou cochez la case"),
        ({"valid_from": "2021-01-01"}, "indiquez une fin de validité au 30/06/2021"),
        ({"key": ""}, "Rechargez la page"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field_and_kept(alix: Client, more: dict[str, str], words: str) -> None:
    page = propose(alix, **more)

    text = page.content.decode()
    assert page.status_code == 200
    assert words in text
    assert "Erreur – " in text
    assert 'value="Arrêté fictif"' in text or more.get("source_text") == ""
    assert not DatedValue.objects.proposed().exists()


def test_a_table_is_typed_line_by_line(alix: Client) -> None:
    propose(alix, COST, cell0="40", cell1="80,5", text_not_read="on", source_read_on="")

    assert (proposal().value, proposal().text_not_read) == ({"low": 40, "high": 80.5}, True)


def test_brackets_are_typed_row_by_row(alix: Client) -> None:
    cells = {"cell0-0-0": "1 000", "cell0-0-1": "0", "cell0-0-2": "0,35", "cell0-1-1": "170", "cell0-1-2": "0,21"}

    propose(alix, PRICE, **cells)

    assert proposal().value == [[1000, 0, 0.35], [None, 170, 0.21]]


def test_brackets_out_of_order_are_refused(alix: Client) -> None:
    rows = [("2000", "0", "1"), ("1000", "0", "2")]
    cells = {f"cell0-{row}-{column}": said for row, line in enumerate(rows) for column, said in enumerate(line)}

    page = propose(alix, PRICE, **cells).content.decode()

    assert "La dernière tranche, et elle seule, est sans limite." in page
    assert 'value="2000"' in page


def test_the_form_starts_from_the_value_in_force(alix: Client) -> None:
    page = alix.get(reverse("backoffice:value_new", args=[PRICE])).content.decode()

    assert 'value="0,347"' in page
    assert "Tranche 7, jusqu’à" in page


def test_a_value_is_verified_with_its_text(alix: Client) -> None:
    value, today = published(COST)[-1], timezone.localdate()
    address = reverse("backoffice:value_verify", args=[value.pk])
    doubts = reverse("backoffice:parameter_doubts")
    assert address in alix.get(doubts).content.decode()

    refused = alix.post(address, {"source_text": "", "source_read_on": today}).content.decode()
    alix.post(address, {"source_text": "Arrêté lu", "source_read_on": today})

    assert "Erreur – " in refused
    value.refresh_from_db()
    assert (value.state, value.source_text, value.source_read_on) == ("published", "Arrêté lu", today)
    assert address not in alix.get(doubts).content.decode()


def test_the_values_of_the_day_are_a_file(alix: Client) -> None:
    response = alix.get(reverse("backoffice:parameters_file"), {"le": "2025-06-01"})

    text = response.content.decode("utf-8-sig")
    assert response["Content-Disposition"] == 'attachment; filename="parametres-2025-06-01.csv"'
    line = "Énergie primaire de l’électricité;kWh EP/kWh EF;2021-07-01;2026-01-01;;2,3;"
    assert f"{ELECTRICITY};{line}" in text


def test_the_list_asks_the_same_questions_however_long_it_is(alix: Client) -> None:
    alix.get(reverse("backoffice:parameters"))  # what the process remembers is asked once
    asked, lengths = [], []
    for family in ("", "diagnosis.primary_energy"):
        with CaptureQueriesContext(connection) as queries:
            page = alix.get(reverse("backoffice:parameters"), {"famille": family})
        asked.append(len(queries))
        lengths.append(len(page.context["lines"]))

    assert lengths == [50, 2]
    assert asked[0] == asked[1] <= 25
