"""What is made of three sound files: a house, a flat, a heat pump; and of an audit."""

from datetime import date

import pytest

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.reading import plain_dwelling, read_dwelling
from renovation.diagnosis.rules.detail.terms import (
    Adjacency,
    CeilingKind,
    EmitterPeriod,
    FloorKind,
    Frame,
    Glazing,
    InsulationPlace,
    Lining,
    Link,
    Material,
    Orientation,
    Programme,
    Setup,
    Shutter,
    Water,
)
from renovation.diagnosis.rules.dpe_file import Status, read_dpe_file


def dwelling_of(content: bytes, *, keep_calculated: bool = True) -> DetailedDwelling:
    found = read_dpe_file(content, keep_calculated=keep_calculated).dwelling
    assert found is not None
    return found


def test_the_file_says_which_dpe_it_is(house: bytes) -> None:
    reading = read_dpe_file(house)

    assert (reading.number, reading.established_on) == ("0000E0000001A", date(2024, 2, 7))
    assert reading.place.address == "1 rue Imaginaire 87999 Ville-Fictive"
    assert (reading.place.department, reading.place.zone, reading.place.altitude) == ("87", "h1c", "low")
    assert reading.refusal_fr == ""


def test_the_house_as_a_whole(house: bytes) -> None:
    found = dwelling_of(house)

    assert (found.kind, found.area_m2, found.height_m, found.levels) == (Kind.HOUSE, 100, 2.6, 2)
    assert (found.period, found.inertia, found.old_heavy) == (Period.BEFORE_1948, Inertia.HEAVY, True)
    assert (found.crossing, found.ceiling_fans) == (True, False)


def test_walls_are_described_with_their_insulation(house: bytes) -> None:
    street, garage = dwelling_of(house).walls

    assert (street.label, street.material, street.thickness_cm) == ("Mur de la rue", Material.STONE_FILLED, 50)
    assert (street.area_m2, street.orientation, street.u_w_m2k, street.b) == (50, Orientation.SOUTH, 1.9, 1)
    assert street.insulation.place is InsulationPlace.NONE
    assert (garage.adjacency, garage.lining is Lining.NONE, garage.b) == (Adjacency.GARAGE, False, 0.95)
    assert (garage.insulation.place, garage.insulation.thickness_cm) == (InsulationPlace.INSIDE, 10)


def test_the_roof_and_the_floor(house: bytes) -> None:
    found = dwelling_of(house)

    assert (found.ceilings[0].kind, found.ceilings[0].adjacency) == (CeilingKind.TIMBER_JOISTS, Adjacency.ATTIC_LOW)
    assert found.ceilings[0].insulation.resistance_m2k_w == 5
    assert (found.floors[0].kind, found.floors[0].u_w_m2k) == (FloorKind.SLAB, 0.58)
    assert found.floors[0].perimeter_m == 30, "the file gives the perimeter of a floor twice as large"


def test_a_mask_that_hides_the_sky_from_every_window_counts_as_unsaid(house: bytes) -> None:
    reading = read_dpe_file(house.replace(b"<fe2>0.8</fe2>", b"<fe2>0</fe2>"), keep_calculated=True)

    assert reading.dwelling is not None
    assert [one.far for one in reading.dwelling.windows] == [None]
    masks = [line.status for line in reading.lines if line.path == "enveloppe/baie_vitree_collection"]
    assert masks == [Status.ODD]


def test_windows_doors_and_bridges(house: bytes) -> None:
    found = dwelling_of(house)
    window = found.windows[0]

    assert (window.frame, window.glazing, window.shutter) == (Frame.WOOD, Glazing.DOUBLE, Shutter.LEAF_THIN)
    assert (window.uw_w_m2k, window.ujn_w_m2k, window.sw, window.near, window.far) == (1.5, 1.4, 0.4, 1, 0.8)
    assert (window.low_emissivity, window.argon, window.gap_mm) == (True, True, 16)
    assert (found.doors[0].area_m2, found.doors[0].u_w_m2k) == (2, 3.5)
    assert [(one.link, one.length_m, one.psi_w_mk) for one in found.bridges] == [
        (Link.FLOOR, 20, 0.39),
        (Link.PARTITION, 10, 0.37),
    ]


