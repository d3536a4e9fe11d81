"""Results stored by an earlier version of the advice stay readable."""

import json

from renovation.diagnosis.rules.advice.shapes import stored_works
from renovation.diagnosis.rules.estimate import estimate
from tests.renovation.diagnosis.rules.dwellings import BESANCON, HOUSE, TODAY

OLD = {
    "code": "roof",
    "title": "Isoler le toit ou les combles",
    "advice": "C’est souvent le geste le plus rapide.",
    "saving_kwh": 5200,
    "saving_eur": 455,
    "saving_eur_low": 300,
    "saving_eur_high": 600,
    "class_before": "G",
    "class_after": "F",
}


def test_a_result_of_the_first_version_reads_as_works() -> None:
    (work,) = stored_works({"improvements": [OLD]})

    assert work["gain"]["cost_eur"] == {"low": 300, "likely": 455, "high": 600}
    assert (work["before"]["energy_class"], work["after"]["energy_class"]) == ("G", "F")
    assert work["cost"] is None


def test_a_result_of_today_reads_as_it_was_stored() -> None:
    stored = json.loads(json.dumps(estimate(HOUSE, BESANCON, TODAY).to_dict()))

    works = stored_works(stored)

    assert works == stored["works"]["works"]
    assert works[0]["gain"]["cost_eur"]["low"] <= works[0]["gain"]["cost_eur"]["likely"]


def test_an_estimate_for_the_class_alone_holds_no_works() -> None:
    assert stored_works(estimate(HOUSE, BESANCON, TODAY, samples=20, works=False).to_dict()) == []
