"""Nobody promises a visit without an address: whoever goes there would find it out at the door."""

from renovation.appointments.enums import Modality
from renovation.appointments.queries.visits import dwelling_address
from renovation.appointments.refusals import AddressNeeded
from renovation.cases.models import Case


def visit_address(modality: str, typed: str, case: Case | None) -> str:
    """Where a visit is made: as it was typed, else at the dwelling of the case; `AddressNeeded` without either."""
    if modality != Modality.HOME:
        return ""
    known = " ".join(typed.split())[:200] or dwelling_address(case)
    if not known:
        raise AddressNeeded
    return known
