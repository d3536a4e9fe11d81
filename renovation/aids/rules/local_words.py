"""A local aid's regulation in words, line by line, for those who read it and for those who publish it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from renovation.aids.rules.local_shape import LocalAid, Territory, Tier, When
from renovation.aids.rules.money import HUNDRED, euros, percent
from renovation.aids.rules.vocabulary import Asker, IncomeClass

SPACE = "\u00a0"
ASKERS = {
    Asker.OWNER: "propriétaires",
    Asker.BUYER: "futurs acquéreurs",
    Asker.TENANT: "locataires",
    Asker.SYNDICATE: "syndicats de copropriétaires",
}
LOW_CONSUMPTION = {
    "renovation": "niveau basse consommation rénovation",
    "new": "niveau basse consommation du neuf",
}


@dataclass(frozen=True)
class Names:
    """Names of places by code; a code without a name is shown as it is."""

    places: Mapping[str, str]

    def of(self, codes: Iterable[str]) -> str:
        return ", ".join(sorted(self.places.get(code, code) for code in codes))


def regulation_in_words(one: LocalAid, names: Names) -> list[tuple[str, str]]:
    """Lines (what, words), those that ask nothing left out."""
    lines = [
        ("Versée par", one.organisation),
        ("Territoire", territory_in_words(one.territory, names)),
        ("Sauf", territory_in_words(one.excluded, names)),
        ("Pour", _audience(one)),
        ("Revenus", _incomes(one.income_classes)),
        ("Logement", _home(one)),
        ("Travaux", _works(one)),
        ("Montant", " ".join(amounts_in_words(one))),
        ("Cumul", _together(one)),
    ]
    return [(label, words) for label, words in lines if words]


def amounts_in_words(one: LocalAid) -> list[str]:
    """One sentence a group: of each the first line that holds is paid."""
    sentences = []
    for rank, group in enumerate(one.groups):
        said = "\u00a0; sinon ".join(tier_in_words(tier) for tier in group)
        sentences.append(f"{'' if rank == 0 else 'Plus '}{said}.")
    return sentences


def tier_in_words(tier: Tier) -> str:
    """An amount, its ceilings, and when it holds."""
    amount = {
        "flat": euros(tier.value),
        "rate": f"{percent(tier.value)} des travaux hors taxes",
        "per_m2": f"{euros(tier.value)} par m² habitable",
    }[tier.kind]
    if tier.base_ceiling_eur is not None:
        amount += f" (comptés jusqu’à {euros(tier.base_ceiling_eur)})"
    if tier.ceiling_eur is not None:
        amount += f", {euros(tier.ceiling_eur)} au plus"
    when = ", ".join(_when(tier.when))
    return f"{amount} si {when}" if when else amount


def territory_in_words(place: Territory, names: Names) -> str:
    groups = (place.regions, place.departments, place.epcis, place.communes)
    return "\u00a0; ".join(names.of(codes) for codes in groups if codes)


def _when(when: When) -> Iterable[str]:
    if when.income_classes:
        yield _incomes(when.income_classes)
    if when.rfr_ceilings_eur:
        first, *_, more = when.rfr_ceilings_eur
        yield f"RFR sous les plafonds de l’aide ({euros(first)} pour une personne, {euros(more)} par personne de plus)"
    if when.gain_from_pct is not None:
        yield f"gain d’énergie d’au moins {_points(when.gain_from_pct)}"
    if when.target_label is not None:
        yield f"classe {when.target_label} atteinte"
    if when.least_jumps is not None:
        yield f"au moins {_classes(when.least_jumps)}"
    if when.most_jumps is not None:
        yield f"{_classes(when.most_jumps)} au plus"
    if when.low_consumption is not None:
        yield LOW_CONSUMPTION[when.low_consumption]


def _audience(one: LocalAid) -> str:
    who = ", ".join(words for asker, words in ASKERS.items() if asker in one.askers)
    lives = {True: "qui habitent le logement", False: "qui le louent", None: ""}[one.for_occupants]
    return " ".join(part for part in (who, lives) if part)


def _incomes(classes: Iterable[IncomeClass]) -> str:
    return ", ".join(one.label for one in sorted(classes, key=lambda one: one.rank))


def _home(one: LocalAid) -> str:
    said = []
    if one.main_residence:
        said.append("résidence principale")
    if one.least_years:
        said.append(f"terminé depuis {one.least_years} ans au moins")
    if one.worst_labels:
        said.append(f"classé {' ou '.join(one.worst_labels)} avant travaux")
    return ", ".join(said)


def _works(one: LocalAid) -> str:
    said = []
    if one.target_label:
        said.append(f"classe {one.target_label} atteinte")
    if one.least_jumps:
        said.append(f"au moins {_classes(one.least_jumps)}")
    if one.least_gain_pct is not None:
        said.append(f"gain d’énergie d’au moins {_points(one.least_gain_pct)}")
    if one.gain_over_pct is not None:
        said.append(f"gain d’énergie de plus de {_points(one.gain_over_pct)}")
    if one.cost_over_eur is not None:
        said.append(f"plus de {euros(one.cost_over_eur)} de travaux hors taxes")
    if one.with_accompanied:
        said.append("avec MaPrimeRénov’ parcours accompagné")
    return ", ".join(said)


def _classes(jumps: int) -> str:
    return f"{jumps} classe{'s' if jumps > 1 else ''} de gain"


def _points(value: Decimal) -> str:
    return percent(value / HUNDRED)


def _together(one: LocalAid) -> str:
    adds = "s’ajoute aux autres aides" if one.combinable else "ne s’ajoute pas aux autres aides"
    capped = "soumise à l’écrêtement" if one.subject_to_capping else "hors écrêtement"
    return f"{adds}, {capped}"
