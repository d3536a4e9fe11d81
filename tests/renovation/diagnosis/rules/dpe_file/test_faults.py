"""Faults seen in real files, one after the other: each is reported, none stops the reading."""

import re

import pytest

from renovation.diagnosis.rules.detail.terms import InsulationPlace
from renovation.diagnosis.rules.dpe_file import Status, read_dpe_file
from tests.renovation.diagnosis.rules.dpe_file.lines import Altered, line_of, odd


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("<surface_porte>2<", "<surface_porte>-50<", "invraisemblable"),
        ("<surface_porte>2<", "<surface_porte>beaucoup<", "pas un nombre"),
        ("<surface_porte>2<", "<surface_porte>NaN<", "pas un nombre"),
        ("<surface_porte>2<", "<surface_porte>1e999<", "pas un nombre"),
        ("<surface_paroi_opaque>50<", "<surface_paroi_opaque>75<", "dépasse celle du mur"),
        ("<umur>1.9<", "<umur>190<", "invraisemblable"),
        ("<b>0.95<", "<b>9.5<", "invraisemblable"),
        ("<enum_type_adjacence_id>8<", "<enum_type_adjacence_id>99<", "n’existe pas"),
        ("<enum_type_adjacence_id>8<", "<enum_type_adjacence_id>garage<", "n’existe pas"),
        ("<vitrage_vir>1<", "<vitrage_vir>peut-être<", "Ni oui ni non"),
        ("<annee_construction>1930<", "<annee_construction>1990<", "se contredisent"),
        ("<hsp>2.6<", "<hsp>26<", "invraisemblable"),
        ("<altitude>310<", "<altitude>910<", "se contredisent"),
        ("<enum_zone_climatique_id>3<", "<enum_zone_climatique_id>8<", "zone H1C"),
        ("<date_etablissement_dpe>2024-02-07<", "<date_etablissement_dpe>hier<", "pas une date"),
        ("<date_etablissement_dpe>2024-02-07<", "<date_etablissement_dpe>2024-02-31<", "pas une date"),
        ("<enum_type_ventilation_id>1<", "<enum_type_ventilation_id>77<", "liste de l’ADEME"),
        ("<enum_type_emission_distribution_id>34<", "<enum_type_emission_distribution_id>340<", "Émetteurs"),
        ("<pn>24000<", "<pn>2400<", "zéro manque"),
        ("<pn>24000<", "<pn>150<", "Puissance invraisemblable"),
        ("<qp0>240<", "<qp0>4900<", "Sans rapport"),
        ("<rpn>0.868<", "<rpn>8.7<", "Rendement impossible"),
        ("<surface_ue>100<", "<surface_ue>0.2<", "Sans rapport avec la surface"),
        ("<k>0.39<", "<k>39<", "Coefficient invraisemblable"),
        ("<volume_stockage>200<", "<volume_stockage>5000<", "trop grand"),
        ("<tv_rendement_distribution_ecs_id>1<", "<tv_rendement_distribution_ecs_id>3<", "se contredisent"),
        ("<surface_paroi_opaque>50<", "<surface_paroi_opaque>?<", "Seule la surface avec les ouvertures"),
        ("<classe_bilan_dpe>G<", "<classe_bilan_dpe>E<", "devrait être au mieux"),
        ("<deperdition_mur>100.985<", "<deperdition_mur>160<", "il en manque"),
        ("<deperdition_pont_thermique>11.5<", "<deperdition_pont_thermique>200<", "ponts thermiques lus"),
        ("<ep_conso_eclairage>460<", "<ep_conso_eclairage>4600<", "coefficient d’énergie primaire"),
        ("<enum_type_isolation_id>3<", "<enum_type_isolation_id>2<", "un isolant est décrit"),
        ("<epaisseur_structure>50<", "<epaisseur_structure>500<", "millimètres"),
        ("<epaisseur_isolation>10<", "<epaisseur_isolation>100<", "millimètres"),
        ("<enum_methode_saisie_u_id>1<", "<enum_methode_saisie_u_id>8<", "table par période"),
    ],
)
def test_a_fault_is_reported_and_the_rest_is_read(altered: Altered, before: str, after: str, word: str) -> None:
    reading = read_dpe_file(altered(before, after))

    assert reading.dwelling is not None
    assert len(reading.dwelling.windows) == 1
    assert word in odd(reading)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("<pn>24000<", "<pn>24<", "kilowatts"),
        ("<qp0>240<", "<qp0>0.24<", "kilowatts"),
        ("<rpn>0.868<", "<rpn>86.8<", "pour cent"),
        ("<hsp>2.6<", "<hsp>2,6<", "virgule"),
        ("<hsp>2.6<", "<hsp>2.6 m<", "unité"),
        ("<surface_paroi_opaque>50<", "<surface_paroi_opaque><", "Seule la surface"),
        ("<epaisseur_structure>50<", "<epaisseur_structure><", "U du mur nu"),
        ("<enum_type_isolation_id>2<", "<enum_type_isolation_id>1<", "paroi nue"),
    ],
)
def test_another_unit_is_adapted(altered: Altered, before: str, after: str, word: str) -> None:
    reading = read_dpe_file(altered(before, after))

    assert line_of(reading, Status.ADAPTED, word).value_in_words


