"""Reads about the scenarios of a case. Rights hang on the case: the face asks them first."""

from dataclasses import dataclass
from uuid import UUID

from renovation.cases.models import Case
from renovation.financing.models import AidOverride, Calculation, FinancingVariant
from renovation.financing.rules.reports import report_key
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job


def variant_for(variant_id: UUID) -> FinancingVariant:
    """One scenario with all that its pages show; FinancingVariant.DoesNotExist otherwise."""
    found = FinancingVariant.objects.select_related("author", "shared", "case__dwelling__commune__department")
    return found.get(pk=variant_id)


@dataclass(frozen=True)
class VariantRow:
    """A scenario with its last result."""

    variant: FinancingVariant
    last: Calculation | None


def variants_of(case: Case) -> list[VariantRow]:
    """The scenarios of a case, the last changed first. Two requests."""
    variants = list(
        FinancingVariant.objects.filter(case=case)
        .select_related("author", "shared")
        .defer("scenario", "origins", "shared__used", "shared__outcome", "shared__scenario")
        .order_by("-changed_at", "name")
    )
    newest = Calculation.objects.filter(variant__in=variants).order_by("variant_id", "-number").distinct("variant_id")
    by_variant = {one.variant_id: one for one in newest.select_related("author")}
    return [VariantRow(variant, by_variant.get(variant.pk)) for variant in variants]


def calculations_of(variant: FinancingVariant) -> list[Calculation]:
    """The results of a scenario, the last first, without what they hold."""
    light = Calculation.objects.filter(variant=variant).select_related("author")
    return list(light.defer("scenario", "outcome", "used").order_by("-number"))


def calculation_numbered(variant: FinancingVariant, number: int | None) -> Calculation | None:
    """One result by its number; the last when none is asked."""
    found = Calculation.objects.filter(variant=variant).select_related("author").order_by("-number")
    return (found if number is None else found.filter(number=number)).first()


def overrides_history(variant: FinancingVariant) -> list[AidOverride]:
    """Every amount decided, those lifted too, the last first."""
    return list(AidOverride.objects.filter(variant=variant).select_related("author").order_by("-set_at"))


def report_under_way(calculation: Calculation) -> bool:
    """Whether the PDF of this result was ordered and is not there yet."""
    waiting = [JobState.WAITING, JobState.RUNNING]
    ordered = Job.objects.filter(key=report_key(calculation.pk), state__in=waiting)
    return calculation.report_id is None and ordered.exists()


def shared_variants(case: Case) -> list[FinancingVariant]:
    """What the household sees of the scenarios of its case."""
    found = FinancingVariant.objects.filter(case=case).shared().select_related("shared")
    return list(found.defer("scenario", "origins").order_by("name"))


def shared_variant_of_household_user(user_id: UUID, variant_id: UUID) -> FinancingVariant:
    """A scenario shared in one of the account's own cases; FinancingVariant.DoesNotExist otherwise."""
    found = FinancingVariant.objects.shared().filter(case__in=Case.objects.of_household_user(user_id))
    return found.select_related("shared__author", "case__dwelling__commune", "case__platform").get(pk=variant_id)


def calculation_to_print(calculation_id: UUID) -> Calculation | None:
    related = ("variant__case__platform", "variant__case__dwelling__commune", "author")
    return Calculation.objects.select_related(*related).filter(pk=calculation_id).first()
