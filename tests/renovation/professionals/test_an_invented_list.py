"""The generator of lists: ADEME's columns, no true firm, the faults of the true list, a file that is imported whole."""

import csv
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from renovation.professionals.models import Company, DirectoryImport, Qualification
from renovation.professionals.rules.ademe import COLUMNS
from renovation.professionals.rules.demonstration import Place, demonstration_rows
from renovation.professionals.rules.faults import with_faults
from renovation.professionals.rules.identifiers import luhn_holds
from renovation.territories.models import Commune
from tests.factories.professionals import TODAY

PLACES = [Place("Besançon", "25000", 119_000, 47.24, 6.02), Place("Thise", "25220", 3_000, 47.28, 6.08)]


def test_the_share_of_each_case_is_about_that_of_the_true_list() -> None:
    rows = list(demonstration_rows(PLACES, companies=3000, seed=4, on=TODAY))
    establishments = {row["siret"]: row for row in rows}
    firms = {siret[:9] for siret in establishments}

    assert len(establishments) == 3000
    assert 2.5 < len(rows) / 3000 < 3.5
    assert not any(luhn_holds(siren) for siren in firms)
    assert 0.02 < sum(row["latitude"] == "" for row in establishments.values()) / 3000 < 0.04
    assert 0.12 < sum(row["email"] == "" for row in establishments.values()) / 3000 < 0.18
    assert 0.01 < sum(row["lien_date_fin"] < TODAY.isoformat() for row in rows) / len(rows) < 0.03
    assert len({row["nom_entreprise"] for row in rows}) > 1500


def test_faults_are_given_and_the_same_for_a_seed() -> None:
    rows = list(demonstration_rows(PLACES, companies=3000, seed=4, on=TODAY))

    faulty = list(with_faults(rows, seed=1))

    assert faulty == list(with_faults(rows, seed=1))
    assert len(faulty) > len(rows)
    assert {"Inconnu"} < {row["domaine"] for row in faulty}
    assert any(";" in row["domaine"] for row in faulty)
    assert any(len(row["siret"]) == 9 for row in faulty)


def test_nowhere_gives_nobody() -> None:
    assert list(demonstration_rows([], companies=3, seed=1, on=TODAY)) == []


def test_the_command_writes_a_list_that_the_import_takes(communes: list[Commune], tmp_path: Path) -> None:
    file = tmp_path / "rge.csv"

    call_command("generate_rge", str(file), companies=120, faults=True)
    call_command("import_rge", str(file))

    with file.open(encoding="utf-8-sig", newline="") as opened:
        assert tuple(next(csv.reader(opened))) == COLUMNS
    assert Company.objects.listed().filter(commune__isnull=False).count() == Company.objects.count() > 110
    assert set(Qualification.objects.values_list("domain_key", flat=True)) > {"isolation des combles perdus"}
    assert DirectoryImport.objects.get().rows_read > 300


@pytest.mark.django_db
def test_without_communes_the_command_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="import_communes"):
        call_command("generate_rge", str(tmp_path / "rge.csv"))
