"""The import of communes: whole or nothing, with a report, and twice the same."""

import gzip
import json
import os
from pathlib import Path

import pytest

from renovation.territories.models import Commune, Postcode
from renovation.territories.operations import DEMONSTRATION, import_communes
from renovation.territories.queries import altitude_of, find_communes
from renovation.territories.rules.files import UnreadableFile, read_communes

HEADER = "insee,nom,code_postal,departement,population,lat,lon\n"
REFERENCE = Path(os.environ.get("MAISONNEE_REFERENCE_DATA", Path(__file__).parents[4] / "shared" / "data"))


@pytest.fixture
def territory(db: None) -> None:
    import_communes(content=DEMONSTRATION.read_bytes())


def test_the_demonstration_table_has_real_communes(territory: None) -> None:
    assert Commune.objects.get(pk="25056").name == "Besançon"
    assert Commune.objects.in_intercommunality("242500361").count() == 67


@pytest.mark.usefixtures("territory")
def test_i9_the_same_file_twice_changes_nothing() -> None:
    report = import_communes(content=DEMONSTRATION.read_bytes())

    assert (report.added, report.changed) == (0, 0)


@pytest.mark.django_db
def test_i8_wrong_lines_are_reported_and_nothing_is_written() -> None:
    content = (
        HEADER + "25056,Besançon,25000,25,118489,47.2,6.0\n2505,Trop court,25000,25,1,47,6\n25057,,25000,25,1,47,6\n"
    )

    report = import_communes(content=content.encode())

    assert [error.line for error in report.errors] == [3, 4]
    assert not Commune.objects.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"a;b;c\n1;2;3\n", b"\xff\xfe\x00", b"[{]", HEADER.encode(), b"insee,nom,departement\x00\n"],
)
@pytest.mark.django_db
def test_i8_a_foreign_file_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        import_communes(content=content)

    assert not Commune.objects.exists()


@pytest.mark.django_db
def test_an_unknown_department_stops_the_import() -> None:
    report = import_communes(content=(HEADER + "99001,Ailleurs,99000,9Z,1,47,6\n").encode())

    assert "9Z" in report.errors[0].message


def test_the_json_of_geo_api_is_read() -> None:
    commune = {
        "code": "25056",
        "nom": "Besançon",
        "codesPostaux": ["25000"],
        "codeDepartement": "25",
        "centre": {"type": "Point", "coordinates": [6.0195, 47.2554]},
    }
    text = json.dumps([commune])

    row = read_communes(text.encode()).rows[0]

    assert (row.name, row.postcodes, str(row.longitude)) == ("Besançon", ("25000",), "6.01950")


def test_a_commune_on_several_lines_keeps_all_its_postcodes() -> None:
    lines = "75056,Paris,75001,75,1,48,2\n75056,Paris,75002,75,1,48,2\n"

    assert read_communes((HEADER + lines).encode()).rows[0].postcodes == ("75001", "75002")


@pytest.mark.usefixtures("territory")
@pytest.mark.parametrize("typed", ["Besançon", "besancon", " BESANÇON ", "25000"])
def test_a_commune_is_found_by_name_or_postcode(typed: str) -> None:
    assert find_communes(typed)[0].insee == "25056"


@pytest.mark.usefixtures("territory")
@pytest.mark.parametrize(("typed", "name"), [("st vit", "Saint-Vit"), ("ecole val", "École-Valentin")])
def test_short_forms_and_beginnings_are_understood(typed: str, name: str) -> None:
    assert find_communes(typed)[0].name == name


@pytest.mark.usefixtures("territory")
@pytest.mark.parametrize("typed", ["", "   ", "%", "'; --", "zzzz", "\x00" * 0 + "☃"])
def test_nonsense_finds_nothing(typed: str) -> None:
    assert find_communes(typed) == []


@pytest.mark.usefixtures("territory")
def test_an_unknown_altitude_is_that_of_the_nearest_commune_and_says_so() -> None:
    altitude = altitude_of(Commune.objects.get(pk="25014"))

    assert altitude.estimated
    assert altitude.metres is not None


@pytest.mark.reference
@pytest.mark.django_db
def test_the_national_file_is_imported() -> None:
    path = REFERENCE / "communes_2026.csv.gz"
    if not path.is_file():
        pytest.skip("the reference data are not here (MAISONNEE_REFERENCE_DATA)")

    report = import_communes(content=gzip.decompress(path.read_bytes()))

    assert report.errors == ()
    assert report.added > 34_000
    assert Postcode.objects.filter(code="25000").exists()
