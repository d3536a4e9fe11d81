"""Who books, when we know it: its household, and the case that an appointment belongs to."""

from dataclasses import dataclass

from renovation.accounts.models import User
from renovation.cases.enums import Stage
from renovation.cases.models import Case
from renovation.cases.queries.household import cases_of_household_user
from renovation.edge.requests import PlatformRequest
from renovation.households.models import Household
from renovation.households.queries import household_of_user_on
from selfservice.http import person


@dataclass(frozen=True)
class Known:
    """Nobody, an account, or an account with a household here."""

    user: User | None
    household: Household | None
    case: Case | None


def who(request: PlatformRequest) -> Known:
    """Who is logged in, its household on this platform and the newest case that runs there."""
    user = person(request)
    if user is None:
        return Known(None, None, None)
    household = household_of_user_on(user.pk, request.platform)
    running = [
        case
        for case in cases_of_household_user(user.pk)
        if case.platform_id == request.platform.pk
        and case.stage != Stage.CLOSED
        # Not those that one follows beside somebody else.
        and case.household.user_id == user.pk
    ]
    return Known(user, household, running[0] if running else None)
