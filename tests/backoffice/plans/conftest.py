"""A scenario of aids with priced works, and a plan that pays it."""

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.financing.models import FinancingPlan, FinancingVariant
from renovation.financing.operations.plans import start_plan
from renovation.financing.rules import seeds as plan_seeds
from renovation.quantities.operations import load_parameters
from tests.backoffice.financing.conftest import (  # noqa: F401
    diagnosis,
    home_case,
    inquiry,
    present,
    variant,
)
from tests.factories.prices import load_price_parameters


@pytest.fixture(autouse=True)
def parameters(db: None) -> None:
    load_price_parameters()
    load_parameters(entries=plan_seeds.seed_entries(), at=timezone.now())


@pytest.fixture
def plan(variant: FinancingVariant, adviser: User) -> FinancingPlan:  # noqa: F811
    return start_plan(variant=variant, name="Éco-prêt et épargne", author=adviser, now=timezone.now())
