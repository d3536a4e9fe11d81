"""What stands in the way of publishing a pathway, in words for whoever composes it."""

from collections.abc import Iterator

from renovation.pathways.rules.conditions import ACT
from renovation.pathways.rules.shape import CLOSED, Shape, Stage

LEAST_STAGES = 2


def problems(shape: Shape) -> tuple[str, ...]:
    """Sentences; none when the pathway may be published."""
    of_stages = (each for stage in shape.stages for each in _of_stage(shape, stage))
    return (*_of_the_whole(shape), *of_stages, *_of_acts(shape))


def _of_the_whole(shape: Shape) -> Iterator[str]:
    if len(shape.stages) < LEAST_STAGES:
        yield "Un parcours a au moins deux étapes."
    for first in shape.stages[:1]:
        if first.optional:
            yield f"Chaque dossier commence à «\u00a0{first.name}\u00a0»\u00a0: elle ne peut pas être facultative."
        if first.needs:
            yield f"Chaque dossier commence à «\u00a0{first.name}\u00a0»\u00a0: elle n’a pas de condition d’entrée."
    if len(set(shape.codes)) != len(shape.codes) or CLOSED in shape.codes:
        yield "Deux étapes portent le même identifiant."
    names = [stage.name.casefold() for stage in shape.stages]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"Deux étapes s’appellent «\u00a0{name}\u00a0»."
    if not shape.acts:
        yield "Ajoutez au moins un type d’acte\u00a0: les conseillers en ont besoin pour noter un échange."


def _of_stage(shape: Shape, stage: Stage) -> Iterator[str]:
    name = f"Étape «\u00a0{stage.name}\u00a0»"
    if not stage.words:
        yield f"{name}\u00a0: écrivez les mots que lit le ménage."
    for code in stage.needs:
        if code.startswith(ACT) and shape.act(code.removeprefix(ACT)) is None:
            yield f"{name}\u00a0: une condition demande un type d’acte qui n’existe plus."
    if any(shape.act(code) is None for code in stage.acts):
        yield f"{name}\u00a0: elle compte un type d’acte qui n’existe plus."
    if stage.limit_days is not None and any(line.days > stage.limit_days for line in stage.tasks):
        yield f"{name}\u00a0: une tâche a une échéance après le délai de l’étape."


def _of_acts(shape: Shape) -> Iterator[str]:
    for act in shape.acts:
        if act.moves_to and shape.stage(act.moves_to) is None:
            yield f"Acte «\u00a0{act.name}\u00a0»\u00a0: il mène à une étape qui n’existe plus."
