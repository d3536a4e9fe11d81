"""Files from which no dwelling can be taken: the reader is told why, what else they say is kept."""

import pytest

from renovation.diagnosis.rules.dpe_file import Status, read_dpe_file
from tests.renovation.diagnosis.rules.dpe_file.lines import Altered


@pytest.mark.parametrize(
    "tag", ["enveloppe", "installation_chauffage_collection", "sortie", "meteo", "ventilation_collection"]
)
def test_a_whole_branch_may_be_missing(house: bytes, tag: str) -> None:
    text = house.decode()
    start, end = text.index(f"<{tag}>"), text.index(f"</{tag}>") + len(f"</{tag}>")

    reading = read_dpe_file((text[:start] + text[end:]).encode())

    assert (reading.dwelling is None) == (tag == "enveloppe")
    assert reading.lines_of(Status.MISSING, Status.ODD)


@pytest.mark.parametrize("value", ["", "0", "-5", "5000", "grande"])
def test_without_a_sound_area_there_is_no_dwelling(altered: Altered, value: str) -> None:
    reading = read_dpe_file(altered("<surface_habitable_logement>100<", f"<surface_habitable_logement>{value}<"))

    assert reading.dwelling is None
    assert "surface habitable" in reading.refusal_fr
    assert reading.official is not None
    assert reading.official.energy_class == "G"


@pytest.mark.parametrize("method", [10, 11, 12, 13, 33, 34, 38, 39, 40])
def test_a_flat_taken_from_the_dpe_of_its_building_describes_no_dwelling(altered: Altered, method: int) -> None:
    tag = "<enum_methode_application_dpe_log_id>"
    reading = read_dpe_file(altered(f"{tag}1<", f"{tag}{method}<"))

    assert reading.dwelling is None
    assert "tiré du DPE de tout l’immeuble" in reading.refusal_fr
    assert reading.number == "0000E0000001A"
    assert reading.official is not None
    assert reading.official.primary_kwh_m2 == pytest.approx(420.02)


def test_a_flat_with_the_walls_of_its_building_describes_no_dwelling(flat: bytes) -> None:
    content = flat.replace(b"<surface_ventile>62.5<", b"<surface_ventile>2500<")

    assert "celles de tout l’immeuble" in read_dpe_file(content).refusal_fr


@pytest.mark.parametrize("method", [6, 9, 17, 21, 26, 30])
def test_a_whole_building_describes_no_dwelling(altered: Altered, method: int) -> None:
    tag = "<enum_methode_application_dpe_log_id>"

    assert "immeuble entier" in read_dpe_file(altered(f"{tag}1<", f"{tag}{method}<")).refusal_fr


@pytest.mark.parametrize(
    ("tag", "word"), [("logement_neuf", "neuf"), ("tertiaire", "professionnel"), ("autre", "aucun")]
)
def test_other_models_of_dpe_are_explained(house: bytes, tag: str, word: str) -> None:
    content = house.replace(b"<logement>", f"<{tag}>".encode()).replace(b"</logement>", f"</{tag}>".encode())

    reading = read_dpe_file(content)

    assert (reading.dwelling, reading.official) == (None, None)
    assert word in reading.refusal_fr


def test_an_audit_without_initial_state_is_explained(house: bytes) -> None:
    content = house.replace(b"<dpe ", b"<audit ").replace(b"</dpe>", b"</audit>")

    assert "état initial" in read_dpe_file(content).refusal_fr
