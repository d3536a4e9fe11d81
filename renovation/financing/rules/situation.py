"""From what a household said to the situation that the aids judge."""

from dataclasses import dataclass, replace
from decimal import Decimal

from renovation.aids.rules.situation import Home, Household, Project, Situation
from renovation.aids.rules.vocabulary import Age, Asker, HomeKind
from renovation.financing.rules.answers import AidsAnswers
from renovation.financing.rules.works import REPLACING_A_BOILER, PlannedWork, line_of
from renovation.quantities.rules.parameters import Parameters

_ASKERS = {
    "owner": Asker.OWNER,
    "buyer": Asker.BUYER,
    "landlord": Asker.OWNER,
    "second": Asker.OWNER,
    "tenant": Asker.TENANT,
}
_LIVING_THERE = frozenset({"owner", "buyer", "tenant"})


@dataclass(frozen=True)
class Place:
    """Where the home is, as the aids know places."""

    commune: str
    epci: str
    department: str
    region: str


def situation_without_works(answers: AidsAnswers, place: Place) -> Situation:
    """The household and its home; the works come with their costs."""
    lives_there = answers.occupation in _LIVING_THERE
    return Situation(
        household=Household(
            persons=answers.persons,
            rfr_eur=answers.rfr_eur,
            region=place.region if lives_there else answers.own_region or None,
            rfr_is_yearly=answers.rfr_is_yearly or None,
        ),
        home=Home(
            kind=HomeKind(answers.kind) if answers.kind else None,
            area_m2=answers.area_m2,
            age=Age(answers.age) if answers.age else None,
            region=place.region,
            department=place.department,
            epci=place.epci or None,
            commune=place.commune,
            label=answers.label or None,
            main_residence=None if not answers.occupation else answers.occupation != "second",
        ),
        asker=_ASKERS.get(answers.occupation),
        lives_there=lives_there if answers.occupation else None,
    )


def with_works(
    base: Situation,
    works: tuple[PlannedWork, ...],
    answers: AidsAnswers,
    parameters: Parameters,
    share: Decimal,
) -> Situation:
    """The same with the works at one point of their cost range. Works without a price are left aside."""
    replacing = bool(REPLACING_A_BOILER & {one.code for one in works})
    project = Project(
        lines=tuple(line_of(one, share, base, parameters) for one in works if one.priced),
        target_label=answers.target_label or None,
        replaces_fossil_boiler=answers.fossil_boiler if replacing else False,
    )
    return replace(base, project=project)
