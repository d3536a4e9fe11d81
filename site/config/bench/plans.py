"""The pages of a programme and of a plan, through every middleware, and the PDF of two pages. Nothing of it stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.bench.case_list import any_commune, logged_in, measuring_platform
from config.bench.programmes import HOUSE
from config.bench.registry import Figure, benchmark, median_ms
from renovation.accounts.models import User
from renovation.aids.rules import seeds as aid_seeds
from renovation.aids.rules.situation import Household as AidHousehold
from renovation.aids.rules.vocabulary import Age, Asker
from renovation.cases.enums import Stage
from renovation.cases.models import Case
from renovation.diagnosis.enums import VersionSource
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.rules import seeds as diagnosis_seeds
from renovation.diagnosis.rules.answers import read_answers
from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.reading import plain_dwelling
from renovation.documents.printing.makers import maker_named
from renovation.dwellings.models import Dwelling
from renovation.financing.enums import VersionKind
from renovation.financing.models import FinancingPlan, PlanVersion
from renovation.financing.operations import start_variant
from renovation.financing.operations.plans import freeze_plan, start_plan
from renovation.financing.queries import facts_of, first_scenario, works_options
from renovation.financing.rules import seeds as plan_seeds
from renovation.financing.rules.reports import PLAN_MAKER
from renovation.households.models import Household
from renovation.pathways.operations import version_for_new_cases
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership, Platform
from renovation.programmes.enums import Layout
from renovation.programmes.models import WorksScenario
from renovation.programmes.operations import draft_scenario
from renovation.quantities.operations import load_parameters

PAGE_LIMIT_MS = 100
PDF_LIMIT_S = 2


@dataclass(frozen=True)
class Staged:
    """What the pages show."""

    client: Client
    scenario: WorksScenario
    plan: FinancingPlan
    version: PlanVersion


@benchmark("plans")
def plans() -> Iterator[Figure]:
    """One house, its programme, the aids of it, a plan kept once."""
    with _staged() as staged:
        for name, address in (
            ("programme côte à côte", reverse("backoffice:programme", args=[staged.scenario.case_id])),
            ("scénario de travaux", reverse("backoffice:works_scenario", args=[staged.scenario.pk])),
            ("plan de financement", reverse("backoffice:plan", args=[staged.plan.pk])),
        ):
            yield Figure(name, median_ms(lambda address=address: _ask(staged.client, address), times=15), PAGE_LIMIT_MS)  # type: ignore[misc]
        maker = maker_named(PLAN_MAKER)
        seconds = median_ms(lambda: maker(staged.version.pk), times=5, warm_up=1) / 1000
        yield Figure("PDF du plan", seconds, PDF_LIMIT_S, "s")


def _ask(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")


@contextmanager
def _staged() -> Iterator[Staged]:
    with transaction.atomic():
        now = timezone.now()
        seeds = (diagnosis_seeds, aid_seeds, plan_seeds)
        load_parameters(entries=[entry for one in seeds for entry in one.seed_entries()], at=now - timedelta(days=1))
        yield _stage()
        transaction.set_rollback(True)


def _stage() -> Staged:
    """A described house of which the household is known."""
    now, platform = timezone.now(), measuring_platform()
    today = timezone.localdate(now)
    author = User.objects.create_user(email="mesure-plans@maisonnee.example", first_name="Claire", last_name="Martin")
    Membership.objects.create(user=author, role=Role.ADVISER, platform=platform)
    case = _case(platform, author)
    scenario = draft_scenario(case=case, name="En étapes", layout=Layout.STEPS, author=author, now=now)
    facts = facts_of(case)
    works = next(one.code for one in works_options(facts) if one.code.startswith("programme:"))
    aids, origins = first_scenario(facts, works, on=today)
    home = replace(aids.situation.home, age=Age.OVER_15, main_residence=True, label="F")
    known = AidHousehold(3, Decimal(24000))
    situation = replace(aids.situation, household=known, home=home, asker=Asker.OWNER, lives_there=True)
    variant = start_variant(
        case=case, name="Aides", scenario=replace(aids, situation=situation), origins=origins, author=author, now=now
    )
    plan = start_plan(variant=variant, name="Plan", author=author, now=now)
    version = freeze_plan(plan_id=plan.pk, revision=1, kind=VersionKind.SIMULATION, words="", author=author, now=now)
    return Staged(logged_in(author), scenario, plan, version)


def _case(platform: Platform, author: User) -> Case:
    now = timezone.now()
    household = Household.objects.create(
        platform=platform, first_name="Camille", last_name="Mesure", search_name="mesure camille", last_contact_at=now
    )
    dwelling = Dwelling.objects.create(platform=platform, commune=any_commune(), kind="house")
    described = plain_dwelling(from_answers(read_answers(HOUSE), climate("h1c", "low")))
    common = {"dwelling": dwelling, "number": 1, "source": VersionSource.ADVISER}
    DiagnosisVersion.objects.create(**common, description=described, result={"final_class": "F"})
    version = version_for_new_cases(platform_id=platform.pk)
    return Case.objects.create(
        number="MES-2026-00001",
        platform=platform,
        household=household,
        dwelling=dwelling,
        referent=author,
        pathway_version=version,
        stage=Stage.INFORMATION,
        stage_name=Stage.INFORMATION.label,
        stage_since=now,
        opened_at=now,
    )
