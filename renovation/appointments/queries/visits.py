"""Where a visit is made."""

from renovation.cases.models import Case


def dwelling_address(case: Case | None) -> str:
    """The address of the dwelling of a case, as a letter says it; nothing when it is not known."""
    dwelling = case.dwelling if case is not None else None
    if dwelling is None or not dwelling.address.strip():
        return ""
    commune = f"{dwelling.postcode} {dwelling.commune.name}".strip()
    return f"{dwelling.address.strip()}, {commune}"[:200]