def test_a_lost_zero_and_kilowatts_give_the_same_boiler(altered: Altered, house: bytes) -> None:
    whole, cut, kilowatts = (
        read_dpe_file(content).dwelling
        for content in (house, altered("<pn>24000<", "<pn>2400<"), altered("<pn>24000<", "<pn>24<"))
    )

    assert whole is not None
    assert whole == cut == kilowatts


def test_gains_in_watt_hours_and_in_kilowatt_hours(house: bytes) -> None:
    official = read_dpe_file(house).official

    assert official is not None
    assert (official.solar_gains_kwh, official.internal_gains_kwh) == (2500, 3200)


@pytest.mark.parametrize(
    ("k", "share"), [("7.8</k>", "1"), ("3.9</k>", "0.5")], ids=["the whole loss", "the whole loss before its share"]
)
def test_a_loss_written_in_place_of_psi_is_brought_back(altered: Altered, k: str, share: str) -> None:
    assert altered
    content = (
        altered("<k>0.39</k>", f"<k>{k}")
        .replace(b"<k>0.74</k>", b"<k>3.7</k>" if share == "1" else b"<k>7.4</k>")
        .replace(b"_thermique>0.5</pourcentage", f"_thermique>{share}</pourcentage".encode())
        .replace(
            b"deperdition_pont_thermique>11.5<",
            b"deperdition_pont_thermique>11.5<" if share == "1" else b"deperdition_pont_thermique>7.6<",
        )
    )

    reading = read_dpe_file(content)

    assert "divisée par la longueur" in line_of(reading, Status.ADAPTED, "Coefficients").explanation_fr
    assert reading.dwelling is not None
    assert all((one.psi_w_mk or 9) < 1 for one in reading.dwelling.bridges)


def test_a_share_counted_in_psi_is_not_counted_twice(altered: Altered) -> None:
    reading = read_dpe_file(altered("deperdition_pont_thermique>11.5<", "deperdition_pont_thermique>15.2<"))

    assert "deux fois" in line_of(reading, Status.ADAPTED, "Coefficients").explanation_fr


@pytest.mark.parametrize(("gas", "argon"), [(1, False), (2, True), (3, None)])
def test_a_gas_that_nobody_knows_is_left_unsaid(altered: Altered, gas: int, argon: bool | None) -> None:
    found = read_dpe_file(altered("<enum_type_gaz_lame_id>2<", f"<enum_type_gaz_lame_id>{gas}<")).dwelling

    assert found is not None
    assert found.windows[0].argon is argon


def test_the_sun_of_a_veranda_is_said_to_be_left_out(altered: Altered) -> None:
    veranda = (
        "<ets_collection><ets><donnee_intermediaire><bver>0.6</bver></donnee_intermediaire></ets></ets_collection>"
    )

    reading = read_dpe_file(altered("</enveloppe>", f"{veranda}</enveloppe>"))

    assert line_of(reading, Status.IGNORED, "Véranda").section == "Fenêtres"


def test_a_mask_that_hides_the_sky_from_every_window_was_never_entered(altered: Altered) -> None:
    reading = read_dpe_file(altered("<fe2>0.8<", "<fe2>0<"))

    assert reading.dwelling is not None
    assert [one.far for one in reading.dwelling.windows] == [None]
    assert "masque lointain n’est pas repris" in odd(reading)


def test_a_thickness_in_millimetres_is_brought_back(altered: Altered, house: bytes) -> None:
    found = read_dpe_file(altered("<epaisseur_structure>50<", "<epaisseur_structure>500<")).dwelling

    assert found == read_dpe_file(house).dwelling


def test_a_thickness_that_is_missing_is_found_from_the_bare_wall(altered: Altered, house: bytes) -> None:
    found = read_dpe_file(altered("<epaisseur_structure>50<", "<epaisseur_structure><")).dwelling

    assert found == read_dpe_file(house).dwelling


def test_an_insulation_described_but_denied_is_believed(altered: Altered) -> None:
    reading = read_dpe_file(altered("<enum_type_isolation_id>3<", "<enum_type_isolation_id>2<"))

    assert reading.dwelling is not None
    assert reading.dwelling.walls[1].insulation.place is InsulationPlace.SOMEWHERE


def test_numbers_and_sentences_have_french_spaces(flat: bytes, heat_pump: bytes, altered: Altered) -> None:
    readings = [read_dpe_file(content) for content in (flat, heat_pump, altered("<pn>24000<", "<pn>2400<"))]
    lines = [line for reading in readings for line in reading.lines if line.section != "Ce qui n’est pas repris"]

    assert any(line.value_in_words == "24\u202f000\u00a0W" for line in lines)
    assert not [line for line in lines if re.search(r" [:;?!%»]|« |\d (W|kWh|m²)\b", line.explanation_fr)]