def test_the_boiler_comes_before_the_stove_that_helps_it(house: bytes) -> None:
    heating = dwelling_of(house).heating[0]
    boiler, stove = heating.generators

    assert heating.setup is Setup.STOVE_SUPPORT
    assert (boiler.model, boiler.power_kw, boiler.full_load) == ("oil_boiler_classic_1981_1990", 24, 0.868)
    assert (boiler.standby_w, boiler.inside, boiler.efficiency) == (240, False, None)
    assert (boiler.regulated, stove.regulated) == (False, None)
    assert (stove.model, stove.efficiency) == ("log_stove_2007_2017_label", 0.7)
    assert [one.model for one in heating.emitters] == ["radiator_two_pipe", "stove"]
    assert (heating.emitters[0].water, heating.emitters[0].period) == (Water.HIGH, EmitterPeriod.BEFORE_1981)


def test_ventilation_and_hot_water_of_the_house(house: bytes) -> None:
    found = dwelling_of(house)
    tank = found.hot_water[0]

    assert (found.ventilation[0].system, found.ventilation[0].several_sides) == ("windows", True)
    assert (tank.model, tank.volume_l, tank.close, tank.share) == ("electric_tank", 200, True, 1)
    assert (tank.storage, tank.distribution) == (0.71, 0.93)


def test_without_the_calculated_figures_the_description_speaks(house: bytes) -> None:
    found = dwelling_of(house, keep_calculated=False)

    assert [one.u_w_m2k for one in (*found.walls, *found.ceilings, *found.floors)] == [None] * 4
    assert [one.b for one in found.walls] == [1, 0.95], "b rests on areas that the description does not hold"
    assert (found.windows[0].uw_w_m2k, found.doors[0].u_w_m2k) == (None, None)
    assert found.bridges[0].psi_w_mk == 0.39, "nothing else says which parts meet"
    assert (found.heating[0].emitters[0].emission, found.hot_water[0].storage) == (None, None)


def test_every_value_taken_from_the_file_is_known_as_such(house: bytes) -> None:
    sources = dwelling_of(house).sources

    assert {"area_m2", "walls.0.u_w_m2k", "walls.1.insulation.thickness_cm", "heating.0.generators.0.model"} <= set(
        sources
    )
    assert "walls.0.insulation.thickness_cm" not in sources
    assert set(sources.values()) == {"dpe"}


def test_a_flat_with_commas_units_and_shared_systems(flat: bytes) -> None:
    found = dwelling_of(flat)
    heating, water = found.heating[0], found.hot_water[0]

    assert (found.kind, found.area_m2, found.height_m, found.levels) == (Kind.FLAT, 62.5, 2.5, 1)
    assert (found.ceilings, found.floors, found.doors) == ((), (), ())
    assert found.walls[1].adjacency is Adjacency.HEATED
    assert found.ventilation[0].system == "humidity_b_since_2013"
    assert (heating.collective, heating.metered, heating.emitters[0].programme) == (True, True, Programme.SHARED)
    assert (heating.generators[0].model, heating.generators[0].inside) == ("network_insulated", False)
    assert (water.collective, water.looped, water.volume_l) == (True, True, None)


def test_a_heat_pump_comes_before_the_boiler_in_relay(heat_pump: bytes) -> None:
    found = dwelling_of(heat_pump)
    pump, boiler = found.heating[0].generators

    assert (pump.model, pump.efficiency) == ("heat_pump_air_water_since_2017", 3.8)
    assert (boiler.model, boiler.power_kw, boiler.full_load, boiler.standby_w) == (
        "gas_boiler_condensing_since_2016",
        24,
        0.969,
        120,
    )
    assert found.heating[0].emitters[0].model == "water_floor"


