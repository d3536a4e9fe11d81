"""Reads of the directory: near a place, by name, on a day, and what imports did."""

from renovation.professionals.queries.coverage import Coverage, Held, coverage_on, covered_elsewhere
from renovation.professionals.queries.nearby import (
    ENOUGH,
    RADII_KM,
    USUAL_RADIUS_KM,
    NearbyCompanies,
    Point,
    Search,
    search_around,
    search_near,
)
from renovation.professionals.queries.searching import (
    companies_named,
    companies_qualified,
    company_qualified,
    current_release,
    search_by_name,
    search_by_resemblance,
    valid_qualifications,
)

__all__ = [
    "ENOUGH",
    "RADII_KM",
    "USUAL_RADIUS_KM",
    "Coverage",
    "Held",
    "NearbyCompanies",
    "Point",
    "Search",
    "companies_named",
    "companies_qualified",
    "company_qualified",
    "coverage_on",
    "covered_elsewhere",
    "current_release",
    "search_around",
    "search_by_name",
    "search_by_resemblance",
    "search_near",
    "valid_qualifications",
]
