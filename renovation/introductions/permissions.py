"""Rights on what joins households and professionals, asked of the table of rights (D1)."""

from uuid import UUID

from renovation.cases.models import Case
from renovation.cases.permissions import can, household_can
from renovation.platforms.enums import Right
from renovation.platforms.rules.reader import Reader


def may_introduce(reader: Reader, case: Case) -> bool:
    """Search inside a case, propose firms, hand the household's contact on with its consent."""
    return can(reader, Right.INTRODUCE, case)


def household_may_introduce(user_id: UUID | None, case: Case) -> bool:
    """Its own contact is handed on by the holder alone: whoever follows the project beside it agrees to nothing."""
    return household_can(user_id, Right.INTRODUCE, case) and case.household.user_id == user_id
