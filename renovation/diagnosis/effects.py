"""What a change of parameters would change in the diagnoses that are kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from renovation.diagnosis.estimation import PREFIX, place_of
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.diagnosis.queries import answers_of, description_of
from renovation.diagnosis.rules.climate import OutsideMethod
from renovation.diagnosis.rules.detail.evaluation import Incomplete, evaluate
from renovation.diagnosis.rules.estimate import Estimate, estimate
from renovation.quantities.effects import Comparison, Entries, Outcome, Watched, watch_effects
from renovation.quantities.rules.parameters import MissingParameter, Parameters, parameters_on
from renovation.quantities.rules.wording import SPACE, number_in_words

# Enough to compare two results of the same answers: both draw the same sample.
SAMPLES = 60
_KINDS: Mapping[str, str] = {"house": "Maison", "flat": "Appartement"}


def _open_estimates() -> QuerySet[SelfDiagnosis]:
    return SelfDiagnosis.objects.kept(now=timezone.now()).completed().filter(commune__isnull=False)


def _open_versions() -> QuerySet[DiagnosisVersion]:
    return DiagnosisVersion.objects.filter(frozen_at__isnull=True, result__isnull=False)


def _newest(found: Callable[[], QuerySet[Any]]) -> Callable[[int], Sequence[str]]:
    def sample(at_most: int) -> Sequence[str]:
        return [str(key) for key in found().order_by("-changed_at").values_list("pk", flat=True)[:at_most]]

    return sample


def _compare_estimate(key: str, comparison: Comparison) -> Outcome | None:
    diagnosis = _open_estimates().select_related("commune__department").filter(pk=key).first()
    if diagnosis is None or diagnosis.commune is None:
        return None
    answers, place = answers_of(diagnosis), place_of(diagnosis.commune)

    def told(parameters: Parameters) -> Mapping[str, str]:
        return _estimate_in_words(estimate(answers, place, parameters, samples=SAMPLES))

    area = f", {number_in_words(round(answers.area_m2))}{SPACE}m²" if answers.area_m2 else ""
    subject = f"{_KINDS.get(str(answers.kind), 'Logement')} à {diagnosis.commune.name}{area}"
    return _outcome(subject, comparison, told)


def _compare_version(key: str, comparison: Comparison) -> Outcome | None:
    found = _open_versions().select_related("dwelling__commune__department").filter(pk=key).first()
    if found is None:
        return None
    described, place = description_of(found), place_of(found.dwelling.commune)

    def told(parameters: Parameters) -> Mapping[str, str]:
        result = evaluate(described, place, parameters)
        return _in_words(result.final_class, result.cost_eur)

    kind = _KINDS.get(str(described.kind), "Logement")
    area = f"{number_in_words(round(described.area_m2))}{SPACE}m²"
    return _outcome(f"{kind} à {found.dwelling.commune.name}, {area}, version {found.number}", comparison, told)


def _outcome(subject: str, comparison: Comparison, told: Callable[[Parameters], Mapping[str, str]]) -> Outcome | None:
    try:
        before, after = (told(_parameters(entries, comparison)) for entries in (comparison.before, comparison.after))
    except (OutsideMethod, Incomplete, MissingParameter):
        return None
    return Outcome(subject, before, after)


def _parameters(entries: Entries, comparison: Comparison) -> Parameters:
    return parameters_on((entry for entry in entries if entry["code"].startswith(PREFIX)), comparison.on)


def _estimate_in_words(found: Estimate) -> Mapping[str, str]:
    words = _in_words(found.class_likely, found.cost_eur.likely)
    bundles = found.works.bundles if found.works else ()
    if not bundles:
        return words
    fullest = max(bundles, key=lambda bundle: len(bundle.steps))
    works = f"travaux de {_euros(fullest.cost_low_eur)} à {_euros(fullest.cost_high_eur)}"
    return {**words, "coût des travaux": works}


def _in_words(letter: str, cost_eur: float) -> Mapping[str, str]:
    return {"classe": f"classe{SPACE}{letter}", "coût de l’énergie": f"{_euros(cost_eur)} d’énergie par an"}


def _euros(amount: float) -> str:
    return f"{number_in_words(round(amount))}{SPACE}€"


watch_effects(
    Watched(
        name="diagnosis.estimates",
        label="Estimations des ménages",
        prefixes=(PREFIX,),
        total=lambda: _open_estimates().count(),
        sample=_newest(_open_estimates),
        compare=_compare_estimate,
    )
)
watch_effects(
    Watched(
        name="diagnosis.versions",
        label="Diagnostics des conseillers, encore ouverts",
        prefixes=(PREFIX,),
        total=lambda: _open_versions().count(),
        sample=_newest(_open_versions),
        compare=_compare_version,
    )
)
