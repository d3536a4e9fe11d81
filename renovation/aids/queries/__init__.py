"""Reads about aids, by subject: for those who calculate, for those who keep the local aids."""

from renovation.aids.queries.calculating import (
    local_aid_of,
    local_aids_in,
    parameters_book,
    spot_in,
    version_of_day,
)

__all__ = ["local_aid_of", "local_aids_in", "parameters_book", "spot_in", "version_of_day"]
