"""The directory in JSON. E-mail addresses stay on the pages: they are often those of persons."""

from datetime import date

from cms.api.door import Body
from renovation.professionals.models import Company, Qualification
from renovation.professionals.queries import Coverage, Held
from renovation.professionals.rules.coverage import CoverageState
from renovation.professionals.rules.validity import expiring_before
from renovation.professionals.rules.works import Works

STATES = {
    CoverageState.COVERED: "couverte",
    CoverageState.NOT_YET: "pas_encore",
    CoverageState.NO_LONGER: "plus",
    CoverageState.NOT_FOUND: "non_trouvee",
}


def works_shape(works: Works) -> Body:
    domains = [{"code": domain.value, "libelle": str(domain.label)} for domain in works.domains]
    return {
        "code": works.code,
        "libelle": works.label,
        "onglet": works.trade.value,
        "precis": works.is_precise,
        "domaines": domains,
    }


def company_shape(company: Company, *, on: date) -> Body:
    """An establishment, with what it is qualified for today."""
    held = [one for one in company.valid if one.domain]  # type: ignore[attr-defined]
    return {
        "siret": company.siret,
        "siren": company.siren,
        "nom": company.name,
        "adresse": company.address,
        "code_postal": company.postcode,
        "code_insee": company.commune_id,
        "commune": company.commune.name if company.commune else None,
        "latitude": company.latitude,
        "longitude": company.longitude,
        "position_approximative": company.is_approximate,
        "telephone": company.phone or None,
        "site": company.website or None,
        "qualifications": [_qualification(one, on) for one in held],
    }


def found_shape(company: Company, *, on: date) -> Body:
    """The same in a search: with its distance, and the other establishments of the firm that were found."""
    others = [other.siret for other in company.others_nearby]
    return company_shape(company, on=on) | {
        "distance_km": round(company.distance_km, 1),
        "autres_etablissements": others,
    }


def coverage_shape(coverage: Coverage) -> Body:
    return {
        "siret": coverage.siret,
        "nom": coverage.name or None,
        "etat": STATES[coverage.state],
        "qualifications": [_held(one) for one in coverage.held],
        "autres_travaux_ce_jour": [_held(one) for one in coverage.others],
    }


def _qualification(one: Qualification, on: date) -> Body:
    return {
        "domaine": one.domain,
        "libelle": one.get_domain_display(),
        "organisme": one.get_body_display(),
        "du": one.valid_from.isoformat(),
        "au": one.valid_to.isoformat(),
        "expire_bientot": one.valid_to < expiring_before(on),
    }


def _held(one: Held) -> Body:
    return {
        "domaine": one.domain or None,
        "libelle": one.domain_words,
        "organisme": one.body_words,
        "du": one.valid_from.isoformat(),
        "au": one.valid_to.isoformat(),
    }
