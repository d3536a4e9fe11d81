"""What a case already tells of the search: the commune of its dwelling, the works considered."""

from django.utils.text import Truncator

from renovation.cases.models import Case
from renovation.financing.queries import facts_of
from renovation.financing.rules.advised import bundles_and_works
from renovation.professionals.queries import USUAL_RADIUS_KM
from renovation.professionals.rules.works import directory_works


def first_search(case: Case) -> dict[str, str]:
    """The values of the search form that are known, the last diagnosis first. Nothing is to be typed again."""
    facts = facts_of(case)
    found = {"radius": str(USUAL_RADIUS_KM)}
    if facts.commune is not None:
        found |= {"insee": facts.commune.insee, "commune": facts.commune.name}
    for one in (facts.version, facts.diagnosis):
        if one is None or not one.result:
            continue
        for bundle in bundles_and_works(one.result):
            domains = [domain for step in bundle["steps"] for domain in step.get("rge_domains", ())]
            works = directory_works(domains)
            if works is not None:
                return {**found, "works": works.code}
    return found


def works_in_words(case: Case, label: str) -> str:
    """What the firm would read of the works; the household may change it."""
    return Truncator(label or case.title).chars(200)
