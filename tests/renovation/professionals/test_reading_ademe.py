"""Reading ADEME's rows, without a database."""

from datetime import date

import pytest

from renovation.professionals.enums import Body, Domain
from renovation.professionals.rules.ademe import RowRefused, parse_row
from renovation.professionals.rules.demonstration import Place, demonstration_rows
from renovation.professionals.rules.identifiers import luhn_holds
from renovation.professionals.rules.labels import label_key
from renovation.professionals.rules.works import WORKS

ROW = {
    "siret": "100 000 000 00011",
    "nom_entreprise": "TOITS DU DOUBS",
    "domaine": "Isolation par l'intérieur des murs ou rampants de toitures  ou plafonds",
    "organisme": "qualibat",
    "lien_date_debut": "2025-01-01",
    "lien_date_fin": "2028-12-31",
}


def test_labels_are_compared_without_accents_spaces_and_final_dot() -> None:
    assert label_key("Radiateurs  électriques, dont régulation.") == label_key(
        "radiateurs electriques, dont regulation"
    )


def test_several_domains_in_one_cell_are_told_apart() -> None:
    row = parse_row(ROW | {"domaine": "Audit énergétique Maison individuelle;Projet complet de rénovation"})

    assert row.domains == (Domain.HOUSE_AUDIT, Domain.WHOLE_HOUSE)
    assert (row.siret, row.body) == ("10000000000011", Body.QUALIBAT)


@pytest.mark.parametrize(
    "wrong",
    [{"siret": "123"}, {"nom_entreprise": " "}, {"organisme": "nobody"}, {"lien_date_fin": ""}],
)
def test_an_unusable_row_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(RowRefused):
        parse_row(ROW | {"domaine": "Fenêtres de toit"} | wrong)


def test_a_website_that_runs_code_is_dropped() -> None:
    row = parse_row(ROW | {"domaine": "Fenêtres de toit", "site_internet": "javascript://x"})

    assert row.website == ""


def test_k9_invented_companies_cannot_be_true_ones() -> None:
    places = [Place("Besançon", "25000", 119000), Place("Thise", "25220", 3000)]
    rows = list(demonstration_rows(places, companies=80, seed=3, on=date(2026, 11, 24)))

    assert not [row for row in rows if luhn_holds(row["siret"][:9])]
    assert all(row["email"] == "" or row["email"].endswith(".example") for row in rows)
    assert all(parse_row(row) for row in rows)


def test_the_same_seed_invents_the_same_companies() -> None:
    places = [Place("Besançon", "25000", 119000)]

    def rows(seed: int) -> list[dict[str, str]]:
        return list(demonstration_rows(places, companies=5, seed=seed, on=date(2026, 11, 24)))

    assert rows(1) == rows(1)
    assert rows(1) != rows(2)


def test_each_domain_is_reached_by_some_works() -> None:
    reached = {domain for works in WORKS for domain in works.domains}

    assert reached == set(Domain)
