"""New lines of a scenario: quantity of the description, price of the territory."""

from collections.abc import Sequence
from datetime import date

from renovation.prices.queries.bands import sources_on
from renovation.programmes.calculating import Workshop, bands_for, line_values, parts_in_words, reduced_vat
from renovation.programmes.models import WorkLine, WorksScenario, WorksStep
from renovation.programmes.refusals import Refused
from renovation.programmes.rules.proposals import proposal_of
from renovation.programmes.rules.wanted import Wanted
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


def check_fit(scenario: WorksScenario, workshop: Workshop) -> None:
    """Another description numbers its parts otherwise: a line on some of them keeps its own, or nothing is written."""
    if workshop.subject is None:
        raise Refused(workshop.reason)
    lost = []
    for line in WorkLine.objects.filter(step__scenario=scenario).order_by("step__rank", "rank"):
        wanted = Wanted.read(line.key)
        proposal = proposal_of(workshop.subject, line.key)
        if proposal is None or (wanted.parts and parts_in_words(proposal) != line.parts):
            lost.append(f"{line.title} ({', '.join(line.parts)})" if wanted.parts else line.title)
    if lost:
        told = "\u00a0; ".join(lost)
        raise Refused(f"Ce diagnostic n’a pas les mêmes travaux\u00a0: {told}. Retirez-les, ou gardez le diagnostic.")
