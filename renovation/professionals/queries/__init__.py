"""Reads of the directory: near a place, by name, on a day, and what imports did."""

from renovation.professionals.queries.coverage import Coverage, Held, coverage_on, covered_elsewhere
from renovation.professionals.queries.entries import (
    Ended,
    Entry,
    companies_named,
    company_named,
    directory_settings,
    entry_of,
    published_photo,
    with_charter,
)
from renovation.professionals.queries.named import search_by_name, search_by_resemblance
from renovation.professionals.queries.nearby import (
    ENOUGH,
    RADII_KM,
    USUAL_RADIUS_KM,
    NearbyCompanies,
    Search,
    search_around,
    search_near,
)
from renovation.professionals.queries.nearest import Point
from renovation.professionals.queries.searching import (
    companies_qualified,
    company_qualified,
    current_release,
    establishments_named,
    valid_qualifications,
)

__all__ = [
    "ENOUGH",
    "RADII_KM",
    "USUAL_RADIUS_KM",
    "Coverage",
    "Ended",
    "Entry",
    "Held",
    "NearbyCompanies",
    "Point",
    "Search",
    "companies_named",
    "companies_qualified",
    "company_named",
    "company_qualified",
    "coverage_on",
    "covered_elsewhere",
    "current_release",
    "directory_settings",
    "entry_of",
    "establishments_named",
    "published_photo",
    "search_around",
    "search_by_name",
    "search_by_resemblance",
    "search_near",
    "valid_qualifications",
    "with_charter",
]
