"""What the advice says, ready to be stored as JSON and shown as it is. Amounts are yearly unless said otherwise."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Range:
    """The likely value, and what eight dwellings out of ten with the same answers lie between."""

    low: int
    likely: int
    high: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The dwelling at one moment of the works. `energy_class` is the final one: the worse of energy and climate."""

    final_kwh: int
    primary_kwh_m2: int
    ghg_kg_m2: int
    cost_eur: int
    energy_class: str


@dataclass(frozen=True, slots=True)
class Gain:
    """What is saved in a year, at the conventional prices; below zero where the works use or cost more."""

    final_kwh: Range
    cost_eur: Range
    ghg_kg: Range
    primary_percent: int


@dataclass(frozen=True, slots=True)
class Cost:
    """An indicative cost, VAT included. `quantity` in `unit`: a square metre or the whole dwelling."""

    low_eur: int
    high_eur: int
    quantity: float
    unit: str
    parameter: str
    source: str
    to_verify: bool


@dataclass(frozen=True, slots=True)
class Level:
    """What to ask of the work: the least resistance of an insulation, the highest Uw of windows."""

    value: float
    unit: str
    sentence: str
    parameter: str
    source: str
    to_verify: bool


@dataclass(frozen=True, slots=True)
class Sizing:
    """Power of a new generator: for the dwelling as it stands before any insulation, and for it as insulated."""

    bare_kw: float
    insulated_kw: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Work:
    """One work: alone, or one step of a bundle (then `before` is the end of the step before).

    `shared`: to be decided by the copropriété. `rge_domains` are codes of the RGE directory, `work_types` those of the
    national classification of works. No cost where only a study can tell it.
    """

    code: str
    stage: str
    title: str
    advice: str
    why: str
    warnings: tuple[str, ...]
    rge_domains: tuple[str, ...]
    work_types: tuple[str, ...]
    shared: bool
    before: Standing
    after: Standing
    gain: Gain
    cost: Cost | None
    level: Level | None
    sizing: Sizing | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Works in order, each simulated after the ones before: `after` is that of the last step.

    `cost_low_eur` and `cost_high_eur` add up the steps; `unpriced` names the steps that have no cost.
    """

    code: str
    title: str
    why: str
    steps: tuple[Work, ...]
    warnings: tuple[str, ...]
    shared: bool
    before: Standing
    after: Standing
    gain: Gain
    cost_low_eur: int
    cost_high_eur: int
    cost_to_verify: bool
    unpriced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything that a page or a report shows on works.

    `path` leads to `target_class` or better when `path_reached`, else as far as it goes; `path_why` says it in words.
    `prices_to_verify`: the energy prices behind the euros saved were not read in an official text.
    """

    target_class: str
    works: tuple[Work, ...]
    bundles: tuple[Bundle, ...]
    path: Bundle | None
    path_reached: bool
    path_why: str
    prices_to_verify: bool

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def stored_works(result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The single works of a stored result, in the form of `Work`, whatever version of the engine wrote it.

    Results of the first version hold `improvements`, without costs or warnings: they are read as they are.
    """
    works = result.get("works")
    if works:
        return list(works["works"])
    return [_from_improvement(old) for old in result.get("improvements", ())]


def _from_improvement(old: Mapping[str, Any]) -> Mapping[str, Any]:
    euros = {"low": old["saving_eur_low"], "likely": old["saving_eur"], "high": old["saving_eur_high"]}
    return {
        "code": old["code"],
        "title": old["title"],
        "advice": old["advice"],
        "why": "",
        "warnings": (),
        "rge_domains": (),
        "work_types": (),
        "shared": False,
        "before": {"energy_class": old["class_before"]},
        "after": {"energy_class": old["class_after"]},
        "gain": {
            "final_kwh": dict.fromkeys(("low", "likely", "high"), old["saving_kwh"]),
            "cost_eur": euros,
            "ghg_kg": None,
        },
        "cost": None,
        "level": None,
        "sizing": None,
    }
