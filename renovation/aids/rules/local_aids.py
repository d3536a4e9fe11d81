"""Local aids as data: a closed vocabulary that staff fill in, never code and never a free expression."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from renovation.aids.rules import requirements as shared
from renovation.aids.rules.accompanied import conditions as accompanied_conditions
from renovation.aids.rules.income import IncomeAnswer, income_class
from renovation.aids.rules.money import ZERO, cents, euros, percent
from renovation.aids.rules.result import Aid, Requirement, Result, Tree, moved, total
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import LETTERS, Asker, IncomeClass, Nature, Status
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand, Trace

PREFIX = "local:"
KINDS = frozenset({"flat", "rate", "per_m2"})


@dataclass(frozen=True)
class Territory:
    communes: frozenset[str] = frozenset()
    epcis: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class When:
    """For whom a line of the regulation holds."""

    income_classes: frozenset[IncomeClass] = frozenset()
    # RFR ceilings of the regulation itself: by persons, one to five, then what each more adds.
    rfr_ceilings_eur: tuple[Decimal, ...] = ()
    gain_from_pct: Decimal | None = None
    target_label: str | None = None
    least_jumps: int | None = None
    most_jumps: int | None = None
    low_consumption: str | None = None


@dataclass(frozen=True)
class Tier:
    """flat: euros; rate: a share of the works before tax; per_m2: euros per m² of living area."""

    kind: str
    value: Decimal
    when: When = field(default_factory=When)
    base_ceiling_eur: Decimal | None = None
    ceiling_eur: Decimal | None = None


@dataclass(frozen=True)
class LocalAid:
    """`groups`: of each group the first tier that holds is paid; groups add up."""

    code: str
    label: str
    organisation: str
    territory: Territory
    groups: tuple[tuple[Tier, ...], ...]
    source: str
    address: str
    read_on: date
    to_verify: bool = True
    excluded: Territory = field(default_factory=Territory)
    askers: frozenset[Asker] = frozenset({Asker.OWNER, Asker.BUYER})
    for_occupants: bool | None = None
    main_residence: bool = True
    income_classes: frozenset[IncomeClass] = frozenset()
    least_years: int | None = None
    worst_labels: str = ""
    target_label: str | None = None
    least_jumps: int | None = None
    least_gain_pct: Decimal | None = None
    cost_over_eur: Decimal | None = None
    with_accompanied: bool = False
    starts: date | None = None
    ends: date | None = None
    budget_left_eur: Decimal | None = None
    combinable: bool = True
    subject_to_capping: bool = True


def concerns(one: LocalAid, situation: Situation) -> bool:
    """Whether the home stands in the territory."""
    return _within(one.territory, situation) and not _within(one.excluded, situation)


def _within(place: Territory, situation: Situation) -> bool:
    home = situation.home
    return bool(
        (home.commune in place.communes)
        or (home.epci in place.epcis)
        or (home.department in place.departments)
        or (home.region in place.regions)
    )


def local_aid(one: LocalAid, situation: Situation, parameters: Parameters, on: date) -> Result:
    """The amount of a local aid, its dates and its budget."""
    aid = Aid(PREFIX + one.code, one.label, Nature.GRANT, on)
    income = income_class(situation, parameters)
    refused = aid.refused(_conditions(one, situation, income, parameters))
    if refused is not None:
        return refused
    parts = [part for group in one.groups for part in _first(one, group, situation, income)]
    tree = total(one.label, "Somme des parts du règlement.", _within_budget(one, parts))
    result = aid.granted(tree, notes=(f"{one.organisation}\u00a0: {one.source}",))
    closed = _closed(one, on)
    return moved(result, Status.CLOSED, closed) if closed else result


def _conditions(
    one: LocalAid, situation: Situation, income: IncomeAnswer, parameters: Parameters
) -> tuple[Requirement, ...]:
    asker, gain, jumps, cost = (
        situation.asker,
        situation.project.energy_gain_pct,
        situation.jumps,
        situation.cost_ht_eur,
    )
    found = [
        Requirement(concerns(one, situation), "Le logement n’est pas dans le territoire de cette aide."),
        Requirement(
            None if asker is None else asker in one.askers,
            "Cette aide s’adresse à d’autres demandeurs.",
            "Êtes-vous propriétaire du logement\u00a0?",
        ),
        shared.cost_known(situation),
    ]
    if one.for_occupants is not None:
        found.append(shared.occupant(situation) if one.for_occupants else shared.landlord(situation))
    if one.main_residence:
        found.append(shared.main_residence(situation))
    if one.income_classes:
        found.extend(shared.income_among(income, one.income_classes, "Vos revenus dépassent le plafond de cette aide."))
    if one.least_years is not None:
        found.append(shared.old_enough(situation, one.least_years))
    if one.least_jumps is not None:
        met = None if jumps is None else jumps >= one.least_jumps
        found.append(
            Requirement(
                met,
                f"Les travaux doivent faire gagner {one.least_jumps} classes.",
                "Quelle classe le logement atteindra-t-il après les travaux\u00a0?",
            )
        )
    if one.least_gain_pct is not None:
        met = None if gain is None else gain >= one.least_gain_pct
        found.append(
            Requirement(
                met,
                f"Il faut gagner {percent(one.least_gain_pct / 100)} d’énergie.",
                "Quel gain d’énergie les travaux apporteront-ils\u00a0?",
            )
        )
    if one.cost_over_eur is not None:
        met = None if cost is None else cost > one.cost_over_eur
        found.append(Requirement(met, f"Les travaux doivent dépasser {euros(one.cost_over_eur)} hors taxes.", ""))
    return (
        *found,
        *_label_conditions(one, situation),
        *(accompanied_conditions(situation, parameters) if one.with_accompanied else ()),
    )


def _label_conditions(one: LocalAid, situation: Situation) -> tuple[Requirement, ...]:
    question = f"Quelles sont les classes du logement ({LETTERS[0]} à {LETTERS[-1]}) avant et après travaux\u00a0?"
    label, target = situation.home.label, situation.project.target_label
    found = []
    if one.worst_labels:
        found.append(
            Requirement(
                None if label is None else label in one.worst_labels,
                f"Le logement doit être classé {' ou '.join(one.worst_labels)}.",
                question,
            )
        )
    if one.target_label:
        found.append(
            Requirement(
                None if target is None else target <= one.target_label,
                f"Le logement doit atteindre la classe {one.target_label}.",
                question,
            )
        )
    return tuple(found)


def _first(one: LocalAid, group: tuple[Tier, ...], situation: Situation, income: IncomeAnswer) -> list[Tree]:
    for tier in group:
        if _holds(tier.when, situation, income):
            return [_paid(one, tier, situation)]
    return []


def _holds(when: When, situation: Situation, income: IncomeAnswer) -> bool:
    project = situation.project
    gain, target, jumps = project.energy_gain_pct, project.target_label, situation.jumps
    low = {"renovation": project.low_consumption_renovation, "new": project.low_consumption_new}
    return (
        (not when.income_classes or income.income_class in when.income_classes)
        and (when.gain_from_pct is None or (gain is not None and gain >= when.gain_from_pct))
        and (when.target_label is None or (target is not None and target <= when.target_label))
        and (when.least_jumps is None or (jumps is not None and jumps >= when.least_jumps))
        and (when.most_jumps is None or (jumps is not None and jumps <= when.most_jumps))
        and (when.low_consumption is None or low[when.low_consumption])
        and (not when.rfr_ceilings_eur or _under(when.rfr_ceilings_eur, situation))
    )


def _under(ceilings: tuple[Decimal, ...], situation: Situation) -> bool:
    persons, rfr = situation.household.persons, situation.household.rfr_eur
    if persons is None or rfr is None:
        return False
    sizes = len(ceilings) - 1
    return rfr // 1 <= ceilings[min(persons, sizes) - 1] + max(0, persons - sizes) * ceilings[-1]


def _paid(one: LocalAid, tier: Tier, situation: Situation) -> Tree:
    cost, area = situation.cost_ht_eur or ZERO, situation.home.area_m2 or ZERO
    base = cost if tier.base_ceiling_eur is None else min(cost, tier.base_ceiling_eur)
    amount = {"flat": tier.value, "rate": tier.value * base, "per_m2": tier.value * area}[tier.kind]
    amount = amount if tier.ceiling_eur is None else min(amount, tier.ceiling_eur)
    label, formula = {
        "flat": ("Montant fixé", "Montant du règlement."),
        "rate": (
            f"{percent(tier.value)} des travaux",
            "Travaux hors taxes retenus × taux, sous le plafond du règlement.",
        ),
        "per_m2": ("Montant par m²", "Surface habitable × montant du règlement."),
    }[tier.kind]
    operands = (Operand("Travaux retenus, hors taxes", base, "€"),) if tier.kind == "rate" else ()
    return Trace(label, formula, cents(amount), "€", one.source, one.to_verify, operands=operands)


def _within_budget(one: LocalAid, parts: list[Tree]) -> list[Tree]:
    if one.budget_left_eur is None:
        return parts
    over = sum((part.result for part in parts), ZERO) - one.budget_left_eur
    if over <= 0:
        return parts
    return [
        *parts,
        Trace("Budget restant", "L’aide ne dépasse pas le budget qui reste.", cents(-over), "€", one.source),
    ]


def _closed(one: LocalAid, on: date) -> str:
    if one.budget_left_eur is not None and one.budget_left_eur <= 0:
        return "Le budget de cette aide est épuisé."
    if one.starts is not None and on < one.starts:
        return f"Cette aide ouvre le {one.starts:%d/%m/%Y}."
    if one.ends is not None and on > one.ends:
        return f"Cette aide a pris fin le {one.ends:%d/%m/%Y}."
    return ""
