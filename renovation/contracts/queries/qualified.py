"""The RGE directory asked for each line of a quote, on the day of its signature, else of the quote."""

from collections.abc import Sequence
from datetime import date

from renovation.contracts.models import Quote
from renovation.contracts.rules.facts import Qualified
from renovation.contracts.rules.remarks import day
from renovation.professionals.enums import Domain
from renovation.professionals.queries import Coverage, coverage_on, current_release
from renovation.professionals.rules.coverage import CoverageState
from renovation.works.rules.catalogue import catalogue


def qualified_of(quote: Quote, *, today: date) -> dict[int, Qualified]:
    """By position, the lines whose works have a domain. A line is covered by any of its domains."""
    siret, release = quote.siret_digits, current_release()
    if not siret.isdigit() or release is None:
        return {}
    on = quote.signed_on or quote.dated_on or today
    asked: dict[tuple[str, ...], Qualified] = {}
    found = {}
    for line in quote.lines.all():
        type_ = catalogue().find(line.work_type)
        domains = type_.rge_domains if type_ else ()
        if not domains or (line.ht is not None and line.ht < 0):
            continue
        if domains not in asked:
            asked[domains] = _answer(siret, domains, on, quote)
        found[line.position] = asked[domains]
    return found


def _answer(siret: str, domains: Sequence[str], on: date, quote: Quote) -> Qualified:
    wanted = [Domain(one) for one in domains]
    coverage = coverage_on(siret, domains=wanted, on=on, platform_id=quote.case.platform_id)
    said = _said(coverage, on, " ou ".join(str(one.label) for one in wanted))
    return Qualified(coverage.state is CoverageState.COVERED, said)


def _said(coverage: Coverage, on: date, works: str) -> str:
    """Never "n’est pas RGE": what is in no list is not found."""
    when = f"le {day(on)}"
    if coverage.state is CoverageState.COVERED:
        end = max(one.valid_to for one in coverage.held if one.valid_from <= on <= one.valid_to)
        return f"Qualification trouvée {when} ({works}), valable jusqu’au {day(end)}."
    if coverage.state is CoverageState.NO_LONGER:
        end = max(one.valid_to for one in coverage.held if one.valid_to < on)
        return f"Qualification échue {when} ({works})\u00a0: elle a pris fin le {day(end)}."
    if coverage.state is CoverageState.NOT_YET:
        start = min(one.valid_from for one in coverage.held)
        return f"Qualification pas encore valable {when} ({works})\u00a0: elle commence le {day(start)}."
    return f"Qualification pas trouvée {when} ({works})\u00a0: demandez le certificat à l’entreprise."
