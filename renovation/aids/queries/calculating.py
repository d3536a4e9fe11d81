"""Reads for those who calculate aids: the parameters of any day, as the tables have them."""

from datetime import date

from renovation.aids.rules.financing import Book
from renovation.quantities.queries import entries_on
from renovation.quantities.rules.parameters import Parameters, parameters_on

PREFIX = "aids."


def parameters_book() -> Book:
    """The aids' parameters of any day; a day is read once. To be made anew for each request or job."""
    days: dict[date, Parameters] = {}

    def on_day(day: date) -> Parameters:
        if day not in days:
            days[day] = parameters_on((one for one in entries_on(day) if one["code"].startswith(PREFIX)), day)
        return days[day]

    return on_day
