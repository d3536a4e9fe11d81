"""What a segment may ask, and the fields of a text; without a database."""

from decimal import Decimal

import pytest

from renovation.campaigns.refusals import CriteriaRefused
from renovation.campaigns.rules.criteria import Criteria, criteria_from
from renovation.campaigns.rules.results import Results
from renovation.campaigns.rules.words import faults_in, filled


def test_what_is_kept_is_what_was_asked() -> None:
    asked = Criteria(over="cases", classes=("F", "G"), silent_days=90, agreement="advice")

    assert asked.as_json() == {"over": "cases", "classes": ("F", "G"), "silent_days": 90, "agreement": "advice"}
    assert criteria_from({"over": "cases", "classes": ["F", "G"], "silent_days": 90, "agreement": "advice"}) == asked
    assert Criteria(over="homes").is_everything


@pytest.mark.parametrize(
    "raw",
    [
        {"over": "people"},
        {"over": "leads", "incomes": ["modest"]},
        {"over": "homes", "stages": ["works"]},
        {"over": "cases", "states": ["new"]},
        {"classes": ["H"]},
        {"silent_days": 0},
        {"agreement": "introduction"},
        {"sql": "1=1"},
    ],
)
def test_criteria_that_make_no_sense_are_refused(raw: dict[str, object]) -> None:
    with pytest.raises(CriteriaRefused):
        criteria_from(raw)


def test_fields_are_filled_and_leave_no_hole() -> None:
    values = {"prenom": "", "nom": "Leroux", "commune": "Besançon", "plateforme": "Rénover"}

    assert filled("Bonjour {prenom}, à {commune}", values) == "Bonjour, à Besançon"
    assert filled("Bonjour {prenom} {nom}", values) == "Bonjour Leroux"


def test_a_field_that_is_none_of_ours_is_told() -> None:
    assert faults_in("Bonjour {prenom}") == []
    assert "{revenu}" in faults_in("Vos {revenu}")[0]
    assert faults_in("Bonjour {prenom") == ["Une accolade est ouverte ou fermée seule."]


def test_rates_are_of_those_who_were_reached() -> None:
    results = Results(recipients=10, waiting=1, reached=7, left_out=1, unsubscribed=1, answered=3, converted=1)

    assert (results.told, results.answer_rate, results.conversion_rate) == (8, Decimal("37.5"), Decimal("12.5"))
    assert Results(recipients=3, waiting=3).answer_rate is None
