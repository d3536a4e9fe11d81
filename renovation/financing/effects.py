"""What a change of the aids' parameters would change in the scenarios of running cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import QuerySet

from renovation.aids.queries import PREFIX
from renovation.aids.rules.financing import book_of
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.money import euros
from renovation.aids.rules.situation import Dates
from renovation.cases.enums import Stage
from renovation.financing.models import FinancingVariant
from renovation.financing.rules.scenario import Scenario, scenario_from_dict
from renovation.financing.rules.study import calculate
from renovation.quantities.effects import Comparison, Entries, Outcome, Watched, watch_effects

UNKNOWN = "à compléter"


def _open() -> QuerySet[FinancingVariant]:
    return FinancingVariant.objects.exclude(case__stage=Stage.CLOSED)


def _sample(at_most: int) -> Sequence[str]:
    return [str(key) for key in _open().order_by("-changed_at").values_list("pk", flat=True)[:at_most]]


def _compare(key: str, comparison: Comparison) -> Outcome | None:
    """As if everything was done on the day of the comparison; the amounts decided are left out."""
    found = _open().select_related("case").filter(pk=key).first()
    if found is None:
        return None
    kept = scenario_from_dict(found.scenario)
    scenario = replace(kept, situation=replace(kept.situation, dates=Dates()))
    before, after = (_in_words(scenario, entries, comparison) for entries in (comparison.before, comparison.after))
    return Outcome(f"Dossier {found.case.number}, un scénario de financement", before, after)


def _in_words(scenario: Scenario, entries: Entries, comparison: Comparison) -> Mapping[str, str]:
    book = book_of(entry for entry in entries if entry["code"].startswith(PREFIX))
    best = calculate(scenario, book, comparison.on, local_aids=seeded_local_aids()).best
    if best is None:
        return {"reste à payer": UNKNOWN}
    return {"aides": f"{euros(best.grants_eur)} d’aides", "reste à payer": f"{euros(best.remaining_eur)} à payer"}


watch_effects(
    Watched(
        name="financing.scenarios",
        label="Scénarios de financement des dossiers en cours",
        prefixes=(PREFIX,),
        total=lambda: _open().count(),
        sample=_sample,
        compare=_compare,
    )
)
