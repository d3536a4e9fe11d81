"""The range under a question, and what the last answer changed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from renovation.diagnosis.estimation import LiveRange, live_range, live_range_of
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import answers_of_plain, answers_without
from renovation.diagnosis.queries.screens import is_answered
from renovation.diagnosis.rules.screens import Screen
from renovation.diagnosis.rules.settling import Settled
from renovation.edge.pictures.range import RangeBar

NBSP = "\N{NO-BREAK SPACE}"
# A margin that moves by less than this many points has not really moved.
NOTICEABLE = 1


@dataclass(frozen=True)
class Narrowing:
    """The range now, and before the last answer when there is one to compare with."""

    now: LiveRange
    before: LiveRange | None

    @property
    def low(self) -> str:
        return self.now.low

    @property
    def likely(self) -> str:
        return self.now.likely

    @property
    def high(self) -> str:
        return self.now.high

    @property
    def words(self) -> str:
        return f"classe {self.low}" if self.low == self.high else f"entre {self.low} et {self.high}"

    @property
    def margin(self) -> int:
        return _margin(self.now)

    @property
    def change(self) -> str:
        """What the last answer did, in one sentence."""
        if self.before is None:
            return ""
        gained = _margin(self.before) - self.margin
        if gained >= NOTICEABLE:
            return (
                f"Votre réponse a resserré la fourchette (en pointillés, ±{NBSP}{_margin(self.before)}{NBSP}% avant)."
            )
        if gained <= -NOTICEABLE:
            return f"La fourchette s’élargit{NBSP}: ce cas varie beaucoup d’un logement à l’autre."
        return "Votre réponse confirme l’estimation."

    @property
    def bar(self) -> RangeBar:
        before = self.before
        return RangeBar(
            low=self.now.primary_low,
            likely=self.now.primary_likely,
            high=self.now.primary_high,
            before=(before.primary_low, before.primary_high) if before is not None else None,
        )


def narrowing(diagnosis: SelfDiagnosis, last: Screen | None, *, on: date) -> Narrowing | None:
    """The range so far, beside what it was without the answers of the last screen."""
    now = live_range(diagnosis, on=on) if diagnosis.answers else None
    if now is None:
        return None
    before = None
    if last is not None and is_answered(diagnosis, last) and set(last.fields) & set(diagnosis.answers):
        before = live_range_of(answers_without(diagnosis, last), diagnosis.commune, on=on)
    return Narrowing(now, before)


def preview(diagnosis: SelfDiagnosis, settled: Settled, *, on: date) -> Narrowing | None:
    """The range as if the answers being typed were given, beside the range without them."""
    plain: dict[str, Any] = {**diagnosis.answers, **settled.answers}
    known = {field: value for field, value in plain.items() if value is not None}
    now = live_range_of(answers_of_plain(known), diagnosis.commune, on=on)
    before = live_range(diagnosis, on=on) if diagnosis.answers else None
    return Narrowing(now, before) if now is not None else None


def _margin(live: LiveRange) -> int:
    """Half the width of the range, in percent of its middle."""
    return round((live.primary_high - live.primary_low) / max(1, live.primary_high + live.primary_low) * 100)
