"""New lines of a scenario: quantity of the description, price of the territory."""

from collections.abc import Sequence
from datetime import date

from renovation.prices.queries.bands import sources_on
from renovation.programmes.calculating import Workshop, bands_for, line_values, reduced_vat
from renovation.programmes.models import WorkLine, WorksStep
from renovation.programmes.refusals import Refused
from renovation.programmes.rules.proposals import proposal_of
from renovation.territories.models import Commune


def add_lines(wanted: Sequence[tuple[WorksStep, str]], workshop: Workshop, commune: Commune, *, on: date) -> None:
    """One line for each work, at the end of its step."""
    if not wanted:
        return
    if workshop.subject is None:
        raise Refused(workshop.reason)
    found = []
    for step, key in wanted:
        proposal = proposal_of(workshop.subject, key)
        if proposal is None:
            raise Refused("Ces travaux ne s’appliquent pas à ce logement.", "new")
        found.append((step, key, proposal))
    bands = bands_for([proposal for _, _, proposal in found], commune, on=on)
    vat = reduced_vat(sources_on(on))
    ranks: dict[object, int] = {}
    for step, key, proposal in found:
        ranks.setdefault(step.pk, step.lines.count())
        ranks[step.pk] += 1
        values = line_values(proposal, bands, on=on)
        WorkLine.objects.create(step=step, rank=ranks[step.pk], key=key, vat_rate=vat, **values)
