"""The class of income of a household, calculated from what is known of its incomes: nobody types it."""

from datetime import date

from renovation.aids.rules.income import income_class
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.situation_data import situation_from_dict
from renovation.cases.models import Case
from renovation.diagnosis.queries import self_diagnosis_of
from renovation.financing.models import FinancingVariant
from renovation.financing.queries.inquiries import inquiry_of, place_in
from renovation.financing.rules.answers import read_aids_answers
from renovation.financing.rules.situation import situation_without_works
from renovation.quantities.queries.in_force import entries_on
from renovation.quantities.rules.parameters import parameters_on

PREFIX = "aids.income."


def income_class_of(case: Case, *, on: date) -> str:
    """By the last changed scenario of the case, else by what the household said in « Mes aides »; empty otherwise."""
    for situation in (_of_scenario(case), _of_household(case)):
        if situation is not None and situation.household.rfr_eur is not None and situation.household.persons:
            parameters = parameters_on(entries_on(on, prefix=PREFIX), on)
            found = income_class(situation, parameters).income_class if parameters.values else None
            return str(found) if found else ""
    return ""


def _of_scenario(case: Case) -> Situation | None:
    last = FinancingVariant.objects.filter(case=case).order_by("-changed_at").values_list("scenario", flat=True).first()
    return situation_from_dict(last.get("situation", {})) if last else None


def _of_household(case: Case) -> Situation | None:
    diagnosis = case.lead.diagnosis if case.lead is not None else None
    if diagnosis is None and case.dwelling is not None:
        diagnosis = self_diagnosis_of(case.dwelling)
    inquiry = inquiry_of(diagnosis) if diagnosis is not None else None
    if inquiry is None:
        return None
    return situation_without_works(read_aids_answers(inquiry.answers), place_in(inquiry.commune))
