"""Financing scenarios."""

from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.financing.models import FinancingVariant
from renovation.financing.operations import start_variant
from renovation.financing.rules.scenario import Scenario


def variant_of(case: Case, author: User, name: str = "Scénario") -> FinancingVariant:
    """A scenario of which nothing is known yet, hence with questions instead of a result."""
    return start_variant(case=case, name=name, scenario=Scenario(), origins={}, author=author, now=timezone.now())
