"""The page of one result: aids one by one, what was decided, what changed since, what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from backoffice.financing.forms import CopyForm, NameForm
from backoffice.financing.opening import Opened, frame
from renovation.aids.rules.result import Result
from renovation.edge.aids import Counted, aids_pictured, facts_in_words, work_rows
from renovation.edge.requests import LoggedInRequest
from renovation.financing.calculating import Tables, changed_since, kept_study, local_aids_changed, origins_then
from renovation.financing.models import Calculation, FinancingVariant
from renovation.financing.queries import calculations_of, overrides_history, report_under_way
from renovation.financing.rules.scenario import is_of_the_case
from renovation.financing.rules.study import Study, days_ahead

BAR = "Qui paie les travaux"


@dataclass(frozen=True)
class AidLine:
    """An aid with the name under which its amount may be decided, if it may."""

    key: str
    aid: Result


def result_page(
    request: LoggedInRequest,
    opened: Opened,
    calculation: Calculation,
    *,
    name_form: NameForm | None = None,
    copy_form: CopyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    variant = opened.variant
    calculations = calculations_of(variant)
    is_last = calculations[0].pk == calculation.pk
    today, tables = timezone.localdate(), Tables()
    context = {
        **study_context(variant, calculation),
        "variant": variant,
        "calculation": calculation,
        "calculations": calculations,
        "is_last": is_last,
        "changes": changed_since(calculation, today=today, tables=tables) if is_last else [],
        "local_changes": local_aids_changed(calculation, today=today, tables=tables) if is_last else [],
        "history": overrides_history(variant) if is_last else [],
        "report_under_way": report_under_way(calculation),
        "name_form": name_form or NameForm(initial={"name": variant.name}),
        "copy_form": copy_form or CopyForm(initial={"name": f"{variant.name} (copie)"[:80]}),
    }
    return render(request, "backoffice/financing/variant.html", frame(opened.case, **context), status=status)


def study_context(variant: FinancingVariant, calculation: Calculation) -> dict[str, Any]:
    """The result in words, as it was calculated."""
    study = kept_study(calculation)
    pictured = aids_pictured(study, BAR)
    return {
        "study": study,
        "outlook": study,
        **pictured,
        "groups": _keyed_groups(study, pictured["groups"]),
        "counted": _keyed_counted(study, pictured["counted"]),
        "facts": facts_in_words(calculation.scenario, origins_then(variant, calculation)),
        "lines": work_rows(study),
        "warnings": study.warnings,
        "ahead": days_ahead(study.scenario, calculation.on),
        "overrides": calculation.overrides,
    }


def _keyed_groups(study: Study, groups: Any) -> list[tuple[str, list[AidLine]]]:
    names = _names(study)
    return [(label, [AidLine(names.get(id(one), ""), one) for one in ones]) for label, ones in groups]


def _keyed_counted(study: Study, counted: Any) -> list[tuple[str, Counted]]:
    """The aids of the plan with their names."""
    ones: Sequence[Counted] = counted
    names = _names(study)
    return [(names.get(id(one.result), ""), one) for one in ones]


def _names(study: Study) -> dict[int, str]:
    """By identity; the amount of an aid of this household alone is changed where it was typed."""
    return {id(aid): key for key, aid in study.keyed.items() if not is_of_the_case(key)}
