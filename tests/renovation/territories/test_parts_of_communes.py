"""Old codes and names lead to the commune of today; a merged commune is kept for the files that name it."""

import pytest

from renovation.territories.models import Commune, Postcode
from renovation.territories.operations import DEMONSTRATION, DEMONSTRATION_PARTS, import_communes
from renovation.territories.queries import commune_by_insee, find_communes

HEADER = "insee,nom,code_postal,departement,population,lat,lon\n"
PARIS = "75056,Paris,75001,75,1,48.85,2.35\n75056,Paris,75011,75,1,48.85,2.35\n75111,Paris 11e,75011,,1,48.86,2.38\n"
PARTS = "insee,nom,type,chef_lieu\n25001,Ancienne,commune-deleguee,25056\n"


@pytest.fixture
def territory(db: None) -> None:
    import_communes(content=DEMONSTRATION.read_bytes())
    import_communes(content=DEMONSTRATION_PARTS.read_bytes())


@pytest.mark.usefixtures("territory")
def test_the_name_of_a_delegated_commune_finds_the_commune_of_today() -> None:
    found = find_communes("routelle")[0]

    assert (found.name, found.found_as) == ("Osselle-Routelle", "Routelle")


@pytest.mark.usefixtures("territory")
def test_an_old_code_is_understood() -> None:
    commune = commune_by_insee("25509")

    assert commune is not None
    assert commune.insee == "25438"


@pytest.mark.usefixtures("territory")
def test_i9_the_same_parts_twice_change_nothing() -> None:
    assert import_communes(content=DEMONSTRATION_PARTS.read_bytes()).parts_changed == 0


@pytest.mark.usefixtures("territory")
def test_a_commune_that_was_merged_is_kept_and_no_longer_found() -> None:
    line = "25001,Ancienne,25001,25,1,47,6\n"
    import_communes(content=(HEADER + line).encode())

    report = import_communes(content=PARTS.encode())

    assert report.merged == ("25001",)
    assert Commune.objects.get(pk="25001").merged_into_id == "25056"
    assert [commune.insee for commune in find_communes("ancienne")] == ["25056"]
    found = commune_by_insee("25001")
    assert found is not None
    assert found.insee == "25056"


@pytest.mark.django_db
def test_a_municipal_district_leads_to_its_city() -> None:
    import_communes(content=(HEADER + PARIS).encode())

    district = commune_by_insee("75111")

    assert district is not None
    assert district.name == "Paris"
    assert [commune.insee for commune in find_communes("75011")] == ["75056"]


@pytest.mark.django_db
def test_a_postcode_that_the_file_no_longer_gives_is_taken_away() -> None:
    import_communes(content=(HEADER + PARIS).encode())

    report = import_communes(content=(HEADER + "75056,Paris,75001,75,1,48.85,2.35\n").encode())

    assert report.postcodes_changed == 1
    assert list(Postcode.objects.values_list("code", flat=True)) == ["75001"]


@pytest.mark.django_db
def test_a_renamed_intercommunality_takes_its_new_name() -> None:
    header, line = "insee,nom,departement,epci_siren,epci_nom\n", "25056,Besançon,25,242500361,{}\n"
    import_communes(content=(header + line.format("CA du Grand Besançon")).encode())

    import_communes(content=(header + line.format("Grand Besançon Métropole")).encode())

    commune = Commune.objects.select_related("intercommunality").get(pk="25056")
    assert str(commune.intercommunality) == "Grand Besançon Métropole"
