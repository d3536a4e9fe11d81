"""Every fault known of ADEME's list has its rule (knowledge of the trade, section 4.6)."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from renovation.professionals.enums import Domain, Validity
from renovation.professionals.models import Company, DomainLabel, PastCompany, PastQualification, Qualification
from renovation.professionals.operations import load_rows, settle_label
from renovation.professionals.queries import company_qualified, search_by_name, search_near
from renovation.professionals.rules.ademe import COLUMNS, parse_row
from renovation.professionals.rules.communes import commune_key
from renovation.professionals.rules.labels import label_key, read_labels
from renovation.professionals.rules.validity import validity
from renovation.territories.models import Commune
from tests.factories.directory_files import as_csv, bring
from tests.factories.platforms import CommuneFactory, PostcodeFactory
from tests.factories.professionals import TODAY, row

_SAYS = re.compile(r"(?<!«\s)n[’'](?:est|était|a jamais été|es) (?:pas|plus) RGE")


def test_expired_rows_stay_in_the_list_and_are_judged_when_it_is_read(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0], lien_date_fin="2026-11-23")], data_date=TODAY)

    assert Qualification.objects.count() == 1
    assert company_qualified("10000000100011", on=TODAY) is None
    assert company_qualified("10000000100011", on=TODAY - timedelta(days=1)) is not None


def test_a_qualification_repeated_is_one_and_the_latest_end_wins(communes: list[Commune]) -> None:
    ends = ("2027-06-30", "2029-06-30", "2027-06-30")
    rows = [row(1, communes[0], code_qualification="3111", lien_date_fin=end) for end in ends]

    load_rows(rows=rows, data_date=TODAY)

    assert [held.valid_to for held in Qualification.objects.all()] == [date(2029, 6, 30)]
    assert [past.valid_to for past in PastQualification.objects.all()] == [date(2027, 6, 30)]


def test_one_code_in_two_domains_is_two_qualifications(communes: list[Commune]) -> None:
    domains = ("Isolation des combles perdus", "Fenêtres de toit")

    load_rows(rows=[row(1, communes[0], code_qualification="43", domaine=one) for one in domains], data_date=TODAY)

    assert set(Qualification.objects.values_list("domain", flat=True)) == {"attic", "roof_windows"}


def test_several_domains_in_one_cell_are_split(communes: list[Commune]) -> None:
    cell = "Audit énergétique Maison individuelle;  Projet complet de rénovation ;"

    load_rows(rows=[row(1, communes[0], organisme="afnor", domaine=cell)], data_date=TODAY)

    assert set(Qualification.objects.values_list("domain", flat=True)) == {"house_audit", "whole_house"}


@pytest.mark.parametrize(
    ("label", "domain"),
    [
        ("Isolation par l'intérieur des murs ou rampants de toitures  ou plafonds", Domain.INNER_WALLS),
        ("isolation par l’interieur des murs ou rampants de toitures ou plafonds.", Domain.INNER_WALLS),
        ("Radiateurs électriques, dont régulation", Domain.ELECTRIC_HEATERS),
        ("Fenêtres, volets, portes extérieures 2020", Domain.WINDOWS),
        ("Chauffage et/ou eau chaude solaire 2020", Domain.SOLAR_HEAT),
        ("Isolation du toit 2020", None),
        ("Etude ACV", None),
    ],
)
def test_unstable_labels_are_recognised(label: str, domain: Domain | None) -> None:
    (read,) = read_labels(label)

    assert read.is_known
    assert read.domain == domain


@pytest.mark.parametrize("siret", ["", "123", "ABCDEFGHIJKLMN", "123456789000"])
def test_a_missing_or_malformed_siret_goes_to_the_quarantine(communes: list[Commune], siret: str) -> None:
    report = bring(as_csv([row(1, communes[0]), row(2, communes[0], siret=siret)]))

    wrong = report.quarantine.get()
    assert (wrong.reason, wrong.siret, wrong.line) == ("siret", siret, 3)
    assert Company.objects.count() == 1


def test_a_siret_written_with_spaces_is_understood(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0], siret="100 000 001 00011")], data_date=TODAY)

    assert Company.objects.filter(pk="10000000100011").exists()


def test_two_addresses_of_one_siret_the_most_recent_wins_and_the_other_is_kept(communes: list[Commune]) -> None:
    old = row(1, communes[1], domaine="Fenêtres de toit", lien_date_debut="2023-01-01", adresse="2 rue Vieille")
    load_rows(rows=[old], data_date=TODAY - timedelta(days=1))

    load_rows(rows=[row(1, communes[0]), old], data_date=TODAY)

    company = Company.objects.get()
    assert (company.commune_id, company.address) == ("25056", "1 rue des Artisans")
    past = PastCompany.objects.get()
    assert (past.commune_name, past.address) == ("Thise", "2 rue Vieille")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("BESANCON CEDEX 9", "besancon"),
        ("ST VIT", "saint vit"),
        ("Paris 11", "paris"),
        ("LYON 3EME ARRONDISSEMENT", "lyon"),
        ("STE-SUZANNE", "sainte suzanne"),
    ],
)
def test_the_spelling_of_communes_varies(name: str, key: str) -> None:
    assert commune_key(name) == key


def test_a_commune_cut_short_is_found_in_its_postcode(communes: list[Commune]) -> None:
    cordes = CommuneFactory.create(insee="25999", name="Cordes-sur-Ciel", search_name="cordes sur ciel")
    PostcodeFactory.create(code="25220", commune=cordes)
    cut = row(1, communes[1]) | {"commune": "CORDES"}
    rows = [cut, row(2, communes[0], code_postal="25009") | {"commune": "BESANCON CEDEX"}]

    load_rows(rows=rows, data_date=TODAY)

    assert dict(Company.objects.values_list("name", "commune_id")) == {
        "ENTREPRISE 1": "25999",
        "ENTREPRISE 2": "25056",
    }


def test_without_coordinates_the_commune_gives_them_and_they_are_said_to_be_approximate(
    communes: list[Commune],
) -> None:
    rows = [row(1, communes[0]), row(2, communes[0], latitude="47.3", longitude="6.1")]

    load_rows(rows=rows, data_date=TODAY)

    assert dict(Company.objects.values_list("name", "is_approximate")) == {"ENTREPRISE 1": True, "ENTREPRISE 2": False}
    near = search_near(communes[0], domains=[Domain.ATTIC], on=TODAY)
    found = {company.name: company.distance_km for company in near.companies}
    assert found["ENTREPRISE 1"] == pytest.approx(0, abs=0.1)
    assert found["ENTREPRISE 2"] > 5


@pytest.mark.parametrize("point", [("0", "0"), ("", ""), ("inconnu", "6"), ("470", "6")])
def test_a_point_that_is_none_is_not_believed(communes: list[Commune], point: tuple[str, str]) -> None:
    load_rows(rows=[row(1, communes[0], latitude=point[0], longitude=point[1])], data_date=TODAY)

    assert Company.objects.get().is_approximate


@pytest.mark.parametrize("domain", ["Inconnu", "Non renseigné", ""])
def test_an_unknown_domain_is_kept_on_file_and_found_by_nobody(communes: list[Commune], domain: str) -> None:
    load_rows(rows=[row(1, communes[0], domaine=domain)], data_date=TODAY)

    assert Qualification.objects.get().domain == ""
    assert search_near(communes[0], domains=list(Domain), on=TODAY).total == 0
    assert company_qualified("10000000100011", on=TODAY) is None
    assert not DomainLabel.objects.exists()


def test_a_new_label_waits_hidden_until_somebody_says_what_it_is(communes: list[Commune]) -> None:
    report = bring(as_csv([row(1, communes[0], domaine="Climatisation solaire")]))
    assert report.unknown_labels == ["Climatisation solaire"]
    assert search_near(communes[0], domains=list(Domain), on=TODAY).total == 0

    settle_label(key=label_key("Climatisation solaire"), domain=Domain.SOLAR_HEAT)

    assert search_near(communes[0], domains=[Domain.SOLAR_HEAT], on=TODAY).total == 1
    again = bring(as_csv([row(1, communes[0], domaine="Climatisation solaire"), row(2, communes[0])]))
    assert again.unknown_labels == []
    assert search_near(communes[0], domains=[Domain.SOLAR_HEAT], on=TODAY).total == 1


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        ("2026-11-25", "2030-01-01", Validity.FUTURE),
        ("2026-11-24", "2030-01-01", Validity.VALID),
        ("2023-01-01", "2027-01-22", Validity.EXPIRING),
        ("2023-01-01", "2026-11-24", Validity.EXPIRING),
        ("2023-01-01", "2026-11-23", Validity.EXPIRED),
    ],
)
def test_a_qualification_is_future_valid_expiring_or_expired(start: str, end: str, state: Validity) -> None:
    assert validity(date.fromisoformat(start), date.fromisoformat(end), on=TODAY) == state


def test_a_future_start_is_not_shown_before_its_day(communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0], lien_date_debut="2026-12-01")], data_date=TODAY)

    assert company_qualified("10000000100011", on=TODAY) is None
    assert company_qualified("10000000100011", on=date(2026, 12, 1)) is not None


def test_the_establishments_of_a_firm_share_its_siren_and_stand_apart(communes: list[Commune]) -> None:
    rows = [row(1, communes[0]), row(1, communes[2], siret="10000000100029")]

    load_rows(rows=rows, data_date=TODAY)

    found = search_by_name("100000001", on=TODAY)
    assert {company.siren for company in found} == {"100000001"}
    assert {company.commune_id for company in found} == {"25056", "25462"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("http://www.qualibat.example/c.pdf", "http://www.qualibat.example/c.pdf"),
        ("www.qualibat.example/c", "https://www.qualibat.example/c"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_certificate_is_an_address_of_the_web_or_nothing(communes: list[Commune], typed: str, kept: str) -> None:
    load_rows(rows=[row(1, communes[0], url_qualification=typed)], data_date=TODAY)

    assert Qualification.objects.get().certificate_url == kept


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("http://www.qualibat.example/c.PDF", "Certificat (PDF)"),
        ("https://www.opqibi.example/fiche?id=1", "Certificat (page web)"),
    ],
)
def test_a_certificate_that_is_not_always_a_pdf_says_what_it_is(
    communes: list[Commune], typed: str, words: str
) -> None:
    load_rows(rows=[row(1, communes[0], url_qualification=typed)], data_date=TODAY)

    assert Qualification.objects.get().certificate_words == words


def test_a_firm_that_does_not_work_for_private_persons_is_not_found_by_them(communes: list[Commune]) -> None:
    rows = [row(1, communes[0]), row(2, communes[0], particulier="false")]
    building = "Audit énergétique Logement collectif"
    load_rows(rows=[*rows, row(3, communes[0], particulier="false", domaine=building)], data_date=TODAY)

    found = search_near(communes[0], domains=[Domain.ATTIC, Domain.BUILDING_AUDIT], on=TODAY).companies

    assert [company.pk[:9] for company in found] == ["100000001", "100000003"]


def test_the_flag_est_rge_of_other_services_proves_nothing(communes: list[Commune]) -> None:
    assert "est_rge" not in COLUMNS
    load_rows(rows=[row(1, communes[0], lien_date_fin="2025-12-31") | {"est_rge": "true"}], data_date=TODAY)

    assert company_qualified("10000000100011", on=TODAY) is None


def test_no_page_says_of_a_firm_that_it_is_not_rge() -> None:
    """Pages may tell that it must not be said: there it stands between quotation marks."""
    root = Path(__file__).resolve().parents[3]
    files = [*(root / "templates").rglob("*.html"), *(root / "templates").rglob("*.txt"), *root.glob("cms/**/*.py")]
    said = [file.name for file in files for line in file.read_text().splitlines() if _SAYS.search(line)]

    assert len(files) > 100
    assert said == []


@pytest.mark.parametrize("email", ["Appeler le matin", "a@b.example, c@d.example", "a b@c.example"])
def test_a_cell_that_is_no_address_gives_no_email(email: str) -> None:
    read = {"siret": "10000000100011", "nom_entreprise": "A", "organisme": "lne", "domaine": "Architecte"}
    dates = {"lien_date_debut": "2025-01-01", "lien_date_fin": "2028-01-01"}

    assert parse_row(read | dates | {"email": email}).email == ""


def test_the_quarantine_holds_no_telephone_and_no_email(communes: list[Commune]) -> None:
    report = bring(as_csv([row(1, communes[0]), row(2, communes[0], lien_date_fin="?")]))

    wrong = report.quarantine.get()
    assert (wrong.reason, wrong.value) == ("lien_date_fin", "?")
    assert not [field.name for field in wrong._meta.fields if field.name in {"phone", "email"}]
