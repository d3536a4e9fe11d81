"""Local aids read from plain data, a file or a form: an unknown word is refused with its place, nothing is guessed."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from renovation.aids.rules.local_shape import KINDS, LocalAid, Territory, Tier, When
from renovation.aids.rules.vocabulary import LETTERS, Asker, IncomeClass
from renovation.quantities.rules.yaml_files import content_of

FILE = Path(__file__).resolve().parents[1] / "tables" / "local_aids.yaml"
MONEY = frozenset(
    {
        "budget_left_eur",
        "cost_over_eur",
        "least_gain_pct",
        "gain_over_pct",
        "value",
        "base_ceiling_eur",
        "ceiling_eur",
        "gain_from_pct",
    }
)
DAYS = frozenset({"starts", "ends", "read_on", "budget_on"})


class LocalAidError(ValueError):
    """A local aid that cannot be taken; says which and why."""


@cache
def seeded_local_aids() -> tuple[LocalAid, ...]:
    """The examples that the installation starts with."""
    return tuple(read_local_aid(raw) for raw in raw_local_aids())


def raw_local_aids() -> list[dict[str, Any]]:
    """The same as they are written."""
    found: list[dict[str, Any]] = content_of(FILE)
    return found


def read_local_aid(raw: Mapping[str, Any]) -> LocalAid:
    """One aid, its vocabulary checked."""
    name = str(raw.get("code", "?"))
    try:
        return LocalAid(**_checked(LocalAid, raw, _AID))
    except (ValueError, TypeError, KeyError, InvalidOperation) as error:
        raise LocalAidError(f"{name}: {error}") from error


def _territory(raw: Mapping[str, Any]) -> Territory:
    return Territory(**{key: frozenset(map(str, codes)) for key, codes in _known(Territory, raw).items()})


def _groups(raw: Any) -> tuple[tuple[Tier, ...], ...]:
    groups = tuple(tuple(_tier(one) for one in group) for group in raw)
    if not groups or not all(groups):
        raise ValueError("an amount is needed")
    return groups


def _tier(raw: Mapping[str, Any]) -> Tier:
    tier = Tier(**_checked(Tier, raw, {"when": _when}))
    if tier.kind not in KINDS:
        raise ValueError(f"{tier.kind!r} is no kind of amount ({', '.join(sorted(KINDS))})")
    if tier.value < 0 or (tier.kind == "rate" and tier.value > 1):
        raise ValueError(f"{tier.value} is no {tier.kind}")
    return tier


def _when(raw: Mapping[str, Any]) -> When:
    return When(**_checked(When, raw, _WHEN))


def _label(raw: Any) -> str:
    if str(raw) not in LETTERS:
        raise ValueError(f"{raw!r} is no class of the energy label")
    return str(raw)


def _labels(raw: Any) -> str:
    return "".join(_label(one) for one in str(raw))


def _low_consumption(raw: Any) -> str:
    if raw not in ("renovation", "new"):
        raise ValueError(f"{raw!r} is no level of low consumption")
    return str(raw)


def _incomes(raw: Any) -> frozenset[IncomeClass]:
    return frozenset(IncomeClass(one) for one in raw)


def _ceilings(raw: Any) -> tuple[Decimal, ...]:
    found = tuple(Decimal(str(one)) for one in raw)
    if len(found) < 2:
        raise ValueError("ceilings by persons, then what each more adds")
    return found


_AID: Mapping[str, Any] = {
    "territory": _territory,
    "excluded": _territory,
    "groups": _groups,
    "askers": lambda raw: frozenset(Asker(one) for one in raw),
    "income_classes": _incomes,
    "target_label": _label,
    "worst_labels": _labels,
}
_WHEN: Mapping[str, Any] = {
    "income_classes": _incomes,
    "rfr_ceilings_eur": _ceilings,
    "target_label": _label,
    "low_consumption": _low_consumption,
}


def _known(kind: type, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    allowed = {one.name for one in fields(kind)}
    unknown = set(raw) - allowed
    if unknown:
        raise ValueError(f"unknown words: {', '.join(sorted(unknown))}")
    return raw


def _checked(kind: type, raw: Mapping[str, Any], readers: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in _known(kind, raw).items():
        if value is None:
            continue
        if key in readers:
            found[key] = readers[key](value)
        elif key in MONEY:
            found[key] = Decimal(str(value))
        elif key in DAYS:
            found[key] = value if isinstance(value, date) else date.fromisoformat(str(value))
        else:
            found[key] = value
    return found
