"""Local aids that do not answer any more what they answered when a result was calculated."""

from dataclasses import dataclass

from renovation.aids.rules.local_aids import PREFIX
from renovation.aids.rules.result import Result
from renovation.aids.rules.vocabulary import Status
from renovation.financing.rules.study import Study


@dataclass(frozen=True)
class LocalChange:
    """One aid before and now; nothing where it is not looked at."""

    label: str
    before: Result | None
    after: Result | None


def local_changes(kept: Study, present: Study) -> list[LocalChange]:
    """What the rules answer is compared, whatever amount was decided in their place."""
    old, new = _local(kept), _local(present)
    found = []
    for code in dict.fromkeys((*old, *new)):
        before, after = old.get(code), new.get(code)
        one = after or before
        if one is not None and _answer(before) != _answer(after):
            found.append(LocalChange(one.label, before, after))
    return found


def _local(study: Study) -> dict[str, Result]:
    return {one.aid: one.before or one for one in study.middle.results if one.aid.startswith(PREFIX)}


def _answer(one: Result | None) -> tuple[object, ...]:
    """An aid that does not concern the household is as good as none."""
    return () if one is None or one.status is Status.NOT_ELIGIBLE else (one.status, one.amount_eur)
