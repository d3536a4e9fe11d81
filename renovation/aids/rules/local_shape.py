"""The closed vocabulary of local aids: territory, audience, dwelling, works, amounts, dates, budget, regulation."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from renovation.aids.rules.vocabulary import Asker, IncomeClass

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
    gain_over_pct: Decimal | None = None
    cost_over_eur: Decimal | None = None
    with_accompanied: bool = False
    starts: date | None = None
    ends: date | None = None
    budget_left_eur: Decimal | None = None
    budget_on: date | None = None
    # Why it is suspended; empty when it is not.
    suspension: str = ""
    combinable: bool = True
    subject_to_capping: bool = True
