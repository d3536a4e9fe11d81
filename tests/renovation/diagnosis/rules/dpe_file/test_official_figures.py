"""The DPE's own figures, and the same recomputed, in words."""

import json
from dataclasses import asdict

import pytest

from renovation.diagnosis.rules.dpe_file import OfficialFigures, RecomputedFigures, compare, read_dpe_file


def official_of(content: bytes) -> OfficialFigures:
    found = read_dpe_file(content).official
    assert found is not None
    return found


def recomputed(primary_kwh_m2: float = 412, final_class: str = "F") -> RecomputedFigures:
    return RecomputedFigures(
        primary_kwh_m2=primary_kwh_m2,
        ghg_kg_m2=90.3,
        final_class=final_class,
        ghg_class="F",
        electricity_factor=1.9,
        use_kwh={"heating": 40000, "hot_water": 3029, "cooling": 0, "lighting": 190, "auxiliaries": 250},
        cost_eur=4300,
    )


def test_the_results_of_the_file(house: bytes) -> None:
    found = official_of(house)

    assert (found.energy_class, found.ghg_class) == ("G", "F")
    assert (found.primary_kwh_m2, found.ghg_kg_m2) == (420.02, 90), "the total over the area has its decimals"
    assert found.use_kwh == {"heating": 34000, "hot_water": 3029, "cooling": 0, "lighting": 200, "auxiliaries": 250}
    assert (found.loss_w_k["walls"], found.loss_w_k["air"], found.cost_eur) == (100.985, 90.8, 4200)


def test_the_factor_of_electricity_is_read_from_the_figures(house: bytes, flat: bytes) -> None:
    assert official_of(house).electricity_factor == 2.3
    assert official_of(flat).electricity_factor == 1.9


def test_primary_energy_is_brought_to_another_factor(house: bytes) -> None:
    found = official_of(house)

    assert found.primary_kwh_m2_with(2.3) == pytest.approx(420.02)
    assert found.primary_kwh_m2_with(1.9) == pytest.approx(374.79 + 0.9 / 1.3 * (420.02 - 374.79))


def test_each_network_has_its_own_content_of_carbon(flat: bytes, house: bytes) -> None:
    assert official_of(flat).network_kg_kwh == pytest.approx(0.12)
    assert official_of(house).network_kg_kwh is None


def test_a_figure_per_m2_that_its_total_contradicts_stands_as_published(house: bytes) -> None:
    content = house.replace(b"<ep_conso_5_usages>42002<", b"<ep_conso_5_usages>900000<")

    assert official_of(content).primary_kwh_m2 == 420


def test_without_both_totals_nothing_is_converted() -> None:
    assert OfficialFigures(primary_kwh_m2=200, electricity_factor=2.3).primary_kwh_m2_with(1.9) is None


def test_figures_are_compared_in_words(house: bytes) -> None:
    lines = {line.label_fr: line for line in compare(official_of(house), recomputed())}

    assert lines["Émissions"].verdict_fr == "Identique, à 1\u00a0% près."
    assert lines["Dépense annuelle"].verdict_fr == "Très proche\u00a0: 2\u00a0% de plus que le DPE."
    assert lines["Éclairage, énergie finale"].verdict_fr == "Très proche\u00a0: 5\u00a0% de moins que le DPE."
    assert lines["Chauffage, énergie finale"].verdict_fr.startswith("Différent\u00a0: 18\u00a0% de plus")
    assert lines["Chauffage, énergie finale"].official_in_words == "34\u202f000\u00a0kWh/an"
    assert "Climatisation, énergie finale" not in lines


def test_primary_energy_is_compared_with_the_same_factor(house: bytes) -> None:
    line = next(one for one in compare(official_of(house), recomputed(406.103)) if "primaire" in one.label_fr)

    assert line.label_fr == "Énergie primaire (DPE ramené du coefficient 2,3 au coefficient 1,9)"
    assert line.gap_percent == pytest.approx(0, abs=0.01)


def test_classes_are_compared_in_words(house: bytes) -> None:
    by_class = {
        letter: next(iter(compare(official_of(house), recomputed(final_class=letter)))).verdict_fr for letter in "EFG"
    }

    assert by_class["G"] == "Même classe."
    assert by_class["F"].startswith("1 classe meilleure que le DPE.")
    assert by_class["E"].startswith("2 classes meilleures que le DPE.")


def test_the_figures_can_be_kept_as_json(flat: bytes) -> None:
    found = official_of(flat)

    assert OfficialFigures(**json.loads(json.dumps(asdict(found)))) == found


def test_what_the_dpe_does_not_say_is_said() -> None:
    lines = compare(OfficialFigures(), recomputed())

    assert {line.gap_percent for line in lines} == {None}
    assert all("ne donne pas" in line.verdict_fr for line in lines)
