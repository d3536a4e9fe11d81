"""Works of a programme as those of a financing scenario: a whole one, or one of its steps."""

from collections.abc import Iterator, Sequence

from renovation.financing.queries.inquiries import Option
from renovation.financing.rules.outlook import Chosen
from renovation.financing.rules.works import PlannedWork
from renovation.programmes.models import WorksScenario
from renovation.programmes.queries import content_of
from renovation.programmes.rules.content import Content, Line, Step

NBSP = "\N{NO-BREAK SPACE}"
PROGRAMME = "programme"


def programme_options(scenarios: Sequence[WorksScenario]) -> Iterator[Option]:
    """Each scenario with works, then each of its steps when it has several."""
    for scenario in scenarios:
        content = content_of(scenario)
        if not content.lines:
            continue
        told = f"Programme de travaux{NBSP}: {content.name}"
        yield Option(f"{PROGRAMME}:{scenario.pk}", f"{told} ({len(content.lines)} travaux)")
        if len(content.steps) > 1:
            for step in content.steps:
                words = f"{told}, étape {step.number} seule ({step.title})"
                yield Option(f"{PROGRAMME}:{scenario.pk}:{step.number}", words)


def works_of_programme(scenarios: Sequence[WorksScenario], wanted: str) -> Chosen:
    """The works that `wanted` names (identifier, step), with the quantities and prices that were kept."""
    identifier, _, number = wanted.partition(":")
    scenario = next((one for one in scenarios if str(one.pk) == identifier), None)
    if scenario is None:
        return Chosen("", ())
    content = content_of(scenario)
    steps = [step for step in content.steps if number in ("", str(step.number))]
    works = tuple(_planned(line) for step in steps for line in step.lines)
    return Chosen(
        title=content.name,
        works=works,
        before_label=_label_before(steps) if number else "",
        after_label=_label_after(steps),
        saving_likely_eur=_saving(content, steps, whole=not number),
        label_estimated=True,
    )


def _planned(line: Line) -> PlannedWork:
    cost = line.cost
    parts = f" ({', '.join(part.rsplit(' (', 1)[0] for part in line.parts)})" if 0 < len(line.parts) < 3 else ""
    return PlannedWork(
        code=line.code,
        title=f"{line.title}{parts}",
        low_eur=cost.low_ttc if cost else None,
        high_eur=cost.high_ttc if cost else None,
        quantity=line.quantity if line.unit == "m²" else None,
        unit=line.unit,
        to_verify=line.to_verify,
        source=line.price_reason or line.basis,
        cost_ht_eur=cost.ht if cost else None,
    )


def _label_before(steps: Sequence[Step]) -> str:
    """Of a step alone: the gains of the steps before it are not its own."""
    first = steps[0].result if steps else None
    return str(first["before"]["energy_class"]) if first else ""


def _label_after(steps: Sequence[Step]) -> str:
    last = steps[-1].result if steps else None
    return str(last["after"]["energy_class"]) if last else ""


def _saving(content: Content, steps: Sequence[Step], *, whole: bool) -> int | None:
    if whole:
        return content.saving_eur
    gains = [step.result["gain"]["cost_eur"]["likely"] for step in steps if step.result]
    return sum(gains) if gains else None
