"""Financing plans of the demonstration: on scenarios of aids, one kept at two moments and printed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from renovation.cases.models import Case
from renovation.financing.enums import VersionKind
from renovation.financing.models import FinancingPlan, FinancingVariant
from renovation.financing.operations import start_variant
from renovation.financing.operations.plans import (
    file_plan_report,
    freeze_plan,
    order_plan_report,
    save_plan,
    start_plan,
)
from renovation.financing.planning import planned
from renovation.financing.queries import facts_of, first_scenario, works_options
from renovation.financing.rules.plan.inputs import Own, inputs_from_dict
from renovation.financing.rules.plan.loans import Loan, LoanKind

GIFT = Decimal(2000)
BANK_MONTHS = 96
BANK_RATE, INSURANCE = Decimal("4.2"), Decimal("0.3")


class Plans:
    """Gives plans to the scenarios of aids of some cases."""

    def __init__(self, *, now: datetime) -> None:
        self.now = now

    def fill(self, cases: Sequence[Case]) -> None:
        """The first case pays its chosen programme in two ways; the others one scenario each."""
        for rank, case in enumerate(cases):
            variant = self._of_programme(case) if rank == 0 else None
            variant = variant or FinancingVariant.objects.filter(case=case).order_by("created_at").first()
            if variant is None or case.referent is None:
                continue
            plan = start_plan(variant=variant, name="Éco-prêt et épargne", author=case.referent, now=self.now)
            result = planned(plan, on=timezone.localdate(self.now))
            if rank == 0 and result.financed is not None:
                self._keep(plan)
                other = start_plan(variant=variant, name="Prêt de la banque et don", author=case.referent, now=self.now)
                self._lend(other, result.financed.remaining_eur)

    def _of_programme(self, case: Case) -> FinancingVariant | None:
        """The aids of the works that were chosen."""
        facts = facts_of(case)
        option = next((one.code for one in works_options(facts) if one.code.startswith("programme:")), None)
        if option is None or facts.commune is None or case.referent is None:
            return None
        scenario, origins = first_scenario(facts, option, on=timezone.localdate(self.now))
        return start_variant(
            case=case,
            name="Programme choisi",
            scenario=scenario,
            origins=origins,
            author=case.referent,
            now=self.now,
        )

    def _keep(self, plan: FinancingPlan) -> None:
        author = plan.author
        if author is None:
            return
        common = {"plan_id": plan.pk, "revision": plan.revision, "author": author, "now": self.now}
        freeze_plan(**common, kind=VersionKind.SIMULATION, words="Montré au ménage")  # type: ignore[arg-type]
        said = "Envoyé à la banque et à l’Anah"
        version = freeze_plan(**common, kind=VersionKind.SUBMITTED, words=said)  # type: ignore[arg-type]
        order_plan_report(version=version, author=author)
        file_plan_report(version_id=version.pk, author_id=author.pk)

    def _lend(self, plan: FinancingPlan, remaining: Decimal) -> None:
        """A gift, and the bank for the rest."""
        rest = remaining - GIFT
        if rest <= 0 or plan.author is None:
            return
        inputs = inputs_from_dict(plan.inputs)
        bank = Loan(LoanKind.BANK, "Banque de Besançon", rest, BANK_MONTHS, BANK_RATE, INSURANCE)
        typed = replace(inputs, own=(Own("Don des parents", GIFT, gift=True),), loans=(bank,))
        save_plan(
            plan_id=plan.pk, revision=plan.revision, name=plan.name, inputs=typed, author=plan.author, now=self.now
        )
