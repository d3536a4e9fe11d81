"""Typical situations: on which a local aid is tried before it is published, and a new barème before it holds.

Invented households: nobody's. Their income is found from the ceilings of the day, so that each stays in its class.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.aids.rules.income import ceilings_for
from renovation.aids.rules.situation import Home, Household, Line, Project, Situation
from renovation.aids.rules.vocabulary import ILE_DE_FRANCE, Age, Asker, HomeKind, IncomeClass
from renovation.aids.rules.works import Work
from renovation.quantities.rules.parameters import Parameters

# How far from a ceiling the income stands.
MARGIN_EUR = Decimal(500)


@dataclass(frozen=True)
class Spot:
    """Where the home stands."""

    region: str | None = None
    department: str | None = None
    epci: str | None = None
    commune: str | None = None


@dataclass(frozen=True)
class Typical:
    """A situation with its name and what it is, in words."""

    code: str
    title: str
    works: str
    situation: Situation


@dataclass(frozen=True)
class _Sketch:
    code: str
    title: str
    works: str
    income: IncomeClass
    persons: int
    home: tuple[HomeKind, int, Age, str]
    target: str
    gain_pct: int
    lines: tuple[Line, ...]
    lives_there: bool = True


def _line(work: Work, cost: int, quantity: int | None = None) -> Line:
    pumps = work is Work.AIR_WATER_PUMP
    return Line(
        work,
        Decimal(cost),
        quantity=None if quantity is None else Decimal(quantity),
        glazed_area_m2=Decimal(2 * quantity) if quantity and work is Work.WINDOWS else None,
        seasonal_efficiency_pct=Decimal(150) if pumps else None,
        heats_water=True if pumps else None,
        ventilation="modulated" if work is Work.DOUBLE_FLOW else None,
        lost_attic=True if work is Work.ROOF else None,
    )


_ROOF, _WALLS, _FLOOR = (
    _line(Work.ROOF, 6000, 80),
    _line(Work.OUTER_WALLS, 20000, 110),
    _line(Work.FLOOR, 4000, 75),
)
_PUMP, _WINDOWS, _AIR = (
    _line(Work.AIR_WATER_PUMP, 15000),
    _line(Work.WINDOWS, 7000, 8),
    _line(Work.DOUBLE_FLOW, 7000),
)
_WHOLE = (_ROOF, _WALLS, _FLOOR, _PUMP, _AIR)
_HOUSE_F = (HomeKind.HOUSE, 100, Age.OVER_15, "F")
_SKETCHES = (
    _Sketch(
        "very_modest_house",
        "Retraités, maison F, revenus très modestes",
        "Rénovation d’ampleur jusqu’à B\u00a0: 52\u00a0000\u00a0€ hors taxes",
        IncomeClass.VERY_MODEST,
        2,
        _HOUSE_F,
        "B",
        62,
        _WHOLE,
    ),
    _Sketch(
        "modest_house",
        "Famille de quatre, maison F, revenus modestes",
        "Rénovation d’ampleur jusqu’à C\u00a0: 45\u00a0000\u00a0€",
        IncomeClass.MODEST,
        4,
        _HOUSE_F,
        "C",
        48,
        (_ROOF, _WALLS, _FLOOR, _PUMP),
    ),
    _Sketch(
        "intermediate_house",
        "Famille de trois, maison E, revenus intermédiaires",
        "Rénovation d’ampleur jusqu’à C\u00a0: 45\u00a0000\u00a0€",
        IncomeClass.INTERMEDIATE,
        3,
        (HomeKind.HOUSE, 120, Age.OVER_15, "E"),
        "C",
        42,
        (_ROOF, _WALLS, _FLOOR, _PUMP),
    ),
    _Sketch(
        "higher_house",
        "Couple, maison F, revenus supérieurs",
        "Rénovation d’ampleur jusqu’à B\u00a0: 52\u00a0000\u00a0€",
        IncomeClass.HIGHER,
        2,
        _HOUSE_F,
        "B",
        62,
        _WHOLE,
    ),
    _Sketch(
        "very_modest_roof",
        "Personne seule, maison G, revenus très modestes",
        "Combles seuls\u00a0: 6\u00a0000\u00a0€",
        IncomeClass.VERY_MODEST,
        1,
        (HomeKind.HOUSE, 80, Age.OVER_15, "G"),
        "F",
        18,
        (_ROOF,),
    ),
    _Sketch(
        "modest_flat",
        "Couple, appartement E, revenus modestes",
        "Fenêtres et ventilation\u00a0: 14\u00a0000\u00a0€",
        IncomeClass.MODEST,
        2,
        (HomeKind.FLAT, 60, Age.OVER_15, "E"),
        "D",
        26,
        (_WINDOWS, _AIR),
    ),
    _Sketch(
        "modest_landlord",
        "Bailleur, maison F louée, revenus modestes",
        "Rénovation d’ampleur jusqu’à C\u00a0: 45\u00a0000\u00a0€",
        IncomeClass.MODEST,
        2,
        _HOUSE_F,
        "C",
        48,
        (_ROOF, _WALLS, _FLOOR, _PUMP),
        lives_there=False,
    ),
    _Sketch(
        "recent_house",
        "Famille de quatre, maison récente D, revenus intermédiaires",
        "Pompe à chaleur\u00a0: 15\u00a0000\u00a0€",
        IncomeClass.INTERMEDIATE,
        4,
        (HomeKind.HOUSE, 110, Age.FROM_10_TO_15, "D"),
        "C",
        30,
        (_PUMP,),
    ),
)


def typical_situations(spot: Spot, parameters: Parameters, on: date) -> Sequence[Typical]:
    """The typical households with a home at this place. Raises MissingParameter where no ceiling is known that day."""
    return tuple(Typical(one.code, one.title, one.works, _situation(one, spot, parameters, on)) for one in _SKETCHES)


def typical_codes() -> tuple[str, ...]:
    return tuple(one.code for one in _SKETCHES)


def _situation(one: _Sketch, spot: Spot, parameters: Parameters, on: date) -> Situation:
    kind, area_m2, age, label = one.home
    return Situation(
        household=Household(one.persons, _income(one, spot, parameters), region=spot.region, rfr_is_yearly=True),
        home=Home(
            kind,
            Decimal(area_m2),
            age,
            spot.region,
            spot.department,
            spot.epci,
            spot.commune,
            label,
            main_residence=True,
        ),
        project=Project(
            one.lines,
            target_label=one.target,
            energy_gain_pct=Decimal(one.gain_pct),
            replaces_fossil_boiler=True,
            adviser_met_on=on,
        ),
        asker=Asker.OWNER,
        lives_there=one.lives_there,
    )


def _income(one: _Sketch, spot: Spot, parameters: Parameters) -> Decimal:
    place = "ile_de_france" if spot.region == ILE_DE_FRANCE else "elsewhere"
    ceilings = ceilings_for(parameters.named(f"aids.income.{place}"), one.persons)
    if one.income is IncomeClass.HIGHER:
        return ceilings[-1] + MARGIN_EUR
    return ceilings[one.income.rank] - MARGIN_EUR
