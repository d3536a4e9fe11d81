"""Works programmes of the demonstration: scenarios side by side, some with decided prices, two chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.queries import self_diagnosis_of
from renovation.programmes.enums import Layout
from renovation.programmes.models import WorkLine, WorksScenario, WorksStep
from renovation.programmes.operations import (
    choose_scenario,
    draft_scenario,
    file_programme_report,
    order_programme_report,
    save_scenario,
)
from renovation.programmes.queries.basis import ANSWERS
from renovation.programmes.refusals import Refused
from renovation.programmes.rules.edits import Edits, LineEdit, StepEdit

SCENARIOS = (("En trois étapes", Layout.STEPS), ("En une seule fois", Layout.ONCE))
WORDS = "Le ménage préfère étaler la dépense et commencer par le toit, qui est à refaire."
NOTE = "Les prix sont ceux du territoire. Demandez deux devis par étape avant de décider."
FIRST_YEAR_AHEAD = 1


class Programmes:
    """Gives scenarios to some cases, always the same for the same seed."""

    def __init__(self, *, seed: int, now: datetime) -> None:
        self.random, self.now = Random(seed), now  # noqa: S311 (fictitious works)

    def fill(self, cases: Sequence[Case]) -> None:
        """One or two scenarios each; the first is chosen and printed, the fourth chosen."""
        for rank, case in enumerate(cases):
            made = [one for one in (self._draft(case, *SCENARIOS[at]) for at in range(1 + (rank % 2 == 0))) if one]
            if made and rank % 2 == 0:
                self._decide(made[0])
            if made and rank in (0, 3):
                self._choose(made[0], printed=rank == 0)

    def _draft(self, case: Case, name: str, layout: Layout) -> WorksScenario | None:
        if case.referent is None:
            return None
        try:
            return draft_scenario(
                case=case, name=name, layout=layout, author=case.referent, now=self.now, start=_start_of(case)
            )
        except Refused:
            return None

    def _decide(self, scenario: WorksScenario) -> None:
        """Years, a measured quantity, a price of a quote."""
        steps = list(WorksStep.objects.filter(scenario=scenario).order_by("rank"))
        year = timezone.localdate(self.now).year + FIRST_YEAR_AHEAD
        lines = list(
            WorkLine.objects.filter(step__scenario=scenario).select_related("step").order_by("step__rank", "rank")
        )
        if not lines:
            return
        edits = [LineEdit(one.pk, one.step.rank, one.quantity) for one in lines]
        quantity = (lines[0].quantity * Decimal("0.9")).quantize(Decimal("0.1"))
        edits[0] = replace(edits[0], quantity=quantity, quantity_reason="Mesuré à la visite, trappe déduite")
        if lines[-1].high_ht is not None:
            price = (lines[-1].high_ht * Decimal("0.95")).quantize(Decimal(1))
            edits[-1] = replace(edits[-1], price_ht=price, price_reason="Devis reçu par le ménage")
        save_scenario(
            scenario_id=scenario.pk,
            revision=scenario.revision,
            edits=Edits(
                scenario.name,
                NOTE,
                tuple(StepEdit(one.rank, one.title, year + 2 * (one.rank - 1)) for one in steps),
                tuple(edits),
            ),
            author=scenario.author,  # type: ignore[arg-type]
            now=self.now,
        )

    def _choose(self, scenario: WorksScenario, *, printed: bool) -> None:
        scenario.refresh_from_db()
        author = scenario.author
        if author is None:
            return
        choice = choose_scenario(
            scenario_id=scenario.pk,
            revision=scenario.revision,
            decided_on=timezone.localdate(self.now - timedelta(days=3)),
            with_household=True,
            words=WORDS,
            shared=True,
            author=author,
            now=self.now,
        )
        if printed:
            order_programme_report(choice=choice, author=author)
            file_programme_report(choice_id=choice.pk, author_id=author.pk)


def _start_of(case: Case) -> str:
    """The dwelling as it was seen at the visit, before any project; else the household's answers."""
    seen = DiagnosisVersion.objects.filter(dwelling=case.dwelling, title="Après la visite", result__isnull=False)
    version = seen.order_by("number").first()
    if version is not None:
        return str(version.pk)
    return ANSWERS if case.dwelling is not None and self_diagnosis_of(case.dwelling) else ""
