"""From a type of works to its names elsewhere, and back: aids, RGE domains, sheets of energy savings."""

from collections.abc import Iterable

from renovation.works.rules.catalogue import WorkType, catalogue, work_type


def domains_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Domains of the RGE directory that these types ask for, each once, in their order."""
    return tuple(dict.fromkeys(domain for code in codes for domain in work_type(code).rge_domains))


def usual_aid(codes: Iterable[str]) -> str:
    """The work of the aids that the first of these types usually is; empty when none of them has aids of its own."""
    return next((work_type(code).aids[0] for code in codes if work_type(code).aids), "")


def types_of_aid(aid: str) -> tuple[WorkType, ...]:
    """Types that may be this work of the aids."""
    return tuple(one for one in catalogue().types if aid in one.aids)


def types_of_sheet(sheet: str) -> tuple[WorkType, ...]:
    """Types that a sheet of energy savings covers today."""
    return tuple(one for one in catalogue().types if sheet in one.cee_sheets)


def types_of_domain(domain: str) -> tuple[WorkType, ...]:
    """Types for which a professional is qualified by this domain."""
    return tuple(one for one in catalogue().types if domain in one.rge_domains)
