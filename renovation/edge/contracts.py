"""What quotes need of the calendar: days off where the dwelling is, the end of the withdrawal."""

from datetime import date, timedelta

from renovation.appointments.rules.holidays import holidays_between, of_department
from renovation.cases.models import Case
from renovation.contracts.models import Quote
from renovation.contracts.queries import delays_on
from renovation.contracts.rules.withdrawal import withdrawal_end

SPAN = timedelta(days=60)


def days_off_around(since: date | None, case: Case) -> frozenset[date]:
    """Public holidays of the two months that follow, where the dwelling is."""
    if since is None:
        return frozenset()
    department = case.dwelling.commune.department_id if case.dwelling else ""
    return holidays_between(since, since + SPAN, of_department(department)[0])


def withdrawal_of(quote: Quote, case: Case) -> date | None:
    """The last day of the withdrawal of a signed quote; nothing when it has none, or nobody knows the delay."""
    if quote.signed_on is None or not quote.off_premises:
        return None
    days = delays_on(quote.signed_on).withdrawal
    return None if days is None else withdrawal_end(quote.signed_on, days, days_off_around(quote.signed_on, case))
