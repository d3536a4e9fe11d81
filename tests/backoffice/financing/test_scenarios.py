"""The adviser's scenarios: begun from what is known, typed, calculated, kept."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.financing.calculating import changed_since, kept_study
from renovation.financing.models import AidsInquiry, Calculation, FinancingVariant
from renovation.financing.rules.scenario import scenario_from_dict
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.programmes.queries import content_of, scenario_for
from renovation.quantities.models import DatedValue
from tests.backoffice.conftest import Desk
from tests.backoffice.financing.conftest import sent
from tests.backoffice.forms import hidden
from tests.factories.platforms import CommuneFactory
from tests.factories.programmes import describe, scenario_of


def page(desk: Client, name: str, variant: FinancingVariant, query: str = "") -> str:
    answer = desk.get(reverse(f"backoffice:{name}", args=[variant.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(desk: Client, variant: FinancingVariant, **changes: object) -> object:
    data = sent(desk, variant, **changes)
    return desk.post(reverse("backoffice:financing_situation", args=[variant.pk]), data)


def test_a_scenario_starts_from_what_is_known(desk: Client, home_case: Case, inquiry: AidsInquiry) -> None:
    address = reverse("backoffice:financing", args=[home_case.pk])
    begun = desk.get(address)
    assert "réponses du ménage à «\N{NO-BREAK SPACE}Mes aides\N{NO-BREAK SPACE}»" in begun.content.decode()

    form = {"start-name": "En une fois", "start-works": "aids", "start-key": hidden(begun, "start-key")}
    answer = desk.post(reverse("backoffice:financing_start", args=[home_case.pk]), form)
    desk.post(reverse("backoffice:financing_start", args=[home_case.pk]), form)

    variant = FinancingVariant.objects.get()
    assert answer["Location"] == reverse("backoffice:financing_situation", args=[variant.pk])
    scenario = scenario_from_dict(variant.scenario)
    assert scenario.situation.household.rfr_eur == 24000
    assert scenario.situation.home.commune == home_case.dwelling.commune_id
    assert scenario.saving_eur_year == 720
    assert [line.work.value for line in scenario.lines] == ["outer_walls"]
    assert variant.origins["situation.household.rfr_eur"] == "aids"
    assert variant.origins["lines.0.unit_cost_ht_eur"] == "price"


def test_the_result_shows_aids_one_by_one_with_who_said_what(desk: Client, variant: FinancingVariant) -> None:
    shown = page(desk, "financing_variant", variant)

    assert "Qui paie quoi" in shown
    assert "Prime CEE" in shown
    assert "Comment les aides se combinent" in shown
    assert "ménage, « Mes aides »" in shown
    assert "par mois" in shown


def test_nothing_typed_is_nothing_changed(desk: Client, variant: FinancingVariant) -> None:
    before = kept_study(Calculation.objects.get()).best

    typed(desk, variant)

    assert Calculation.objects.count() == 1
    after = kept_study(Calculation.objects.get()).best
    assert before is not None
    assert after is not None
    assert after.remaining_eur == before.remaining_eur
    kept = FinancingVariant.objects.get()
    assert (kept.scenario, kept.origins, kept.revision) == (variant.scenario, variant.origins, variant.revision)
    assert variant.scenario["situation"]["home"]["area_m2"] == "100.0"
    assert not Entry.objects.filter(action=Action.FINANCING_CHANGED).exists()


def test_a_lever_and_a_line_move_the_result_and_become_the_advisers(desk: Client, variant: FinancingVariant) -> None:
    typed(desk, variant, **{"household-rfr_eur": "60 000", "works-0-unit_cost_ht_eur": "200"})

    variant.refresh_from_db()
    study = kept_study(Calculation.objects.get())
    assert study.middle.income.income_class == "higher"
    assert study.scenario.lines[0].unit_cost_ht_eur == Decimal(200)
    assert variant.origins["situation.household.rfr_eur"] == "adviser"
    assert variant.origins["lines.0.unit_cost_ht_eur"] == "adviser"
    assert variant.origins["lines.0.quantity"] == "aids"


def test_a_line_without_a_quantity_is_asked_for(desk: Client, variant: FinancingVariant) -> None:
    typed(desk, variant, **{"works-0-quantity": ""})

    shown = page(desk, "financing_variant", variant)
    assert "combien de mètres carrés" in shown
    assert "Prix ou quantité à donner" in shown


def test_a_company_that_is_not_rge_loses_the_aids(desk: Client, variant: FinancingVariant) -> None:
    typed(desk, variant, **{"works-0-rge": "non"})

    assert "L’entreprise doit être RGE" in page(desk, "financing_variant", variant)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("household-rfr_eur", "-5", "ne peut pas être négatif"),
        ("household-rfr_eur", "1850", "ressemble au revenu d’un mois"),
        ("household-rfr_eur", "beaucoup", "Écrivez le montant en chiffres"),
        ("household-persons", "0", "Un foyer compte entre 1 et 20 personnes"),
        ("dates-filing", "1999-01-01", "entre 2020 et 2040"),
        ("project-target_label", "G", "moins bonne"),
        ("commune", "Zzyx", "Aucune commune"),
        ("works-0-quantity", "beaucoup", "Écrivez un nombre"),
        ("works-0-unit_cost_ht_eur", "-3", "entre 0"),
    ],
)
def test_an_odd_answer_is_said_beside_it_and_nothing_is_lost(
    desk: Client, variant: FinancingVariant, field: str, value: str, words: str
) -> None:
    answer = typed(desk, variant, **{field: value, "works-1-work": "roof", "works-1-title": "Combles"})

    assert answer.status_code == 422  # type: ignore[attr-defined]
    shown = answer.content.decode()  # type: ignore[attr-defined]
    assert words in shown
    assert 'value="Combles"' in shown
    assert FinancingVariant.objects.get().scenario == variant.scenario


def test_a_monthly_income_that_is_confirmed_is_taken(desk: Client, variant: FinancingVariant) -> None:
    assert 'name="rfr_is_yearly"' in typed(desk, variant, **{"household-rfr_eur": "1850"}).content.decode()  # type: ignore[attr-defined]

    typed(desk, variant, **{"household-rfr_eur": "1850", "rfr_is_yearly": "on"})

    assert kept_study(Calculation.objects.get()).middle.income.income_class == "very_modest"


def test_without_an_income_the_question_is_asked(desk: Client, variant: FinancingVariant) -> None:
    typed(desk, variant, **{"household-rfr_eur": ""})

    assert "Quel est le revenu fiscal de référence" in page(desk, "financing_variant", variant)


def test_a_commune_whose_name_others_bear_is_still_the_one_that_was_kept(
    desk: Client, variant: FinancingVariant
) -> None:
    CommuneFactory.create(insee="24999", department__code="24")

    answer = typed(desk, variant, **{"household-persons": "4"})

    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert FinancingVariant.objects.get().scenario["situation"]["home"]["commune"] == "25056"


def test_the_tables_work_without_javascript(desk: Client, variant: FinancingVariant) -> None:
    answer = typed(desk, variant, act="copy:works:0")

    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert len(answer.context["grids"][0].sheet.filled()) >= 2  # type: ignore[attr-defined]
    assert "pas encore enregistrées" in answer.content.decode()  # type: ignore[attr-defined]


def test_the_live_result_saves_nothing(desk: Client, variant: FinancingVariant) -> None:
    data = sent(desk, variant, **{"household-rfr_eur": "60000"})

    answer = desk.post(reverse("backoffice:financing_live", args=[variant.pk]), data)

    assert "revenus supérieurs" in answer.content.decode()
    assert FinancingVariant.objects.get().scenario == variant.scenario


def test_h4_what_a_colleague_saved_is_laid_out(
    desk: Client, at_desk: Desk, manager: User, variant: FinancingVariant
) -> None:
    mine = sent(desk, variant, **{"household-persons": "5"})
    typed(at_desk(manager), variant, **{"household-persons": "4"})
    address = reverse("backoffice:financing_situation", args=[variant.pk])

    answer = desk.post(address, mine)

    assert answer.status_code == 409
    assert "enregistré par une autre personne" in answer.content.decode()
    assert FinancingVariant.objects.get().scenario["situation"]["household"]["persons"] == 4
    again = {**mine, "base": hidden(answer, "base")}
    assert desk.post(address, again).status_code == 302
    assert FinancingVariant.objects.get().scenario["situation"]["household"]["persons"] == 5


def test_a_barème_that_changed_is_said_and_the_old_result_is_kept(desk: Client, variant: FinancingVariant) -> None:
    old = page(desk, "financing_variant", variant)
    assert "Barème changé" not in old
    DatedValue.objects.filter(parameter_id="aids.certificates.price", valid__contains=timezone.localdate()).update(
        value=0.02
    )
    DatedValue.objects.filter(
        parameter_id="aids.certificates.price_precarity", valid__contains=timezone.localdate()
    ).update(value=0.02)

    shown = page(desk, "financing_variant", variant)
    assert "Barème changé depuis le 26 novembre 2026" in shown
    assert "Prix estimé des CEE" in shown
    desk.post(reverse("backoffice:financing_recalculate", args=[variant.pk]))

    first, second = Calculation.objects.order_by("number")
    assert first.fingerprint != second.fingerprint
    assert "Barème changé" not in page(desk, "financing_variant", variant)
    before = kept_study(first).best
    assert before is not None
    assert "C’est un ancien calcul" in page(desk, "financing_variant", variant, "?calcul=1")
    answer = desk.post(reverse("backoffice:financing_recalculate", args=[variant.pk]), follow=True)
    assert "le calcul 2 est déjà celui du jour" in answer.content.decode()
    assert Calculation.objects.count() == 2
    assert Entry.objects.filter(action=Action.FINANCING_RECALCULATED).count() == 1


def test_a_new_year_of_rules_makes_an_old_result_outdated(home_case: Case, variant: FinancingVariant) -> None:
    calculation = Calculation.objects.get()

    assert changed_since(calculation, today=calculation.on) == []
    changed = {one.code for one in changed_since(calculation, today=date(2027, 1, 15))}
    assert "aids.single.label_required" in changed


def test_scenarios_have_names_of_their_own(desk: Client, variant: FinancingVariant) -> None:
    copy = reverse("backoffice:financing_copy", args=[variant.pk])
    key = hidden(desk.get(reverse("backoffice:financing_variant", args=[variant.pk])), "copy-key")
    desk.post(copy, {"copy-name": "En deux étapes", "copy-key": key})

    refused = desk.post(reverse("backoffice:financing_name", args=[variant.pk]), {"name-name": "en deux étapes"})

    assert refused.status_code == 422
    assert "porte déjà ce nom" in refused.content.decode()
    assert FinancingVariant.objects.count() == 2


@pytest.mark.parametrize("name", ["financing_situation", "financing_days"])
def test_j2_whoever_opens_another_page_of_it_has_read_the_incomes_too(
    desk: Client, variant: FinancingVariant, name: str
) -> None:
    page(desk, name, variant)

    assert Entry.objects.filter(action=Action.FINANCING_READ, object_id=str(variant.pk)).count() == 1


def test_j2_reading_and_changing_are_journalled(desk: Client, variant: FinancingVariant) -> None:
    page(desk, "financing_variant", variant)
    typed(desk, variant, **{"household-persons": "4"})

    actions = set(Entry.objects.filter(object_id=str(variant.pk)).values_list("action", flat=True))
    assert {Action.FINANCING_CREATED, Action.FINANCING_READ, Action.FINANCING_CHANGED} <= actions


def test_a_programme_of_works_gives_its_lines(desk: Client, home_case: Case, adviser: User) -> None:
    describe(home_case)
    programme = content_of(scenario_for(scenario_of(home_case, adviser, "En étapes").pk))
    form = desk.get(reverse("backoffice:financing", args=[home_case.pk])).context["form"]
    options = dict(form.fields["works"].choices)
    whole = next(code for code in options if code.startswith("programme:"))
    said = {"start-name": "Tout le programme", "start-works": whole, "start-key": uuid.uuid4()}

    desk.post(reverse("backoffice:financing_start", args=[home_case.pk]), said)

    variant = FinancingVariant.objects.get(name="Tout le programme")
    assert len([code for code in options if code.startswith(whole)]) == 1 + len(programme.steps)
    scenario = scenario_from_dict(variant.scenario)
    assert [one.title.partition(" (")[0] for one in scenario.lines] == [one.title for one in programme.lines]
    assert abs(sum(one.cost_ht_eur or 0 for one in scenario.lines) - programme.cost.ht) <= len(scenario.lines)
    assert scenario.saving_eur_year == programme.saving_eur
    assert variant.origins["lines.0.unit_cost_ht_eur"] == "programme"
