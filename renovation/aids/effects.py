"""What a change of parameters would change for typical households: each aid before and after."""

from collections.abc import Mapping

from renovation.aids.rules.effect import plan_in_words
from renovation.aids.rules.financing import evaluate
from renovation.aids.rules.typical import Spot, typical_codes, typical_situations
from renovation.quantities.effects import Comparison, Entries, Outcome, Watched, watch_effects
from renovation.quantities.rules.parameters import MissingParameter, Parameters, parameters_on

PREFIX = "aids."
# Income ceilings differ in Île-de-France only: one place on each side. Départements of the two climate zones H1.
SPOTS: Mapping[str, tuple[str, Spot]] = {
    "elsewhere": ("Doubs", Spot("27", "25")),
    "ile_de_france": ("Essonne", Spot("11", "91")),
}


def _compare(key: str, comparison: Comparison) -> Outcome | None:
    """The same household, whose income is found from the present ceilings, under both barèmes."""
    place, code = key.split(":", 1)
    where, spot = SPOTS[place]
    before, after = (_parameters(entries, comparison) for entries in (comparison.before, comparison.after))
    try:
        known = typical_situations(spot, before, comparison.on)
    except MissingParameter:
        return None
    typical = next(one for one in known if one.code == code)
    sides = [plan_in_words(evaluate(typical.situation, one, comparison.on)) for one in (before, after)]
    return Outcome(f"{typical.title} ({where})", *sides)


def _parameters(entries: Entries, comparison: Comparison) -> Parameters:
    return parameters_on((entry for entry in entries if entry["code"].startswith(PREFIX)), comparison.on)


def _keys() -> list[str]:
    return [f"{place}:{code}" for code in typical_codes() for place in SPOTS]


watch_effects(
    Watched(
        name="aids.situations",
        label="Aides de ménages types",
        prefixes=(PREFIX,),
        total=lambda: len(_keys()),
        sample=lambda at_most: _keys()[:at_most],
        compare=_compare,
    )
)
