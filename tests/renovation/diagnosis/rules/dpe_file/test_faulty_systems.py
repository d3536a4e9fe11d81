"""Appliances that a file names badly: what is sure of them is kept, what is not is said."""

import pytest

from renovation.diagnosis.rules.dpe_file import Status, read_dpe_file
from tests.renovation.diagnosis.rules.dpe_file.lines import Altered, line_of, odd

OIL = """<enum_type_generateur_ch_id>78</enum_type_generateur_ch_id>
              <enum_usage_generateur_id>1</enum_usage_generateur_id>
              <enum_type_energie_id>3</enum_type_energie_id>"""


def test_an_energy_that_the_generator_cannot_burn_gives_way(altered: Altered) -> None:
    reading = read_dpe_file(altered(OIL, OIL.replace("energie_id>3<", "energie_id>1<")))

    assert reading.dwelling is not None
    assert reading.dwelling.heating[0].generators[0].energy is None
    assert "Le générateur est gardé" in odd(reading)


def test_an_energy_that_the_results_count_wins_over_the_generator(flat: bytes) -> None:
    reading = read_dpe_file(flat)

    assert reading.dwelling is not None
    water = reading.dwelling.hot_water[0]
    assert (water.model, water.energy, water.generation) == ("network", None, None)
    assert "Les résultats du DPE comptent cette énergie" in odd(reading)


def test_an_unknown_generator_is_taken_by_its_energy(altered: Altered) -> None:
    reading = read_dpe_file(altered("<enum_type_generateur_ch_id>78<", "<enum_type_generateur_ch_id>780<"))

    assert reading.dwelling is not None
    assert reading.dwelling.heating[0].generators[0].model == "other_oil"


def test_an_unspecified_plant_is_taken_by_its_energy_with_its_figures(flat: bytes) -> None:
    content = flat.replace(b"<enum_type_generateur_ch_id>108<", b"<enum_type_generateur_ch_id>119<")

    reading = read_dpe_file(content)

    assert reading.dwelling is not None
    generator = reading.dwelling.heating[0].generators[0]
    assert (generator.model, generator.energy, generator.efficiency) == ("network", None, 0.97)
    assert line_of(reading, Status.ADAPTED, "ne dit que l’énergie")


def test_a_generator_and_an_energy_both_unknown_are_left_out(altered: Altered) -> None:
    reading = read_dpe_file(altered(OIL, "<enum_type_generateur_ch_id>780</enum_type_generateur_ch_id>"))

    assert reading.dwelling is not None
    assert [one.model for one in reading.dwelling.heating[0].generators] == ["log_stove_2007_2017_label"]


def test_a_convector_outside_the_dwelling_is_put_back_inside(altered: Altered) -> None:
    stove = "<enum_type_energie_id>4</enum_type_energie_id>\n              <position_volume_chauffe>1<"
    reading = read_dpe_file(altered(stove, stove.replace(">1<", ">0<")))

    assert reading.dwelling is not None
    assert reading.dwelling.heating[0].generators[1].inside is True
    assert "chauffe la pièce" in odd(reading)


def test_the_tank_of_a_building_is_not_taken_for_that_of_a_flat(flat: bytes) -> None:
    said = odd(read_dpe_file(flat))

    assert "Ballon collectif" in said
    assert "À préciser, avec la surface desservie" in said


@pytest.mark.parametrize(("row", "metered"), [(160, False), (180, True), (60, None)])
def test_the_row_that_the_software_took_says_whether_heat_is_metered(
    flat: bytes, row: int, metered: bool | None
) -> None:
    found = read_dpe_file(flat.replace(b"<tv_intermittence_id>170<", f"<tv_intermittence_id>{row}<".encode())).dwelling

    assert found is not None
    assert found.heating[0].metered is metered
