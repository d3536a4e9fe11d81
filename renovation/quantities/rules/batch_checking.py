"""A file that was understood, held against what is known: every value must have its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from renovation.quantities.rules.batch_file import BatchRefused, Fault, Proposed
from renovation.quantities.rules.shapes import shape_faults
from renovation.quantities.rules.succession import PeriodRefused, Span, placed


@dataclass(frozen=True)
class Known:
    """A parameter as it stands: its unit, a value whose shape the new ones must have, the periods published."""

    unit: str
    example: Any
    spans: tuple[Span, ...]
    values: Mapping[Any, Any]


def check_batch(proposed: Sequence[Proposed], known: Mapping[str, Known]) -> tuple[Proposed, ...]:
    """The values that change something. Raises BatchRefused with every reason, or when nothing changes."""
    faults: list[Fault] = []
    for code in dict.fromkeys(one.code for one in proposed):
        own = [one for one in proposed if one.code == code]
        if code not in known:
            faults.append(Fault(own[0].line, _unknown(code, known)))
            continue
        for one in own:
            faults += [Fault(one.line, f"{code}\u00a0: {reason}") for reason in _reasons(one, known[code])]
        faults += _period_faults(own, known[code])
    if faults:
        raise BatchRefused(faults)
    changing = tuple(one for one in proposed if not _is_known(one, known[one.code]))
    if not changing:
        raise BatchRefused([Fault(0, "Ce fichier ne change rien\u00a0: toutes ses valeurs sont déjà publiées.")])
    return changing


def _unknown(code: str, known: Mapping[str, Known]) -> str:
    near = get_close_matches(code, known, n=1)
    hint = f" Vouliez-vous écrire «\u00a0{near[0]}\u00a0»\u00a0?" if near else ""
    return f"{code}\u00a0: ce paramètre n’existe pas.{hint}"


def _reasons(one: Proposed, known: Known) -> list[str]:
    reasons = shape_faults(known.example, one.value)
    if one.unit and one.unit != known.unit:
        reasons.append(f"l’unité est «\u00a0{known.unit}\u00a0» et non «\u00a0{one.unit}\u00a0».")
    return reasons


def _period_faults(own: Sequence[Proposed], known: Known) -> list[Fault]:
    """Each new period takes its place after the ones before it in the file."""
    spans, faults = list(known.spans), []
    fresh: list[Span] = []
    for one in sorted(own, key=lambda each: each.valid_from):
        if _is_known(one, known):
            continue
        span = Span(one.valid_from, one.valid_to, one.line)
        rival = next((other for other in fresh if other.overlaps(span) and other.first == span.first), None)
        if rival is not None:
            faults.append(Fault(one.line, f"{one.code}\u00a0: cette période est déjà à la ligne {rival.key}."))
            continue
        try:
            spans = placed(span, spans)
        except PeriodRefused as refused:
            faults.append(Fault(one.line, f"{one.code}\u00a0: {refused.text}"))
        fresh.append(span)
    return faults


def _is_known(one: Proposed, known: Known) -> bool:
    """Published already, the same: a file may hold the whole barème and change a part of it."""
    return any(
        span.first == one.valid_from
        and known.values[span.key] == one.value
        # A period left open in the file may have been closed since by the next value.
        and (one.valid_to is None or span.end == one.valid_to)
        for span in known.spans
    )
