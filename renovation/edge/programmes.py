"""A works programme in plain words, for every face: pages, the household's space, the PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.edge.pictures import Bar, Columns
from renovation.programmes.rules.content import Content, Step, content_from


@dataclass(frozen=True)
class StepInWords:
    """A step as a household reads it."""

    step: Step
    before: str
    after: str
    saving_eur: int | None
    why: tuple[str, ...]

    @property
    def changes_class(self) -> bool:
        return self.before != self.after


def programme_in_words(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The programme kept with a decision, with its picture."""
    content = content_from(plain)
    steps = [_in_words(step) for step in content.steps]
    return {"content": content, "steps": steps, "bills": bills_of(content), "based_on": plain.get("based_on", "")}


def bills_of(content: Content) -> Columns | None:
    """The energy bill of a year, today and after each step."""
    if content.result is None:
        return None
    bars = [Bar("Avant", Decimal(content.result["before"]["cost_eur"]))]
    bars += [
        Bar(f"Étape {step.number}", Decimal(step.result["after"]["cost_eur"])) for step in content.steps if step.result
    ]
    return Columns("Dépenses d’énergie d’une année, après chaque étape", "€ par an", bars, what="Moment")


def _in_words(step: Step) -> StepInWords:
    result = step.result
    why = dict.fromkeys(line.sheet.why for line in step.lines if line.sheet)
    if result is None:
        return StepInWords(step, "", "", None, tuple(why))
    before, after = str(result["before"]["energy_class"]), str(result["after"]["energy_class"])
    return StepInWords(step, before, after, result["gain"]["cost_eur"]["likely"], tuple(why))
