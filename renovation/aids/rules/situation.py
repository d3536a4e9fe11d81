"""What is known of a household, its home and its project. None is not answered: a rule then asks, it never guesses."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from renovation.aids.rules.vocabulary import (
    LETTERS,
    OVERSEAS_COLLECTIVITIES,
    OVERSEAS_REGIONS,
    OWNERS,
    Age,
    Asker,
    Extent,
    HomeKind,
)
from renovation.aids.rules.works import Work


@dataclass(frozen=True)
class Household:
    """Those who ask: the RFR is that of the year, all tax notices added."""

    persons: int | None = None
    rfr_eur: Decimal | None = None
    region: str | None = None
    # Said by the household when the RFR is so small that it may be a month's.
    rfr_is_yearly: bool | None = None
    # Precarity in the sense of the certificates; not said, it follows from the class of income.
    precarious: bool | None = None


@dataclass(frozen=True)
class Home:
    kind: HomeKind | None = None
    area_m2: Decimal | None = None
    age: Age | None = None
    region: str | None = None
    department: str | None = None
    epci: str | None = None
    commune: str | None = None
    label: str | None = None
    main_residence: bool | None = None

    @property
    def overseas_department(self) -> bool:
        return self.region in OVERSEAS_REGIONS

    @property
    def overseas(self) -> bool:
        return self.region in OVERSEAS_REGIONS or self.region in OVERSEAS_COLLECTIVITIES


@dataclass(frozen=True)
class Line:
    """One line of works: its cost before tax, its own VAT rate, its quantity, what its sheet asks."""

    work: Work
    cost_ht_eur: Decimal | None = None
    vat_rate: Decimal | None = None
    quantity: Decimal | None = None
    glazed_area_m2: Decimal | None = None
    seasonal_efficiency_pct: Decimal | None = None
    performance: Decimal | None = None
    heats_water: bool | None = None
    ventilation: str | None = None
    replaces_coal: bool = False
    tank_litres: Decimal | None = None
    lost_attic: bool | None = None
    # Whether the company is RGE; only a no refuses the aids that ask for it.
    rge: bool | None = None


@dataclass(frozen=True)
class Project:
    lines: tuple[Line, ...] = ()
    target_label: str | None = None
    energy_gain_pct: Decimal | None = None
    extent: Extent | None = None
    replaces_fossil_boiler: bool | None = None
    guide_cost_ttc_eur: Decimal | None = None
    low_consumption_renovation: bool | None = None
    low_consumption_new: bool | None = None
    # Since 23/02/2026: the appointment with an adviser of France Rénov', before the file is sent.
    adviser_met_on: date | None = None


@dataclass(frozen=True)
class Dates:
    """Each aid has its own day. One that is not given is the day of the calculation."""

    filing: date | None = None
    quote_signed: date | None = None
    loan_offer: date | None = None
    tax_year: date | None = None


@dataclass(frozen=True)
class PropertyTax:
    town_rate: Decimal | None = None
    town_voted: bool | None = None
    yearly_eur: Decimal | None = None
    enough_spent: bool | None = None


@dataclass(frozen=True)
class Letting:
    """A home bought or kept to be let."""

    eligible_town: bool | None = None
    price_eur: Decimal | None = None
    years: int | None = None
    two_kinds_of_works: bool | None = None
    rent_eur_month: Decimal | None = None
    rent_level: str | None = None
    intermediary: bool | None = None


@dataclass(frozen=True)
class Syndicate:
    homes: int | None = None
    cost_ht_eur: Decimal | None = None
    energy_gain_pct: Decimal | None = None
    leaves_leaky: bool | None = None
    fragile: bool | None = None
    mostly_main_residences: bool | None = None
    over_15_years: bool | None = None
    under_police_order: bool | None = None


@dataclass(frozen=True)
class Adaptation:
    """MaPrimeAdapt': who asks, for whom, with which support."""

    asker: str = "occupant"
    cost_eur: Decimal | None = None
    condition: str | None = None
    support: str | None = None


@dataclass(frozen=True)
class Unfit:
    """Ma Prime Logement Décent: a home to be made fit again."""

    asker: str = "occupant"
    cost_ht_eur: Decimal | None = None
    damage: str | None = None
    gain_35: bool | None = None


@dataclass(frozen=True)
class Situation:
    household: Household = field(default_factory=Household)
    home: Home = field(default_factory=Home)
    project: Project = field(default_factory=Project)
    asker: Asker | None = None
    lives_there: bool | None = None
    dates: Dates = field(default_factory=Dates)
    property_tax: PropertyTax | None = None
    letting: Letting | None = None
    syndicate: Syndicate | None = None
    adaptation: Adaptation | None = None
    unfit: Unfit | None = None

    @property
    def is_owner(self) -> bool | None:
        return None if self.asker is None else self.asker in OWNERS

    @property
    def jumps(self) -> int | None:
        """Classes of the energy label gained by the project."""
        before, after = self.home.label, self.project.target_label
        if before is None or after is None:
            return None
        return LETTERS.index(before) - LETTERS.index(after)

    @property
    def cost_ht_eur(self) -> Decimal | None:
        """The works before tax, or None when a line has no cost, or an impossible one."""
        costs = [line.cost_ht_eur for line in self.project.lines]
        known = [cost for cost in costs if cost is not None and cost.is_finite() and cost >= 0]
        return sum(known, Decimal()) if known and len(known) == len(costs) else None
