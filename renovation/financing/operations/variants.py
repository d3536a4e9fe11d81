"""Beginning a scenario, changing it, calculating it again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.financing.calculating import is_outdated, overrides_from, study_of
from renovation.financing.models import Calculation, FinancingVariant
from renovation.financing.refusals import Refused, ScenarioConflict
from renovation.financing.rules.scenario import Scenario, print_of, scenario_from_dict
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action
from renovation.journal.operations import record

MOST_VARIANTS = 12


@transaction.atomic
def start_variant(
    *,
    case: Case,
    name: str,
    scenario: Scenario,
    origins: Mapping[str, str],
    author: User,
    now: datetime,
    key: UUID | None = None,
) -> FinancingVariant:
    """A new scenario of a case, calculated at once; the same form sent twice begins one."""
    earlier = outcome_of_earlier(key=str(key)) if key else None
    if earlier is not None:
        return FinancingVariant.objects.get(pk=earlier, case=case)
    Case.objects.select_for_update().get(pk=case.pk)
    _check_name(case, name)
    if FinancingVariant.objects.filter(case=case).count() >= MOST_VARIANTS:
        raise Refused(f"Ce dossier contient déjà {MOST_VARIANTS} scénarios, le maximum.")
    variant = FinancingVariant.objects.create(
        case=case, name=name.strip(), scenario=scenario.to_dict(), origins=dict(origins), author=author
    )
    store_result(variant, author=author, now=now)
    note(Action.FINANCING_CREATED, variant)
    if key:
        remember_outcome(key=str(key), outcome_id=variant.pk)
    return variant


@transaction.atomic
def copy_variant(
    *, variant: FinancingVariant, name: str, author: User, now: datetime, key: UUID | None = None
) -> FinancingVariant:
    """Another scenario that starts as this one; amounts decided stay with the first, for which they were notified."""
    return start_variant(
        case=variant.case,
        name=name,
        scenario=scenario_from_dict(variant.scenario),
        origins=variant.origins,
        author=author,
        now=now,
        key=key,
    )


@transaction.atomic
def rename_variant(*, variant_id: UUID, name: str) -> FinancingVariant:
    """Another name, not already taken in the case."""
    variant = locked(variant_id)
    if name.strip() != variant.name:
        _check_name(variant.case, name)
        variant.name = name.strip()
        _save(variant)
        note(Action.FINANCING_CHANGED, variant, fields=["name"])
    return variant


@transaction.atomic
def save_scenario(
    *,
    variant_id: UUID,
    base: str,
    scenario: Scenario,
    origins: Mapping[str, str],
    author: User,
    now: datetime,
) -> FinancingVariant:
    """Keep what was typed and calculate. `base` is the print of the scenario when its page was opened.

    Raises ScenarioConflict when a colleague saved another one meanwhile (H4): nothing is written.
    """
    variant = locked(variant_id)
    typed = scenario.to_dict()
    same = print_of(typed) == print_of(variant.scenario)
    if not same and print_of(variant.scenario) != base:
        raise ScenarioConflict(variant.scenario)
    if not same or variant.origins != dict(origins):
        variant.scenario, variant.origins = typed, dict(origins)
        _save(variant)
        note(Action.FINANCING_CHANGED, variant, fields=["scenario"])
    store_result(variant, author=author, now=now)
    return variant


@transaction.atomic
def recalculate_variant(*, variant_id: UUID, author: User, now: datetime) -> Calculation:
    """The same scenario with the rules of today; the result before stays where it is.

    Asked twice, or when nothing moved since, it is the last result.
    """
    variant = locked(variant_id)
    was = variant.revision
    calculation = store_result(variant, author=author, now=now, keep=True)
    if variant.revision != was:
        note(Action.FINANCING_RECALCULATED, variant, calculation=calculation.number)
    return calculation


def store_result(variant: FinancingVariant, *, author: User, now: datetime, keep: bool = False) -> Calculation:
    """Calculate, in the place of the last result; beside it when that was given, or when the rules have changed.

    The same result of the same day is not written again. Any other is another revision of the scenario.
    """
    today = timezone.localdate(now)
    decided = kept_overrides(variant)
    study = study_of(scenario_from_dict(variant.scenario), on=today, overrides=overrides_from(decided))
    last = variant.calculations.order_by("-number").first()
    result = {
        "scenario": variant.scenario,
        "overrides": decided,
        "outcome": study.middle.to_dict(),
        "fingerprint": study.fingerprint,
        "on": today,
    }
    if last is not None and all(getattr(last, name) == value for name, value in result.items()):
        return last
    keep = keep or (last is not None and (last.is_given or is_outdated(last, today=today)))
    found = Calculation(variant=variant, number=(last.number + 1 if last else 1)) if keep or last is None else last
    for name, value in result.items():
        setattr(found, name, value)
    found.used, found.author, found.made_at = dict(study.used), author, now
    found.save()
    _save(variant)
    return found


def kept_overrides(variant: FinancingVariant) -> dict[str, dict[str, Any]]:
    """The amounts decided, as they are kept with a result."""
    active = variant.overrides.filter(lifted_at__isnull=True).select_related("author").order_by("set_at")
    return {
        one.key: {
            "label": one.label,
            "amount_eur": str(one.amount_eur),
            "reason": one.reason,
            "author": str(one.author or ""),
            "set_at": one.set_at.isoformat(),
        }
        for one in active
    }


def locked(variant_id: UUID) -> FinancingVariant:
    return FinancingVariant.objects.select_for_update(of=("self",)).select_related("case").get(pk=variant_id)


def _save(variant: FinancingVariant) -> None:
    variant.revision += 1
    variant.save()


def note(action: Action, variant: FinancingVariant, **detail: object) -> None:
    """One fact of the journal, with the case that it is about."""
    record(
        action,
        subject=variant,
        platform_id=variant.case.platform_id,
        detail={"case": str(variant.case_id), **detail},
    )


def _check_name(case: Case, name: str) -> None:
    if FinancingVariant.objects.filter(case=case, name__iexact=name.strip()).exists():
        raise Refused("Un scénario de ce dossier porte déjà ce nom.")
