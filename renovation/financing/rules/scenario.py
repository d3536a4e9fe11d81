"""A financing scenario of the adviser: the situation with its levers, lines of works with quantity and price."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.rules.local_aids import PREFIX
from renovation.aids.rules.local_shape import LocalAid, Territory, Tier
from renovation.aids.rules.money import cents
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.situation_data import plain_of, read_as
from renovation.aids.rules.vocabulary import Asker
from renovation.aids.rules.works import WORKS, Work

MOST_LINES = 40
OTHER_PREFIX = "case-"


@dataclass(frozen=True)
class WorkLine:
    """One line as on a quote. A lump sum has no quantity: it counts once."""

    work: Work
    title: str = ""
    quantity: Decimal | None = None
    unit_cost_ht_eur: Decimal | None = None
    vat_rate: Decimal | None = None
    rge: bool | None = None
    glazed_area_m2: Decimal | None = None
    seasonal_efficiency_pct: Decimal | None = None
    performance: Decimal | None = None
    heats_water: bool | None = None
    ventilation: str | None = None
    replaces_coal: bool = False
    tank_litres: Decimal | None = None
    lost_attic: bool | None = None

    @property
    def is_lump(self) -> bool:
        return WORKS[self.work].unit == "home"

    @property
    def cost_ht_eur(self) -> Decimal | None:
        """Nothing where the price, or the quantity that it multiplies, is not known."""
        quantity = self.quantity or (Decimal(1) if self.is_lump else None)
        if quantity is None or self.unit_cost_ht_eur is None:
            return None
        return cents(quantity * self.unit_cost_ht_eur)

    def line(self) -> Line:
        return Line(
            self.work,
            cost_ht_eur=self.cost_ht_eur,
            vat_rate=self.vat_rate,
            quantity=None if self.is_lump else self.quantity,
            glazed_area_m2=self.glazed_area_m2,
            seasonal_efficiency_pct=self.seasonal_efficiency_pct,
            performance=self.performance,
            heats_water=self.heats_water,
            ventilation=self.ventilation,
            replaces_coal=self.replaces_coal,
            tank_litres=self.tank_litres,
            lost_attic=self.lost_attic,
            rge=self.rge,
        )


@dataclass(frozen=True)
class OtherAid:
    """An aid of this household alone (pension fund, town without a published regulation): its amount is known."""

    label: str
    amount_eur: Decimal
    subject_to_capping: bool = True


@dataclass(frozen=True)
class Scenario:
    """Everything that a financing depends on. The situation carries no line: `situation_of` puts them in."""

    situation: Situation = field(default_factory=Situation)
    lines: tuple[WorkLine, ...] = ()
    others: tuple[OtherAid, ...] = ()
    # What the works take off the energy bill in a year, as the diagnosis says.
    saving_eur_year: Decimal | None = None

    def to_dict(self) -> dict[str, Any]:
        return dict(plain_of(self))


def scenario_from_dict(kept: Mapping[str, Any]) -> Scenario:
    return read_as(Scenario, kept)


def situation_of(scenario: Scenario) -> Situation:
    """The situation with its lines of works."""
    project = replace(scenario.situation.project, lines=tuple(one.line() for one in scenario.lines))
    return replace(scenario.situation, project=project)


def other_aids(scenario: Scenario, on: date) -> list[LocalAid]:
    """The aids of this household as local aids, so that they are combined and capped with the same rules."""
    home = scenario.situation.home
    return [
        LocalAid(
            code=f"{OTHER_PREFIX}{rank}",
            label=one.label,
            organisation="Aide notée par le conseiller",
            territory=Territory(communes=frozenset({home.commune or ""})),
            groups=((Tier("flat", one.amount_eur),),),
            source="montant communiqué par l’organisme",
            address="",
            read_on=on,
            to_verify=False,
            askers=frozenset(Asker),
            main_residence=False,
            subject_to_capping=one.subject_to_capping,
        )
        for rank, one in enumerate(scenario.others, start=1)
    ]


def is_of_the_case(key: str) -> bool:
    """Whether an aid is one of those: its rank changes with the list, so it is no name to decide an amount for."""
    return key.startswith(f"{PREFIX}{OTHER_PREFIX}")


def print_of(kept: Mapping[str, Any]) -> str:
    """What tells whether a scenario changed while somebody was typing."""
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:32]
