"""Financing scenarios of the demonstration: private and shared ones, one with a notified amount."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from renovation.aids.rules.accompanied import GUIDE_CODE
from renovation.aids.rules.vocabulary import Nature
from renovation.cases.models import Case
from renovation.diagnosis.queries import self_diagnosis_of
from renovation.financing.calculating import kept_study
from renovation.financing.models import FinancingVariant
from renovation.financing.operations import decide_amount, save_inquiry, share_variant, start_variant
from renovation.financing.queries import facts_of, first_scenario, inquiry_of, known_of, options_of, works_options

# Incomes of a year, from very modest to higher households.
INCOMES = (18_400, 26_900, 33_500, 41_200, 58_000)
REASON = "Notification de l’Anah reçue par le ménage, montant lu sur son courrier."


class Financing:
    """Gives scenarios to some cases, always the same for the same seed."""

    def __init__(self, *, seed: int, now: datetime) -> None:
        self.random, self.now = Random(seed), now  # noqa: S311 (fictitious households)

    def fill(self, cases: Sequence[Case]) -> None:
        """The household answers « Mes aides », then its adviser works: some are shared, some have a notified amount."""
        for rank, case in enumerate(cases):
            self._answer(case)
            variants = self._scenarios(case, rank)
            if variants and rank in (0, 3):
                first = variants[0]
                share_variant(variant_id=first.pk, revision=first.revision, now=self.now - timedelta(days=2))
            if variants and rank in (1, 2):
                self._notify(variants[0])

    def _answer(self, case: Case) -> None:
        diagnosis = self_diagnosis_of(case.dwelling) if case.dwelling else None
        if diagnosis is None or diagnosis.commune is None or not options_of(diagnosis):
            return
        known = known_of(diagnosis).answers
        answers = replace(
            known,
            occupation=known.occupation or "owner",
            own_region="elsewhere" if known.occupation == "landlord" else "",
            age=known.age or "over_15",
            persons=self.random.randrange(1, 5),
            rfr_eur=Decimal(self.random.choice(INCOMES)),
            bundle=options_of(diagnosis)[0].code,
        )
        save_inquiry(
            inquiry=inquiry_of(diagnosis),
            platform=case.platform,
            commune=diagnosis.commune,
            answers=answers,
            diagnosis=diagnosis,
            now=self.now,
        )

    def _scenarios(self, case: Case, rank: int) -> list[FinancingVariant]:
        """One or two: all at once, and the first step alone."""
        if case.referent is None:
            return []
        at = self.now - timedelta(days=6 + rank)
        facts = facts_of(case)
        options = [one.code for one in works_options(facts) if ":" in one.code or one.code == "aids"]
        if facts.commune is None or not options:
            return []
        names = ("Rénovation en une fois", "Un geste pour commencer")[: 1 + rank % 2 if rank else 2]
        choices = (options[0], options[-1])
        made = []
        for name, choice in zip(names, choices, strict=False):
            scenario, origins = first_scenario(facts, choice, on=timezone.localdate(at))
            made.append(
                start_variant(case=case, name=name, scenario=scenario, origins=origins, author=case.referent, now=at)
            )
        return made

    def _notify(self, variant: FinancingVariant) -> None:
        """An amount a little below the calculated one, as a household may be notified."""
        case = variant.case
        keyed = kept_study(variant.calculations.get()).keyed
        granted = {key: one for key, one in keyed.items() if one.granted and one.nature is Nature.GRANT}
        counted = [key for key in granted if key.startswith("mpr_") and key != GUIDE_CODE]
        if not counted or case.referent is None:
            return
        amount = (granted[counted[0]].amount_eur or Decimal(0)) * Decimal("0.94")
        decide_amount(
            variant_id=variant.pk,
            key=counted[0],
            amount_eur=amount.quantize(Decimal(1)),
            reason=REASON,
            author=case.referent,
            now=self.now - timedelta(days=1),
        )
