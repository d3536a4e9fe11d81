"""What a barème changes, in words."""

from dataclasses import dataclass
from datetime import date

from renovation.quantities.enums import BatchState
from renovation.quantities.models import Batch
from renovation.quantities.queries import BatchLine, EffectPart, comparison_of, effect_of
from renovation.quantities.rules.succession import day
from renovation.quantities.rules.wording import Difference, differences

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Change:
    """A value of a barème: its cells that change, and what to know before it is published."""

    line: BatchLine
    cells: list[Difference]
    remarks: list[str]


@dataclass(frozen=True)
class Preview:
    """The page of a barème."""

    changes: list[Change]
    seen: str
    can_be_published: bool
    steps: list[dict[str, str]]
    effect: list[EffectPart]
    effect_on: date | None
    remarks: int

    @property
    def is_measuring(self) -> bool:
        return any(not part.is_done for part in self.effect)

    @property
    def changed(self) -> int:
        return sum(part.changed for part in self.effect)

    @property
    def done(self) -> int:
        return sum(part.done for part in self.effect)

    @property
    def planned(self) -> int:
        return sum(part.planned for part in self.effect)


def preview_of(batch: Batch, *, today: date) -> Preview:
    """Differences of an open barème; of a published one, its values as they were published."""
    comparison = comparison_of(batch)
    changes = [_change(line, today) for line in comparison.lines]
    on = batch.effect.get("on")
    return Preview(
        changes=changes,
        seen=comparison.seen,
        can_be_published=comparison.can_be_published,
        steps=_steps(batch),
        effect=effect_of(batch),
        effect_on=date.fromisoformat(on) if on else comparison.starts_on,
        remarks=sum(len(change.remarks) for change in changes),
    )


def _change(line: BatchLine, today: date) -> Change:
    unit = line.value.parameter.unit
    cells = differences(line.former.value if line.former else None, line.value.value, unit)
    remarks = [line.refusal] if line.refusal else []
    if any(cell.is_large for cell in cells):
        remarks.append(f"Écart de plus de moitié{NO_BREAK}: vérifiez la virgule et l’unité ({unit}).")
    if line.former_is_replaced:
        remarks.append("La valeur publiée commence le même jour\u00a0: elle sera remplacée.")
    if line.nothing_from:
        remarks.append(f"Aucune valeur ne sera connue à partir du {day(line.nothing_from)}.")
    if line.value.starts_on < today and line.value.is_proposed:
        remarks.append("La période commence dans le passé\u00a0: les résultats déjà donnés gardent leurs valeurs.")
    if line.value.text_not_read:
        remarks.append("Texte officiel non lu\u00a0: la valeur sera montrée «\u00a0à vérifier\u00a0».")
    return Change(line, cells, remarks)


def _steps(batch: Batch) -> list[dict[str, str]]:
    """Where a barème stands."""
    names = ("Importé", "Soumis à la relecture", "Publié")
    reached = {BatchState.DRAFT: 0, BatchState.SUBMITTED: 1, BatchState.PUBLISHED: 3}.get(BatchState(batch.state), 0)
    return [
        {"label": name, "text": "", "state": "done" if rank < reached else "now" if rank == reached else "next"}
        for rank, name in enumerate(names)
    ]
