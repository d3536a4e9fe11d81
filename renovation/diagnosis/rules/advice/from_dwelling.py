"""The advice for a dwelling that an adviser described part by part: the same shapes as for a household's answers."""

from renovation.diagnosis.rules.advice.advising import advise_on, prices_to_verify
from renovation.diagnosis.rules.advice.part_moves import BREATHING, envelope_moves
from renovation.diagnosis.rules.advice.shapes import Advice
from renovation.diagnosis.rules.advice.subject import Facts, Figures, Subject
from renovation.diagnosis.rules.advice.system_moves import is_mechanical, is_worn, main_energy, main_row, system_moves
from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.climate import Climate, altitude_class, climate, zone_of
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.evaluation import Incomplete
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.detail.terms import Adjacency
from renovation.diagnosis.rules.engine import run
from renovation.diagnosis.rules.place import Place
from renovation.quantities.rules.parameters import Parameters

_AFTER_1997 = frozenset({Period.FROM_2001, Period.FROM_2006, Period.FROM_2013, Period.SINCE_2022})


def advise_dwelling(dwelling: DetailedDwelling, place: Place, parameters: Parameters) -> Advice:
    """What to do in this dwelling. Gains have no range: nothing is drawn from a full description.

    Raises as `subject_of` does.
    """
    subject = subject_of(dwelling, place, parameters)
    return advise_on(subject, parameters, prices_to_verify=prices_to_verify(parameters))


def subject_of(dwelling: DetailedDwelling, place: Place, parameters: Parameters) -> Subject[DetailedDwelling]:
    """A described dwelling with the works that fit it, each a change of its parts.

    Raises Incomplete without heating or hot water, OutsideMethod overseas.
    """
    if not dwelling.heating or not dwelling.hot_water:
        raise Incomplete("Décrivez le chauffage et l’eau chaude\u00a0: les travaux en dépendent.")
    weather = climate(zone_of(place.department), altitude_class(place.altitude_m))

    def figures(one: DetailedDwelling) -> Figures:
        return Figures.of(run(resolve(one, weather).description, weather, parameters))

    described = resolve(dwelling, weather).description
    return Subject(
        state=dwelling,
        drawn=(),
        facts=_facts(dwelling, weather),
        moves=(*envelope_moves(dwelling, described, parameters), *system_moves(dwelling)),
        run=figures,
    )


def _facts(dwelling: DetailedDwelling, weather: Climate) -> Facts:
    row = main_row(dwelling)
    old = dwelling.period is Period.BEFORE_1948
    return Facts(
        flat=dwelling.kind is Kind.FLAT,
        before_1948=old,
        before_1997=dwelling.period not in _AFTER_1997,
        breathing_walls=old and any(wall.material in BREATHING for wall in dwelling.walls),
        mechanical_air=is_mechanical(dwelling),
        oil=main_energy(dwelling) == "oil",
        worn_generator=bool(row) and is_worn(str(row["code"])),
        collective_heating=bool(dwelling.heating) and dwelling.heating[0].collective,
        soil_floor=any(floor.adjacency is Adjacency.SOIL for floor in dwelling.floors),
        area_m2=dwelling.area_m2,
        walls_m2=sum(wall.area_m2 for wall in dwelling.walls),
        roof_m2=sum(ceiling.area_m2 for ceiling in dwelling.ceilings),
        floor_m2=sum(floor.area_m2 for floor in dwelling.floors),
        windows_m2=sum(window.area_m2 for window in dwelling.windows),
        outside_base_c=weather.base_c,
    )
