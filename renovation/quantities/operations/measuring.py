"""What a batch would change: a sample of the results kept is computed twice, a few at a time."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.quantities.effects import Comparison, Outcome, all_watched, watched_named
from renovation.quantities.models import Batch
from renovation.quantities.queries.batches import entries_with

MEASURE = "parameters.effect"
# So many at a time: the page shows how far the work has come, and nothing is held for long.
AT_ONCE = 10
EXAMPLES = 20


@transaction.atomic
def ask_effect(*, batch_id: UUID, on: date) -> Batch:
    """Begin to measure the effect of a batch on a day; a measure that was under way is forgotten."""
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    codes = list(batch.values.values_list("parameter_id", flat=True))
    batch.effect = {"round": str(uuid4()), "on": on.isoformat(), "parts": _parts(codes)}
    batch.save(update_fields=["effect"])
    record(Action.BATCH_MEASURED, subject=batch, detail={"on": on.isoformat()})
    _go_on(batch)
    return batch


@transaction.atomic
def measure_some(*, batch_id: UUID, round_id: str) -> None:
    """The next few results; asks for more work while some are left."""
    batch = Batch.objects.select_for_update().filter(pk=batch_id).first()
    if batch is None or not batch.is_open or batch.effect.get("round") != round_id:
        return
    part = next((one for one in batch.effect["parts"] if one["done"] < len(one["keys"])), None)
    if part is None:
        return
    on = date.fromisoformat(batch.effect["on"])
    before, after = entries_with(batch, on)
    comparison = Comparison(on=on, before=before, after=after)
    for key in part["keys"][part["done"] : part["done"] + AT_ONCE]:
        _measure(part, key, comparison)
    batch.save(update_fields=["effect"])
    _go_on(batch)


def _parts(codes: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "name": watched.name,
            "total": watched.total(),
            "keys": list(watched.sample(settings.PARAMETER_EFFECT_SAMPLE)),
            "done": 0,
            "changed": 0,
            "failed": 0,
            "aspects": {},
            "examples": [],
        }
        for watched in all_watched()
        if any(watched.depends_on(code) for code in codes)
    ]


def _measure(part: dict[str, Any], key: str, comparison: Comparison) -> None:
    watched = watched_named(part["name"])
    outcome = watched.compare(key, comparison) if watched else None
    part["done"] += 1
    if outcome is None:
        part["failed"] += 1
    elif outcome.changing:
        _count(part, outcome)


def _count(part: dict[str, Any], outcome: Outcome) -> None:
    part["changed"] += 1
    for aspect in outcome.changing:
        part["aspects"][aspect] = part["aspects"].get(aspect, 0) + 1
    if len(part["examples"]) < EXAMPLES:
        sides = [", ".join(words for words in side.values() if words) for side in (outcome.before, outcome.after)]
        part["examples"].append([outcome.subject, *sides])


def _go_on(batch: Batch) -> None:
    """One job for each step, known by where it starts: asked twice, it is done once."""
    done = sum(part["done"] for part in batch.effect["parts"])
    if done < sum(len(part["keys"]) for part in batch.effect["parts"]):
        round_id = batch.effect["round"]
        payload = {"batch_id": str(batch.pk), "round_id": round_id}
        enqueue(kind=MEASURE, key=f"{MEASURE}:{round_id}:{done}", payload=payload)
