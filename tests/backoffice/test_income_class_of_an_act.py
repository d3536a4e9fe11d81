"""The class of income of an act comes from the figures of the case, not from whoever types."""

from decimal import Decimal
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.aids.rules.seeds import seed_entries
from renovation.aids.rules.situation import Home, Household, Situation
from renovation.cases.models import Act, Case
from renovation.financing.models import FinancingVariant
from renovation.financing.operations import start_variant
from renovation.financing.queries import income_class_of
from renovation.financing.rules.scenario import Scenario
from renovation.quantities.operations import load_parameters
from tests.factories.acts import CALL


def with_incomes(case: Case, author: User) -> FinancingVariant:
    situation = Situation(
        household=Household(persons=4, rfr_eur=Decimal(12000), rfr_is_yearly=True),
        home=Home(region="27"),
        lives_there=True,
    )
    scenario = Scenario(situation)
    return start_variant(case=case, name="Ensemble", scenario=scenario, origins={}, author=author, now=timezone.now())


def test_it_is_calculated_when_the_figures_are_known(desk: Client, case: Case, adviser: User) -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())
    today = timezone.localdate()
    assert income_class_of(case, on=today) == ""
    with_incomes(case, adviser)
    assert income_class_of(case, on=today) == "very_modest"

    typed = {f"act-{name}": value for name, value in CALL.items()} | {"act-income_class": "higher", "act-key": uuid4()}
    assert desk.post(reverse("backoffice:act", args=[case.pk]), typed).status_code == 302

    assert Act.objects.get().income_class == "very_modest"
