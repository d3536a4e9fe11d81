"""The directory of RGE professionals, as a visitor sees it."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture

from renovation.professionals.operations import load_rows
from renovation.territories.models import Commune
from tests.factories.professionals import TODAY, row

pytestmark = pytest.mark.usefixtures("directory")
AUDIT = "Audit énergétique Maison individuelle"


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))


def read(visitor: Client, **asked: str) -> str:
    answer = visitor.get("/annuaire/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_firms_near_a_commune_are_listed_with_their_domains(visitor: Client) -> None:
    page = read(visitor, commune="Besançon", travaux="combles")

    assert "3\N{NO-BREAK SPACE}entreprises à moins de 20" in page
    assert "Isolation des combles perdus" in page
    assert "31/12/2028" in page
    assert "contact@entreprise.example" in page


def test_an_expired_firm_is_hidden_from_the_search(visitor: Client) -> None:
    assert "EXPIRÉE" not in read(visitor, commune="25000")


def test_a_qualification_that_ends_within_sixty_days_is_flagged(visitor: Client, communes: list[Commune]) -> None:
    load_rows(rows=[row(1, communes[0], lien_date_fin="2027-01-10"), row(2, communes[0])], data_date=TODAY)

    page = read(visitor, commune="25000", travaux="combles")

    assert page.count("Expire bientôt") == 1


def test_the_search_widens_and_says_so(visitor: Client) -> None:
    assert "Nous avons cherché jusqu’à 50" in read(visitor, commune="Pontarlier", travaux="combles")


def test_the_order_is_said_to_be_neutral(visitor: Client) -> None:
    page = read(visitor, commune="25000")

    assert "Ce n’est ni un classement ni une recommandation" in page
    assert page.index("à moins de 1\N{NO-BREAK SPACE}km") < page.index("à environ")


def test_the_source_its_date_and_its_licence_are_stated(visitor: Client) -> None:
    page = visitor.get("/annuaire/").content.decode()

    assert "données du 24 novembre 2026" in page
    assert "Licence Ouverte" in page


def test_a_list_of_last_month_says_its_age(visitor: Client, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 12, 24, 10, tzinfo=UTC))

    assert "Cette liste a plus de sept jours" in read(visitor, commune="25000")


def test_results_are_kept_out_of_the_engines_and_the_empty_form_is_not(visitor: Client) -> None:
    assert 'content="noindex"' in read(visitor, commune="25000")
    assert "noindex" not in visitor.get("/annuaire/").content.decode()


def test_x5_an_empty_field_is_an_error_that_names_it(visitor: Client) -> None:
    page = read(visitor, commune="")

    assert "<title>Erreur" in page
    assert "Indiquez votre commune ou votre code postal" in page
    assert 'aria-invalid="true"' in page


def test_an_unknown_commune_is_told_gently(visitor: Client) -> None:
    assert "Nous ne trouvons pas cette commune" in read(visitor, commune="zzzz")


@pytest.mark.parametrize(
    "strange",
    [
        {"rayon": "x"},
        {"rayon": "5000"},
        {"travaux": "rien"},
        {"insee": "99999"},
        {"page": "x"},
        {"page": "999999999999999999999"},
        {"besoin": "\x00" * 3},
        {"commune": "\x00"},
        {"point": "91,200"},
        {"point": "47.1"},
        {"point": "47.1,6.1", "commune": ""},
    ],
)
def test_f1_strange_input_never_breaks_the_page(visitor: Client, strange: dict[str, str]) -> None:
    assert visitor.get("/annuaire/", {"commune": "25000"} | strange).status_code == 200


def test_typed_household_words_are_understood_and_said_again(visitor: Client) -> None:
    page = read(visitor, commune="25000", besoin="isoler les combels")

    assert "Isoler mes combles ou mon toit" in page.split('id="results"')[1]
    assert "3\N{NO-BREAK SPACE}entreprises" in page


def test_words_that_mean_nothing_are_an_error_beside_the_field_and_are_kept(visitor: Client) -> None:
    page = read(visitor, commune="25000", besoin="plombier")

    assert "Nous n’avons pas compris ces mots" in page
    assert 'value="plombier"' in page
    assert 'value="25000"' in page


def test_words_that_mean_an_audit_lead_to_the_auditors(visitor: Client) -> None:
    answer = visitor.get("/annuaire/", {"commune": "25000", "besoin": "audit énergétique", "rayon": "30"})

    assert answer.url == "/annuaire/?travaux=audit&commune=25000&rayon=30"  # type: ignore[attr-defined]


def test_auditors_architects_and_whole_renovation_have_their_tabs(visitor: Client, communes: list[Commune]) -> None:
    load_rows(
        rows=[
            row(1, communes[0], nom_entreprise="BUREAU D'AUDIT", domaine=AUDIT, organisme="opqibi"),
            row(2, communes[0], nom_entreprise="ARCHI", domaine="Architecte", organisme="cnoa"),
            row(3, communes[0], nom_entreprise="GLOBALE", domaine="Projet complet de rénovation"),
            row(4, communes[0], nom_entreprise="COMBLES"),
        ],
        data_date=TODAY,
    )
    found = {
        works: [
            name
            for name in ("BUREAU", "ARCHI", "GLOBALE", "COMBLES")
            if f">{name}" in read(visitor, commune="25000", travaux=works)
        ]
        for works in ("", "audit", "audit-copropriete", "architecte", "ensemble")
    }

    assert found == {
        "": ["COMBLES"],
        "audit": ["BUREAU"],
        "audit-copropriete": [],
        "architecte": ["ARCHI"],
        "ensemble": ["GLOBALE"],
    }
    assert "1\N{NO-BREAK SPACE}architecte à moins de" in read(visitor, commune="25000", travaux="architecte")


def test_a_tab_keeps_the_place(visitor: Client) -> None:
    assert 'href="/annuaire/?travaux=architecte&amp;insee=25056"' in read(visitor, commune="Besançon")


def test_establishments_of_one_firm_are_one_line(visitor: Client, communes: list[Commune]) -> None:
    rows = [row(1, communes[0]), row(1, communes[1], siret="10000000100029"), row(2, communes[0])]
    load_rows(rows=rows, data_date=TODAY)

    page = read(visitor, commune="Besançon", travaux="combles", rayon="30")

    assert "2\N{NO-BREAK SPACE}entreprises" in page
    assert (
        'Un autre établissement de la même entreprise\N{NO-BREAK SPACE}: <a href="/annuaire/10000000100029/">Thise</a>'
        in page
    )


def test_a_domain_that_cannot_be_searched_is_not_shown(visitor: Client, communes: list[Commune]) -> None:
    load_rows(
        rows=[row(1, communes[0]), row(1, communes[0], domaine="Inconnu", code_qualification="x")], data_date=TODAY
    )

    page = read(visitor, commune="25000", travaux="combles")

    assert "Inconnu" not in page
    assert "autre domaine" not in page


def test_nobody_found_says_what_to_try_and_never_that_nobody_exists(visitor: Client) -> None:
    page = read(visitor, commune="Besançon", travaux="solaire")

    assert "Personne à moins de 50" in page
    assert "Voir toutes les entreprises autour" in page
    assert "Demander à un conseiller" in page
    assert "pas RGE" not in page


def test_pages_follow_and_keep_the_search(visitor: Client, communes: list[Commune]) -> None:
    load_rows(rows=[row(number, communes[0]) for number in range(14)], data_date=TODAY)

    first = read(visitor, commune="Besançon", travaux="combles")
    second = read(visitor, insee="25056", travaux="combles", rayon="20", page="2")

    assert 'href="?insee=25056&amp;travaux=combles&amp;rayon=20&amp;page=2"' in first
    assert 'id="entreprise-13"' in second
    assert 'id="entreprise-12"' not in second


def test_the_map_shows_the_numbers_of_the_list_and_asks_nobody_for_tiles(visitor: Client) -> None:
    page = read(visitor, commune="Besançon", travaux="combles")

    assert [f'<a href="#entreprise-{number}"' in page for number in (1, 2, 3)] == [True] * 3
    assert "<img" not in page.split('class="nearby-map')[1].split("</figure>")[0]


def test_an_address_is_a_place_from_which_distances_are_counted(visitor: Client, settings: object) -> None:
    settings.ADDRESS_SERVICE = "demonstration"  # type: ignore[attr-defined]

    page = read(visitor, commune="12 rue des Granges, 25000 Besançon", travaux="combles")

    assert "près de 12 rue des Granges, 25000 Besançon" in page
    assert 'name="point" value="47.' in page


def test_a_chosen_place_counts_as_long_as_its_words_stay(visitor: Client) -> None:
    chosen = {"insee": "25056", "lieu": "Besançon"}

    assert "près de Besançon" in read(visitor, commune="Besançon", **chosen)
    assert "près de Thise" in read(visitor, commune="Thise", **chosen)


def test_places_are_proposed_while_one_types(visitor: Client) -> None:
    found = visitor.get("/annuaire/lieux/", {"q": "besan"}).json()["places"]

    assert found == [{"label": "Besançon (Doubs)", "insee": "25056"}]
    assert visitor.get("/annuaire/lieux/", {"q": "b"}).json() == {"places": []}


def test_a_link_that_tells_no_distance_means_twenty_kilometres(visitor: Client) -> None:
    assert '<option value="20" selected>' in read(visitor, insee="25056")
