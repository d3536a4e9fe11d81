"""A dwelling that an adviser described, and scenarios of works on it."""

from decimal import Decimal

from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.reading import plain_dwelling
from renovation.programmes.enums import Layout
from renovation.programmes.models import ProgrammeChoice, WorkLine, WorksScenario, WorksStep
from renovation.programmes.operations import choose_scenario, draft_scenario
from tests.factories.cases import DwellingFactory
from tests.factories.diagnoses import VersionFactory
from tests.renovation.diagnosis.rules.dwellings import HOUSE, WEATHER


def describe(case: Case, answers: Answers = HOUSE) -> DiagnosisVersion:
    """The case with its dwelling, described as these answers say."""
    if case.dwelling is None:
        case.dwelling = DwellingFactory.create(platform=case.platform)
        case.save()
    described = plain_dwelling(from_answers(answers, WEATHER))
    return VersionFactory.create(dwelling=case.dwelling, description=described, result={"final_class": "F"})


def scenario_of(case: Case, author: User, name: str = "Par étapes", layout: Layout = Layout.STEPS) -> WorksScenario:
    """A scenario of a case that is described already."""
    return draft_scenario(case=case, name=name, layout=layout, author=author, now=timezone.now())


def choice_of(scenario: WorksScenario, author: User, *, shared: bool = True) -> ProgrammeChoice:
    """The scenario as it stands, decided today."""
    scenario.refresh_from_db()
    now = timezone.now()
    return choose_scenario(
        scenario_id=scenario.pk,
        revision=scenario.revision,
        decided_on=timezone.localdate(now),
        with_household=True,
        words="Le toit fuit",
        shared=shared,
        author=author,
        now=now,
    )


def programme_content(case: Case, author: User) -> dict[str, object]:
    """A version, a scenario and a decision, by the names that addresses give them: one line, without a calculation."""
    if case.dwelling is None:
        case.dwelling = DwellingFactory.create(platform=case.platform)
        case.save()
    version = VersionFactory.create(dwelling=case.dwelling)
    scenario = WorksScenario.objects.create(case=case, name="Essai", description=version.description, version=version)
    step = WorksStep.objects.create(scenario=scenario, rank=1)
    one = Decimal(1)
    WorkLine.objects.create(
        step=step,
        rank=1,
        key="windows",
        title="Fenêtres",
        proposed_quantity=one,
        quantity=one,
        vat_rate=Decimal("0.055"),
    )
    return {"version_id": version.pk, "scenario_id": scenario.pk, "choice_id": choice_of(scenario, author).pk}
