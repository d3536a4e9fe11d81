"""« Mes aides »: the questions, the odd answers, the result, with and without a diagnosis."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from renovation.aids.rules.seeds import seed_entries
from renovation.documents.models import Printout
from renovation.financing.models import AidsInquiry
from renovation.financing.operations import purge_expired
from renovation.outbox.models import Job
from renovation.outbox.operations import Outcome, run_job
from renovation.quantities.operations import load_parameters
from renovation.territories.models import Commune, Department, Region
from tests.renovation.documents.printed import tags
from tests.selfservice.conftest import NOW
from tests.selfservice.stories import answer_all

PAGE, RESULT = "/mes-aides/", "/mes-aides/resultat/"
DIRECT = {
    "commune": "Besançon",
    "occupation": "owner",
    "persons": "3",
    "rfr": "38 000",
    "kind": "house",
    "area_m2": "100",
    "age": "over_15",
    "works": ["walls_outside", "roof_attic", "heat_pump"],
}


@pytest.fixture
def household(client: Client, commune: Commune, parameters: None) -> Client:
    """A visitor who did no diagnosis."""
    load_parameters(entries=seed_entries(), at=NOW)
    return client


@pytest.fixture
def diagnosed(started: Client) -> Client:
    """A visitor whose diagnosis is finished."""
    load_parameters(entries=seed_entries(), at=NOW)
    answer_all(started)
    return started


def sent(client: Client, **changes: object) -> str:
    """The page that follows the answers."""
    typed = {name: value for name, value in {**DIRECT, **changes}.items() if value is not None}
    return client.post(PAGE, typed, follow=True).content.decode()


def test_without_a_diagnosis_five_questions_give_the_aids(household: Client) -> None:
    page = sent(household)

    assert "d’aides sur" in page
    assert "Comment c’est calculé" in page
    assert "MaPrimeRénov" in page
    assert "revenus modestes" in page
    assert "Ne signez aucun devis" in page


def test_after_a_diagnosis_only_what_is_missing_is_asked(diagnosed: Client) -> None:
    page = diagnosed.get(PAGE).content.decode()

    assert "Où est le logement" not in page
    assert 'name="kind"' not in page
    assert 'name="bundle"' in page
    assert page.count('<h2 id="question-') <= 5


def test_after_a_diagnosis_the_bundle_gives_its_cost_and_its_savings(diagnosed: Client) -> None:
    options = [code for code, _ in diagnosed.get(PAGE).context["form"].fields["bundle"].choices]
    typed = {"persons": "2", "rfr": "22000", "bundle": options[0]}

    page = diagnosed.post(PAGE, typed, follow=True).content.decode()

    assert "par mois" in page
    assert "viennent de l’autodiagnostic" in page
    assert AidsInquiry.objects.get().diagnosis is not None
    assert 'href="/mes-aides/"' in diagnosed.get("/diagnostic/resultat/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("rfr", "", "Écrivez votre revenu fiscal de référence"),
        ("rfr", "-5", "ne peut pas être négatif"),
        ("rfr", "beaucoup", "Écrivez le montant en chiffres"),
        ("rfr", "1850", "ressemble au revenu d’un mois"),
        ("persons", "0", "Combien êtes-vous"),
        ("persons", "deux", "nombre entier"),
        ("area_m2", "2", "entre 8 et 600"),
        ("commune", "Zzyx", "pas trouvé cette commune"),
        ("works", [], "Cochez au moins un"),
    ],
)
def test_an_odd_answer_is_asked_again_and_the_rest_is_kept(
    household: Client, field: str, value: object, words: str
) -> None:
    page = sent(household, **{field: value})

    assert words in page
    assert f'id="id_{field}_error"' in page
    assert 'value="walls_outside"' in page
    if field != "rfr":
        assert 'value="38 000"' in page
    assert AidsInquiry.objects.count() == 0


def test_a_small_income_that_is_confirmed_is_taken(household: Client) -> None:
    asked = sent(household, rfr="1850")
    assert 'name="rfr_is_yearly"' in asked

    assert "revenus très modestes" in sent(household, rfr="1850", rfr_is_yearly="on")


def test_a_landlord_is_asked_where_he_lives(household: Client) -> None:
    assert "Dites-nous où vous habitez" in sent(household, occupation="landlord")
    assert "revenus" in sent(household, occupation="landlord", own_region="11")


def test_the_answers_are_seen_by_their_browser_alone(household: Client) -> None:
    sent(household)

    assert Client().get(RESULT).status_code == 302


def test_what_is_missing_is_said_and_no_amount_is_invented(household: Client) -> None:
    page = sent(household)

    assert "Quelle est la classe du logement sur son étiquette énergie" in page


def test_the_result_is_handed_over_as_a_pdf(household: Client) -> None:
    sent(household, label="F", target_label="C", fossil_boiler="yes")
    waiting = household.post("/mes-aides/rapport/")["Location"]
    assert "Votre fiche se prépare" in household.get(waiting).content.decode()

    outcome = run_job(job_id=Job.objects.get(kind="documents.print").pk, now=timezone.now())

    assert outcome is Outcome.DONE
    assert {"H1", "H2", "Table", "L"} <= tags(Printout.objects.get().file.read())
    assert household.get(f"{waiting}mes-aides.pdf")["Content-Type"] == "application/pdf"
    assert Client().get(f"{waiting}mes-aides.pdf").status_code == 404


def test_answers_without_a_diagnosis_are_forgotten(household: Client) -> None:
    sent(household)

    purge_expired(now=NOW + timedelta(days=31))

    assert AidsInquiry.objects.count() == 0


def test_works_that_a_changed_diagnosis_no_longer_advises_are_asked_again(diagnosed: Client) -> None:
    options = [code for code, _ in diagnosed.get(PAGE).context["form"].fields["bundle"].choices]
    diagnosed.post(PAGE, {"persons": "2", "rfr": "22000", "bundle": options[0]})
    inquiry = AidsInquiry.objects.get()
    inquiry.answers["bundle"] = "work:gone"
    inquiry.save()

    assert diagnosed.get(RESULT)["Location"] == PAGE


def test_overseas_the_works_have_no_price_and_it_is_said(household: Client, commune: Commune) -> None:
    island = Region.objects.create(code="04", name="La Réunion")
    department = Department.objects.create(code="974", name="La Réunion", region=island)
    Commune.objects.create(insee="97411", name="Saint-Denis", search_name="saint denis", department=department)

    page = sent(household, commune="Saint-Denis")

    assert "Il manque des éléments pour chiffrer vos aides" in page
    assert "Nous n’avons pas de prix courant" in page


def test_the_answers_of_the_small_simulator_are_kept(household: Client) -> None:
    said = {"commune": "Besançon", "occupation": "landlord", "persons": "4"}

    form = household.get(PAGE, said).context["form"]

    assert [form[name].value() for name in said] == ["Besançon", "landlord", 4]


def test_the_small_simulator_takes_the_place_of_answers_given_before(household: Client) -> None:
    sent(household)

    form = household.get(PAGE, {"commune": "Pontarlier"}).context["form"]

    assert form["commune"].value() == "Pontarlier"
    assert form["persons"].value() == 3


@pytest.mark.parametrize("odd", [{"occupation": "king"}, {"persons": "-1"}, {"persons": "²"}, {"commune": "a" * 500}])
def test_odd_answers_of_the_small_simulator_are_asked_again(household: Client, odd: dict[str, str]) -> None:
    assert household.get(PAGE, odd).status_code == 200
