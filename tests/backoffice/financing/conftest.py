"""A case of which much is known: home, self-diagnosis, « Mes aides »; and a scenario that starts from it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from psycopg.types.range import Range

from renovation.accounts.models import User
from renovation.aids.enums import VersionState
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.rules import seeds as aid_seeds
from renovation.cases.models import Case
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.rules import seeds as diagnosis_seeds
from renovation.financing.models import AidsInquiry, FinancingVariant
from renovation.financing.operations import start_variant
from renovation.financing.queries import facts_of, first_scenario
from renovation.quantities.operations import load_parameters
from tests.factories.cases import DwellingFactory
from tests.renovation.diagnosis.rules.dwellings import HOUSE

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SAID = {
    "occupation": "owner",
    "persons": 3,
    "rfr_eur": "24000",
    "age": "over_15",
    "kind": "house",
    "area_m2": "100.0",
    "label": "F",
    "target_label": "C",
    "fossil_boiler": True,
}

_REGULATION: dict[str, Any] = {
    "label": "Prime du Doubs",
    "organisation": "Département du Doubs",
    "territory": {"departments": ["25"]},
    "askers": ["owner"],
}


@pytest.fixture(autouse=True)
def present() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def parameters(db: None) -> None:
    load_parameters(entries=[*diagnosis_seeds.seed_entries(), *aid_seeds.seed_entries()], at=timezone.now())


@pytest.fixture
def home_case(case: Case) -> Case:
    """The household's case, with its dwelling."""
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()
    return case


@pytest.fixture
def diagnosis(home_case: Case) -> SelfDiagnosis:
    dwelling = home_case.dwelling
    assert dwelling is not None
    return SelfDiagnosis.objects.create(
        platform=home_case.platform,
        token_hash="a",
        commune=dwelling.commune,
        answers=HOUSE.to_dict(),
        result={"class_likely": "F", "cost_to_verify": False, "works": {"works": [work("walls_outside", 20000)]}},
        household=home_case.household,
        dwelling=dwelling,
        expires_at=timezone.now(),
    )


def work(code: str, cost: int) -> dict[str, Any]:
    """One work of a diagnosis, as its result keeps it."""
    price = {"low_eur": cost, "high_eur": cost, "quantity": 100.0, "unit": "m²", "to_verify": True, "source": "essai"}
    return {
        "code": code,
        "title": "Isoler les murs par l’extérieur",
        "before": {"energy_class": "F"},
        "after": {"energy_class": "D"},
        "gain": {"cost_eur": {"low": 500, "likely": 720, "high": 900}},
        "cost": price,
    }


@pytest.fixture
def inquiry(diagnosis: SelfDiagnosis) -> AidsInquiry:
    """What the household said in « Mes aides »."""
    return AidsInquiry.objects.create(
        platform=diagnosis.platform,
        diagnosis=diagnosis,
        commune=diagnosis.commune,
        answers={**SAID, "bundle": "work:walls_outside"},
        expires_at=timezone.now(),
    )


@pytest.fixture
def variant(home_case: Case, inquiry: AidsInquiry, adviser: User) -> FinancingVariant:
    """A scenario with the works that the household chose."""
    facts = facts_of(home_case)
    scenario, origins = first_scenario(facts, "aids", on=timezone.localdate())
    return start_variant(
        case=home_case, name="En une fois", scenario=scenario, origins=origins, author=adviser, now=timezone.now()
    )


@pytest.fixture
def prime(db: None) -> LocalScheme:
    """An aid that gives 1 000 € in 2025, then 1 500 €."""
    made = LocalScheme.objects.create(code="prime-du-doubs")
    periods = (("1000", date(2025, 1, 1), date(2026, 1, 1)), ("1500", date(2026, 1, 1), None))
    for amount, starts, ends in periods:
        LocalVersion.objects.create(
            scheme=made,
            valid=Range(starts, ends),
            regulation={**_REGULATION, "groups": [[{"kind": "flat", "value": amount}]]},
            state=VersionState.PUBLISHED,
            source_text="Délibération",
            source_read_on=starts,
            published_at=timezone.now(),
        )
    return made


def handed(desk: Client, name: str, variant: FinancingVariant) -> HttpResponse:
    """The result handed over (`financing_share`, `financing_report`) as its page stands now."""
    revision = FinancingVariant.objects.get(pk=variant.pk).revision
    return desk.post(reverse(f"backoffice:{name}", args=[variant.pk]), {"revision": revision})


def sent(desk: Client, variant: FinancingVariant, **changes: Any) -> dict[str, str]:
    """What the browser sends back from the page of the situation, with changes."""
    page = desk.get(reverse("backoffice:financing_situation", args=[variant.pk]))
    levers, shown = page.context["levers"], page.context["shown"]
    data = {name: levers[name].value() for name in levers.fields}
    data["base"] = shown.base
    for grid in page.context["grids"]:
        data[f"{grid.sheet.prefix}-count"] = str(grid.count)
        for form in grid.sheet.forms:
            data |= {f"{form.prefix}-{name}": form[name].value() for name in form.fields}
    return {name: str(value) for name, value in {**data, **changes}.items() if value not in (None, False)}
