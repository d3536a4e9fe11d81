"""A stage and the acts as the texts of a form, and back: what the optimistic lock compares (H4)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from renovation.pathways.rules.shape import ActKind, Shape, Stage, read_stage

YES = "1"
_LINES = ("tasks", "documents", "reminders")
_LISTS = ("needs", "acts")


def stage_values(stage: Stage) -> dict[str, str]:
    """What the form of a stage shows, as texts."""
    return {
        "name": stage.name,
        "words": stage.words,
        "explanation": stage.explanation,
        "optional": YES if stage.optional else "",
        "limit_days": str(stage.limit_days or ""),
        "message": stage.message,
        **{name: ",".join(getattr(stage, name)) for name in _LISTS},
        **{name: lines_text([asdict(one) for one in getattr(stage, name)]) for name in _LINES},
    }


def stage_of(code: str, values: Mapping[str, str]) -> Stage:
    """The stage that the texts describe."""
    raw: dict[str, Any] = {
        "code": code,
        **{name: values[name].strip() for name in ("name", "words", "explanation", "message")},
        "optional": values["optional"] == YES,
        "limit_days": int(values["limit_days"]) if values["limit_days"] else None,
        **{name: [one for one in values[name].split(",") if one] for name in _LISTS},
        **{name: lines_of(values[name]) for name in _LINES},
    }
    return read_stage(raw)


def act_values(shape: Shape) -> dict[str, str]:
    return {"acts": lines_text([asdict(one) for one in shape.acts])}


def acts_of(values: Mapping[str, str], former: Shape) -> tuple[ActKind, ...]:
    """The kinds of acts as typed; a line without code gets one from its name, never one already taken."""
    found: list[ActKind] = []
    taken = {act.code for act in former.acts}
    for raw in lines_of(values["acts"]):
        code = raw.get("code") or ""
        if code not in {act.code for act in former.acts} or code in {one.code for one in found}:
            code = free_code(raw["name"], taken | {one.code for one in found})
        found.append(ActKind(code=code, name=raw["name"], moves_to=raw.get("moves_to") or ""))
    return tuple(found)


def with_stage(shape: Shape, stage: Stage) -> Shape:
    return replace(shape, stages=tuple(stage if one.code == stage.code else one for one in shape.stages))


def without_stage(shape: Shape, code: str) -> Shape:
    """The stage goes, and no act leads to it any more."""
    acts = tuple(replace(act, moves_to="") if act.moves_to == code else act for act in shape.acts)
    return replace(shape, acts=acts, stages=tuple(one for one in shape.stages if one.code != code))


def shifted(shape: Shape, code: str, by: int) -> Shape:
    """The stage one place up (-1) or down (1); at an end it stays."""
    stages = list(shape.stages)
    place = shape.place(code)
    if place is None or not 0 <= place + by < len(stages):
        return shape
    stages[place], stages[place + by] = stages[place + by], stages[place]
    return replace(shape, stages=tuple(stages))


def free_code(name: str, taken: set[str]) -> str:
    """A code from a name: letters without accents, with a number when it is taken."""
    plain = name.casefold().translate(str.maketrans("àâäçéèêëîïôöùûüœ’'", "aaaceeeeiioouuuo__"))
    base = (
        "_".join("".join(each if each.isascii() and each.isalnum() else " " for each in plain).split())[:30] or "autre"
    )
    numbered = (base if rank == 1 else f"{base}_{rank}" for rank in range(1, len(taken) + 3))
    return next(code for code in numbered if code not in taken)


def lines_text(lines: Sequence[Mapping[str, Any]]) -> str:
    """Lines in one text, always spelt the same for the same lines."""
    return json.dumps([dict(sorted(one.items())) for one in lines], ensure_ascii=False) if lines else ""


def lines_of(text: str) -> list[dict[str, Any]]:
    return list(json.loads(text)) if text else []