def test_cooling_panels_and_two_water_heaters(heat_pump: bytes) -> None:
    found = dwelling_of(heat_pump)

    assert (found.cooling[0].area_m2, found.cooling[0].year, round(found.cooling[0].seer or 0, 2)) == (40, 2015, 7.5)
    assert [(one.area_m2, one.orientation, one.slope_degrees) for one in found.photovoltaics] == [
        (16, "south_west", 30)
    ]
    assert [(one.model, one.share) for one in found.hot_water] == [
        ("water_heat_pump_outside_since_2015", 0.75),
        ("electric_instant", 0.25),
    ]
    assert (found.hot_water[0].solar_share, found.hot_water[1].solar_share) == (0.5, None)


def test_an_efficiency_read_on_a_document_is_kept_in_any_case(heat_pump: bytes) -> None:
    pump, boiler = dwelling_of(heat_pump, keep_calculated=False).heating[0].generators

    assert (pump.efficiency, boiler.full_load, boiler.power_kw) == (3.8, None, 24)


def test_the_plant_of_a_building_keeps_its_figures_in_any_case(flat: bytes) -> None:
    found = dwelling_of(flat, keep_calculated=False)

    assert (found.heating[0].generators[0].efficiency, found.hot_water[0].distribution) == (0.97, 0.52)


@pytest.mark.parametrize("keep_calculated", [True, False])
def test_the_tables_of_the_adviser_take_what_was_read(
    house: bytes, flat: bytes, heat_pump: bytes, keep_calculated: bool
) -> None:
    for content in (house, flat, heat_pump):
        found = dwelling_of(content, keep_calculated=keep_calculated)

        assert read_dwelling(plain_dwelling(found)) == found


def test_an_audit_starts_from_its_initial_state(house: bytes) -> None:
    text = house.decode()
    start, end = text.index("<logement>"), text.index("</logement>") + len("</logement>")
    tag = "<caracteristique_generale>"
    initial = text[start:end].replace(tag, f"{tag}<enum_scenario_id>0</enum_scenario_id>")
    after = text[start:end].replace(tag, f"{tag}<enum_scenario_id>1</enum_scenario_id>").replace(">100<", ">55<")
    audit = (
        f"{text[:start]}<logement_collection>{after}{initial}</logement_collection></dpe>".replace("<dpe ", "<audit ")
        .replace("</dpe>", "</audit>")
        .replace("numero_dpe", "numero_audit")
        .replace("date_etablissement_dpe", "date_etablissement_audit")
    )

    reading = read_dpe_file(audit.encode())

    assert reading.is_audit
    assert reading.dwelling == read_dpe_file(house).dwelling
    assert (reading.number, reading.established_on) == ("0000E0000001A", date(2024, 2, 7))


def test_every_value_of_a_sound_file_has_its_line(house: bytes) -> None:
    reading = read_dpe_file(house)
    walls = dict(reading.sections)["Murs"]

    assert reading.counts[Status.ODD] == 0
    assert reading.counts[Status.MISSING] == 0
    assert reading.counts[Status.READ] > 120
    assert [line.value_in_words for line in walls if line.label_fr == "Surface"] == ["50\u00a0m²", "18\u00a0m²"]
    assert all(line.explanation_fr for line in reading.lines_of(Status.ADAPTED, Status.IGNORED))
    assert all(line.label_fr and line.section for line in reading.lines)


def test_the_place_of_each_line_is_that_of_the_file(house: bytes) -> None:
    paths = {line.path for line in read_dpe_file(house).lines}

    assert "enveloppe/mur_collection/mur[2]/donnee_entree/epaisseur_isolation" in paths
    assert (
        "installation_chauffage_collection/installation_chauffage[1]/generateur_chauffage_collection"
        "/generateur_chauffage[2]/donnee_intermediaire/pn"
    ) in paths
