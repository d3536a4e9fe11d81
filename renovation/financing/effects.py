"""What a change of parameters would change in the aids that are kept: households' answers, scenarios of open cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.utils import timezone

from renovation.aids.queries import local_aids_in
from renovation.aids.rules.effect import plan_in_words
from renovation.aids.rules.situation import Dates
from renovation.cases.models import Case
from renovation.financing.models import AidsInquiry, FinancingVariant
from renovation.financing.queries import outlook_of
from renovation.financing.rules.scenario import scenario_from_dict
from renovation.financing.rules.study import calculate
from renovation.quantities.effects import Comparison, Entries, Outcome, Watched, watch_effects
from renovation.quantities.rules.parameters import MissingParameter, Parameters, parameters_on
from renovation.territories.queries import commune_by_insee

PREFIX = "aids."


def _kept() -> QuerySet[AidsInquiry]:
    return AidsInquiry.objects.open(now=timezone.now())


def _sample(at_most: int) -> Sequence[str]:
    return [str(key) for key in _kept().order_by("-changed_at").values_list("pk", flat=True)[:at_most]]


def _compare(key: str, comparison: Comparison) -> Outcome | None:
    """The middle of the price range, under both barèmes."""
    inquiry = _kept().select_related("commune__department", "diagnosis__commune__department").filter(pk=key).first()
    if inquiry is None:
        return None
    try:
        sides = [
            plan_in_words(outlook_of(inquiry, on=comparison.on, parameters=_parameters(entries, comparison)).middle)
            for entries in (comparison.before, comparison.after)
        ]
    except MissingParameter:
        return None
    return Outcome(f"Ménage à {inquiry.commune.name}", *sides)


def _open_variants() -> QuerySet[FinancingVariant]:
    return FinancingVariant.objects.filter(case__in=Case.objects.running())


def _sample_variants(at_most: int) -> Sequence[str]:
    return [str(key) for key in _open_variants().order_by("-changed_at").values_list("pk", flat=True)[:at_most]]


def _compare_variant(key: str, comparison: Comparison) -> Outcome | None:
    """The scenario as if everything was done on that day, under both barèmes; amounts decided by a person stay out."""
    variant = _open_variants().filter(pk=key).first()
    if variant is None:
        return None
    kept = scenario_from_dict(variant.scenario)
    scenario = replace(kept, situation=replace(kept.situation, dates=Dates()))
    insee = scenario.situation.home.commune or ""
    near = local_aids_in(insee, on=comparison.on)

    def told(entries: Entries) -> Mapping[str, str]:
        parameters = _parameters(entries, comparison)
        return plan_in_words(calculate(scenario, lambda _: parameters, comparison.on, local_aids=near).middle)

    try:
        sides = [told(entries) for entries in (comparison.before, comparison.after)]
    except MissingParameter:
        return None
    commune = commune_by_insee(insee)
    return Outcome(f"Scénario d’un dossier à {commune.name}" if commune else "Scénario d’un dossier", *sides)


def _parameters(entries: Entries, comparison: Comparison) -> Parameters:
    return parameters_on((entry for entry in entries if entry["code"].startswith(PREFIX)), comparison.on)


watch_effects(
    Watched(
        name="financing.inquiries",
        label="Aides demandées par les ménages",
        prefixes=(PREFIX,),
        total=lambda: _kept().count(),
        sample=_sample,
        compare=_compare,
    )
)
watch_effects(
    Watched(
        name="financing.variants",
        label="Scénarios de financement des dossiers ouverts",
        prefixes=(PREFIX,),
        total=lambda: _open_variants().count(),
        sample=_sample_variants,
        compare=_compare_variant,
    )
)
